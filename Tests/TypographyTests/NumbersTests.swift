import Testing
import Typography

@Suite struct NumbersTests {
  let style = NumberStyle()

  @Test(arguments: [
    (0, "0"), (1875, "1875"), (60000, "60\u{202F}000"), (101770, "101\u{202F}770"),
    (-12345, "\u{2212}12\u{202F}345"),
  ])
  func integersGroupFromFiveDigits(value: Int, expected: String) {
    #expect(style.integer(value) == expected)
  }

  @Test func decimalsTakeTheComma() {
    #expect(style.decimal(0.8777, decimals: 4) == "0,8777")
    #expect(style.decimal(-0.00001, decimals: 2) == "0,00")
    #expect(style.decimal(12345.678, decimals: 1) == "12\u{202F}345,7")
    #expect(NumberStyle(mark: .point).decimal(0.5, decimals: 1) == "0.5")
    #expect(style.decimal(.nan, decimals: 2) == "NaN")
    #expect(style.decimal(-.infinity, decimals: 2) == "\u{2212}∞")
  }

  @Test func percentagesTakeAThinSpace() {
    #expect(style.percent(0.8777, decimals: 1) == "87,8\u{202F}%")
    #expect(style.percent(1, decimals: 0) == "100\u{202F}%")
  }

  @Test func scientificNotationUsesRaisedDigits() {
    #expect(style.scientific(0.0000001, decimals: 2) == "1,00·10⁻⁷")
    #expect(style.scientific(0, decimals: 1) == "0,0")
  }

  @Test func fixedFormKeepsThePoint() {
    #expect(fixed(0.8712, decimals: 3) == "0.871")
  }
}
