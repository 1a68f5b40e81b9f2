import Diagnostics
import Lesson
import Testing

@Suite struct DirectiveUnitsTests {
  private func first(_ text: String) throws -> (source: SourceText, place: DirectiveText) {
    let source = SourceText(path: "a.md", text)
    return (source, DirectiveText(try #require(parseLesson(source).document.directives.first), in: source))
  }

  @Test func placesGoThereAndBack() throws {
    let (source, place) = try first("> ```{calcular}\n> ñ = 1\n>\n> 𝛼 = ñ + «x»\n> ```\n")
    let found = DirectiveUnits(place)
    let units = Array(place.text.utf16)
    for unit in 0...units.count {
      // Within a character of two units there is no place.
      if unit < units.count, UTF16.isTrailSurrogate(units[unit]) { continue }
      #expect(found.unit(ofOffset: place.offset(ofUnit: unit, in: source)) == unit)
    }
    #expect(place.offset(ofUnit: 9999, in: source) == place.lineStarts[3] + "𝛼 = ñ + «x»".utf8.count)
    #expect(found.unit(ofOffset: 0) == nil)
    #expect(found.unit(ofOffset: source.bytes.count) == nil)
  }

  @Test func whatIsBetweenLinesIsAtTheirEnds() throws {
    let (source, place) = try first("> ```{calcular}\r\n> añ\r\n>\r\n> b\r\n> ```\r\n")
    let found = DirectiveUnits(place)
    #expect(source.text(place.range).hasPrefix("```{calcular}"))
    #expect(place.lineStarts.map(found.unit) == [0, 11, 14, 15])
    // The line's end, and the prefix of the next one.
    #expect(found.unit(ofOffset: place.lineStarts[2] - 3) == 13)
    #expect(found.unit(ofOffset: place.lineStarts[2] - 1) == 13)
    #expect(found.unit(ofOffset: place.range.lower) == 0)
    #expect(found.unit(ofOffset: place.range.upper) == place.text.utf16.count)
  }
}
