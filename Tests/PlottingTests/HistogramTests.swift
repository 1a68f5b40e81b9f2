import Plotting
import Testing

@Suite struct HistogramTests {
  private let weights = (0..<200).map { Double($0 * $0 % 199) / 199 - 0.5 }

  @Test func drawsABarForEachInterval() {
    let histogram = Histogram(weights, bins: 10, valueTitle: "red.capas[0].pesos")
    let seen = expectDrawing(.histogram(histogram), "histograma")
    #expect(seen.counts["rect"] == histogram.bins.count { $0.count > 0 })
    #expect(histogram.bins.reduce(0) { $0 + $1.count } == 200)
  }

  @Test func intervalsBeginAtRoundNumbers() {
    let histogram = Histogram(weights, bins: 10)
    #expect(histogram.bins.map(\.low).first == -0.5)
    #expect(histogram.bins[3].low == -0.2 && histogram.bins[8].low == 0.3)
    #expect(histogram.bins.count == 10)
  }

  /// A number on the edge of two intervals belongs to the second, also where 3 · 0.1 is not 0.3; the greatest to the
  /// last.
  @Test func edgesBelongToTheNextInterval() {
    let tenths = (0...10).map { Double($0) / 10 }
    let histogram = Histogram(tenths, bins: 10)
    #expect(histogram.bins.map(\.count) == [1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
    for bin in histogram.bins.dropLast() { #expect(bin.count == tenths.count { bin.low <= $0 && $0 < bin.high }) }
  }

  @Test func fewWholeNumbersHaveABarEach() {
    let dice = Histogram([1, 2, 2, 3, 6, 6, 6], isInteger: true, valueTitle: "tirada")
    let seen = expectDrawing(.histogram(dice), "histograma-enteros")
    #expect(dice.isOfSingleNumbers)
    #expect(dice.bins.map(\.count) == [1, 2, 1, 0, 0, 3])
    #expect(seen.labels.map(\.text).contains("6"))
    #expect(Figure.histogram(dice).data().rows[1] == ["2", "2", "28,6\u{202F}%"])
  }

  @Test func manyWholeNumbersHaveIntervalsOfAsMany() {
    let bytes = Histogram((0...255).map(Double.init), isInteger: true)
    #expect(!bytes.isOfSingleNumbers)
    #expect(Set(bytes.bins.dropLast().map(\.count)).count == 1)
    #expect(Figure.histogram(bytes).data().rows[0][0] == "de 0 a 19")
    let hundred = Histogram((0...100).map(Double.init), bins: 20, isInteger: true)
    #expect(hundred.bins.last?.count == 1, "el 100 no se junta con los demás")
    #expect(Histogram([0, 1, 2], bins: 50, isInteger: true).bins.count == 3)
  }

  @Test func tellsWhereMostAre() {
    #expect(
      Figure.histogram(Histogram([1, 2, 2, 3, 6, 6, 6], isInteger: true, valueTitle: "tirada")).description()
        == "7 números (tirada), de 1 a 6, con media 3,7143; donde más hay, 6: 3.")
    #expect(Figure.histogram(Histogram([0.25, 0.25])).description() == "2 números, todos 0,25.")
    #expect(Figure.histogram(Histogram([])).description() == "Ningún número finito.")
    #expect(
      Figure.histogram(Histogram([1, .nan, .infinity])).description()
        == "1 número, todos 1; 2 números no caben en ningún eje: no son finitos, o son enormes.")
  }

  @Test func degenerateNumbers() {
    let odd: [[Double]] = [
      [], [.nan], [.infinity, -.infinity], [0], [5, 5, 5], [1e15, -1e15], [1e300], [1e-300, 2e-300], [0, 1e-15],
      [1e15, 1e15 - 1], [1e14, 1e14 - 1], [1e14, -1e14], [1e8, 1e8 + 3], [99_999_999, 99_999_990],
      (0..<1000).map { Double($0) * 1e12 },
    ]
    for values in odd {
      for isInteger in [false, true] {
        for bins in [nil, 1, 7, 100, 1_000_000] as [Int?] {
          let histogram = Histogram(values, bins: bins, isInteger: isInteger, valueTitle: hostileName)
          expectSound(.histogram(histogram))
          #expect(histogram.bins.count <= 202)
          #expect(histogram.bins.reduce(0) { $0 + $1.count } + histogram.missing == values.count)
        }
      }
    }
  }
}
