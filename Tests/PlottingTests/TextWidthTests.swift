import Plotting
import Testing

@Suite struct TextWidthTests {
  @Test func growsWithSizeAndWeight() {
    #expect(abs(TextWidth.of("Bota", size: 10) - 23) < 0.01)
    #expect(TextWidth.of("Bota", size: 20) == 2 * TextWidth.of("Bota", size: 10))
    #expect(TextWidth.of("Bota", size: 10, isStrong: true) > TextWidth.of("Bota", size: 10))
    #expect(TextWidth.of("é", size: 10) == 6.2)
    #expect(TextWidth.of("e\u{301}", size: 10) == TextWidth.of("e", size: 10))
    #expect(TextWidth.of("", size: 10) == 0)
  }

  @Test func fitsWithAnEllipsis() {
    #expect(TextWidth.fitted("Zapatilla deportiva", width: 500, size: 12) == "Zapatilla deportiva")
    let cut = TextWidth.fitted("Zapatilla deportiva", width: 80, size: 12)
    #expect(cut == "Zapatilla d…")
    #expect(TextWidth.of(cut, size: 12) <= 80)
    #expect(TextWidth.fitted("Zapatilla", width: 0, size: 12) == "…")
  }

  @Test func wrapsBetweenWords() {
    #expect(TextWidth.wrapped("Suéter de punto", width: 70, size: 12, lines: 2) == ["Suéter de", "punto"])
    let cut = TextWidth.wrapped("uno dos tres cuatro cinco seis", width: 60, size: 12, lines: 2)
    #expect(cut.count == 2)
    #expect(cut[1].hasSuffix("…"))
    #expect(cut.allSatisfy { TextWidth.of($0, size: 12) <= 60 })
    #expect(TextWidth.wrapped("", width: 60, size: 12, lines: 2) == [])
    #expect(TextWidth.wrapped("esternocleidomastoideo", width: 60, size: 12, lines: 2).count == 1)
  }
}
