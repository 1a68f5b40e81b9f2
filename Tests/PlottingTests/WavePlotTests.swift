import Plotting
import Testing

@Suite struct WavePlotTests {
  private func wave(_ count: Int, rate: Int = 8000, title: String = "la", _ rule: (Int) -> Double) -> WavePlot {
    WavePlot(samples: (0..<count).map(rule), sampleRate: rate, title: title)
  }

  private func saw(_ count: Int, rate: Int = 8000) -> WavePlot {
    wave(count, rate: rate) { index in
      let tooth = Double(index % 40 - 20) / 25
      return tooth * Double(count - index) / Double(count)
    }
  }

  @Test func drawsAShortWaveSampleBySample() {
    let plot = saw(48)
    #expect(plot.spans.count == 48 && plot.duration == 0.006)
    let seen = expectDrawing(.wave(plot), "onda")
    #expect(seen.labels.map(\.text).contains("segundos"))
    #expect(seen.counts["circle"] == 48)
    #expect(Figure.wave(plot).data().header == ["segundos", "amplitud"])
  }

  @Test func drawsTheReachOfALongOne() {
    let plot = saw(20_000)
    #expect(plot.spans.count == 600)
    expectDrawing(.wave(plot), "onda-larga")
    #expect(Figure.wave(plot).data().header == ["segundos", "mínima", "máxima"])
  }

  /// One sample among a hundred thousand is seen.
  @Test func noPeakIsLost() throws {
    for place in [0, 1, 49_999, 77_777, 99_998, 99_999] {
      let plot = wave(100_000) { $0 == place ? 1 : $0 == 3 ? -0.5 : 0 }
      #expect(plot.spans.map(\.high).max() == 1)
      #expect(plot.spans.map(\.low).min() == (place == 3 ? 0 : -0.5))
      #expect(plot.spans.allSatisfy { $0.low <= $0.high })
    }
  }

  @Test func tellsHowLongAndHowLoud() {
    let plot = wave(8000) { $0 == 4000 ? -0.75 : $0 == 10 ? 0.5 : 0 }
    #expect(
      Figure.wave(plot).description()
        == "Onda «la» de 1,000 s: 8000 muestras, 8000 por segundo; amplitud de \u{2212}0,750 a 0,500, y la mayor, a "
        + "los 0,500 s.")
  }

  @Test func whatIsNotFiniteLeavesAHole() {
    let plot = wave(30) { $0 == 10 ? .nan : $0 == 20 ? .infinity : Double($0) }
    let seen = expectSound(.wave(plot))
    #expect(seen.counts["circle"] == 28)
    expectSound(.wave(wave(5000) { $0 % 7 == 0 ? .nan : 1 }))
    let nothing = expectSound(.wave(wave(5) { _ in .nan }))
    #expect(nothing.labels.map(\.text).contains("sin valores finitos"))
  }

  @Test func sizeDoesNotGrow() {
    let short = Figure.wave(saw(20_000)).svg(id: "f1", place: .page).utf8.count
    let long = Figure.wave(saw(1_000_000, rate: 44_100)).svg(id: "f1", place: .page).utf8.count
    #expect(long < short + 2000 && long < 40_000)
  }

  @Test(arguments: [(1, 1), (2, 1_000_000), (600, 8000), (601, 8000), (3, 1), (100_000, 1)])
  func anyLengthAndRate(_ shape: (count: Int, rate: Int)) {
    for peak in [0, 1, 1e-9, 1e300, 32_767] {
      expectSound(.wave(wave(shape.count, rate: shape.rate, title: hostileName) { $0 % 2 == 0 ? peak : -peak }))
    }
    expectSound(.wave(WavePlot(samples: [], sampleRate: 0, title: "")))
  }
}
