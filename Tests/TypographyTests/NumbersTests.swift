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

  @Test(arguments: [
    (20.0, "20"), (0.0, "0"), (0.25, "0,25"), (-2.5, "\u{2212}2,5"), (0.00125, "0,00125"), (60000.0, "60\u{202F}000"),
    (100.0, "100"), (0.000025, "2,5·10⁻⁵"), (2.5e-7, "2,5·10⁻⁷"), (1e-9, "1·10⁻⁹"), (-3e15, "\u{2212}3·10¹⁵"),
    (0.1234567, "0,1234567"), (12.3456789, "12,3456789"), (0.0001, "0,0001"), (0.00009, "9·10⁻⁵"), (1e12, "1·10¹²"),
    (999_999_999_999.0, "999\u{202F}999\u{202F}999\u{202F}999"),
  ])
  func exactNumbersKeepEveryDecimal(value: Double, expected: String) {
    #expect(style.exact(value) == expected)
  }

  @Test func percentagesTakeAThinSpace() {
    #expect(style.percent(0.8777, decimals: 1) == "87,8\u{202F}%")
    #expect(style.percent(1, decimals: 0) == "100\u{202F}%")
    #expect(style.percent(-0.123, decimals: 1) == "\u{2212}12,3\u{202F}%")
    #expect(style.percent(.nan, decimals: 1) == "NaN", "nada se mide en lo que no es un número")
    #expect(style.percent(-.infinity, decimals: 0) == "\u{2212}∞")
  }

  @Test func halvesOfTheDecimalFormGoUp() {
    #expect(style.percent(0.8765, decimals: 1) == "87,7\u{202F}%")
    #expect(style.percent(0.745, decimals: 0) == "75\u{202F}%")
    #expect(style.decimal(2.5, decimals: 0) == "3")
    #expect(style.decimal(-0.125, decimals: 2) == "\u{2212}0,13")
    #expect(style.decimal(999.95, decimals: 1) == "1000,0")
    #expect(style.decimal(99999.5, decimals: 0) == "100\u{202F}000")
    #expect(style.decimal(0.05, decimals: 1) == "0,1")
    #expect(style.decimal(0.0049, decimals: 2) == "0,00")
    #expect(style.decimal(1e-300, decimals: 3) == "0,000")
    #expect(style.decimal(1e21, decimals: 0) == "1" + String(repeating: "\u{202F}000", count: 7))
    #expect(style.percent(0.9999999, decimals: 2) == "100,00\u{202F}%")
    #expect(style.decimal(Double.leastNonzeroMagnitude, decimals: 2) == "0,00")
  }

  @Test func roundingAgreesWithTheSystemsAwayFromHalves() {
    for index in 0..<5000 {
      let value = Double(index * 7919 % 100_003) / 977
      for decimals in 0...6 {
        let written = style.decimal(value, decimals: decimals).filter { $0 != "\u{202F}" }
        #expect(written == fixed(value, decimals: decimals).replacing(".", with: ","))
      }
    }
  }

  @Test func scientificNotationUsesRaisedDigits() {
    #expect(style.scientific(0.0000001, decimals: 2) == "1,00·10⁻⁷")
    #expect(style.scientific(0, decimals: 1) == "0,0")
    #expect(style.scientific(-12345, decimals: 2) == "\u{2212}1,23·10⁴")
    #expect(style.scientific(9.99e-5, decimals: 0) == "1·10⁻⁴")
    #expect(NumberStyle(mark: .point).scientific(6.02e23, decimals: 2) == "6.02·10²³")
    #expect(style.scientific(.nan, decimals: 2) == "NaN")
  }

  @Test func fixedFormKeepsThePoint() {
    #expect(fixed(0.8712, decimals: 3) == "0.871")
  }
}
