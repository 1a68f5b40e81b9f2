import Plotting
import Testing
import Typography

@Suite struct ValueTextTests {
  @Test func writesAsAsked() {
    let numbers = NumberStyle()
    #expect(numbers.text(101_770, .integer) == "101\u{202F}770")
    #expect(numbers.text(2.5, .integer) == "3")
    #expect(numbers.text(0.87125, .decimal(3)) == "0,871")
    #expect(numbers.text(0.971, .percent(1)) == "97,1\u{202F}%")
    #expect(NumberStyle(mark: .point).text(0.5, .decimal(1)) == "0.5")
  }

  @Test(arguments: [
    (1.0, "1,00"), (0.0123456, "0,0123"), (0.000_001_2, "1,20·10⁻⁶"), (-0.000_5, "−5,00·10⁻⁴"), (1234.6, "1235"),
    (0, "0"), (0.001, "0,00100"),
  ])
  func digitsCountFromTheFirst(value: Double, expected: String) {
    #expect(NumberStyle().text(value, .significant(3)) == expected)
  }

  private static let singles: [(Float, String)] = [
    (6.9, "6,9"), (0.1, "0,1"), (-1.3, "−1,3"), (1, "1"), (0.2, "0,2"), (1234.56, "1234,56"), (0, "0"),
  ]

  @Test(arguments: singles)
  func singlePrecisionAddsNoDecimals(value: Float, expected: String) {
    #expect(NumberStyle().short(Double(value)) == expected)
  }

  private static let doubles: [(Double, String)] = [
    (6.900_000_1, "6,9"), (0.9817, "0,9817"), (1.00005, "1,0001"), (12_345.25, "12\u{202F}345,25"),
    (0.666_666_666, "0,6667"), (0.000_2, "2,00·10⁻⁴"),
  ]

  @Test(arguments: doubles)
  func fourDecimalsAtMost(value: Double, expected: String) {
    #expect(NumberStyle().short(value) == expected)
  }

  @Test func whatIsNotANumberHasNoUnit() {
    #expect(NumberStyle().text(.nan, .percent(1)) == "NaN")
    #expect(NumberStyle().text(-.infinity, .percent(0)) == "−∞")
  }

  @Test func enormousValuesArePowersOfTen() {
    #expect(NumberStyle().text(1.5e300, .integer) == "1,50·10³⁰⁰")
    #expect(NumberStyle().text(-2e9, .decimal(2)) == "−2,00·10⁹")
    #expect(NumberStyle().text(1, .decimal(1_000_000)).count < 20)
  }
}
