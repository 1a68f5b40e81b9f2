import Plotting
import Testing
import Typography

@Suite struct BarChartTests {
  private func chart(_ bars: [(String, Double)], emphasized: Int? = nil, format: ValueFormat = .percent(1)) -> Figure {
    .bars(
      BarChart(
        bars: bars.enumerated().map { .init(label: $1.0, value: $1.1, isEmphasized: $0 == emphasized) },
        valueTitle: "probabilidad", format: format))
  }

  @Test func drawsBarsWithTheirNamesAndValues() {
    let figure = chart([("Camiseta", 0.021), ("Bota", 0.971), ("Bolso", 0.008)], emphasized: 1)
    let seen = expectDrawing(figure, "barras")
    #expect(seen.labels.map(\.text).contains("97,1\u{202F}%"))
    #expect(seen.classes.contains("accent"))
  }

  @Test func tellsTheLargestAndTheSmallest() {
    let figure = chart([("Camiseta", 0.021), ("Bota", 0.971), ("Bolso", 0.008)])
    #expect(
      figure.description()
        == "3 barras de probabilidad; la mayor, Bota, 97,1\u{202F}%; la menor, Bolso, 0,8\u{202F}%.")
    #expect(figure.data().header == ["nombre", "probabilidad"])
    #expect(figure.data().rows[1] == ["Bota", "97,1\u{202F}%"])
    #expect(figure.data(numbers: NumberStyle(mark: .point)).rows[1] == ["Bota", "97.1\u{202F}%"])
  }

  @Test func aBarIsAsLongAsItsValue() {
    let svg = chart([("a", 1), ("b", 0.5), ("c", 0)]).svg(id: "f1", place: .page)
    let widths = svg.matches(of: /<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="15"/).compactMap { Double($0.1) }
    #expect(widths.count == 2)
    #expect(abs(widths[0] - 2 * widths[1]) < 0.02)
  }

  @Test func negativeValuesGoToTheOtherSideOfZero() {
    let figure = chart([("Convolucional", 12.5), ("Densa", -7.25)], format: .decimal(2))
    let seen = expectDrawing(figure, "barras-negativas")
    let values = seen.labels.filter { $0.text.contains(",") }
    #expect(values.map(\.text) == ["12,50", "−7,25"])
    #expect(values[1].right < values[0].left)
  }

  @Test func valuesThatAreNotFiniteAreSaidAndDoNotStretch() {
    let figure = chart([("a", .nan), ("b", .infinity), ("c", -.infinity), ("d", 2), ("e", 1e308)], format: .decimal(1))
    let seen = expectSound(figure)
    #expect(seen.labels.map(\.text).contains("NaN"))
    #expect(seen.labels.map(\.text).contains("∞"))
    #expect(seen.labels.map(\.text).contains("−∞"))
    #expect(figure.description().contains("3 sin valor finito"))
    #expect(chart([("a", .nan)]).description() == "1 barra de probabilidad; ningún valor es finito.")
  }

  @Test(arguments: [0, 1, 60, 61, 10_000])
  func anyNumberOfBars(_ count: Int) {
    let figure = chart((0..<count).map { ("clase \($0)", Double($0)) }, format: .integer)
    let seen = expectSound(figure)
    let shown = seen.labels.filter { $0.text.hasPrefix("clase") }.count
    #expect(shown == min(count, 60))
    #expect(seen.labels.contains { $0.text.hasPrefix("Se dibujan 60") } == (count > 60))
    #expect(figure.data().rows.count == min(count, 1001))
  }

  @Test func allZeroAndAllEqual() {
    expectSound(chart([("a", 0), ("b", 0)]))
    #expect(chart([("a", 0.5), ("b", 0.5)]).description() == "2 barras de probabilidad; todas valen 50,0\u{202F}%.")
  }

  @Test func longAndHostileNamesStayInTheirPlace() {
    expectSound(chart(longNames.map { ($0, -1e12) } + [(hostileName, 3e15)], emphasized: 2, format: .decimal(3)))
  }
}
