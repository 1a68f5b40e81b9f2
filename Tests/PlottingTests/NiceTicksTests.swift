import Plotting
import Testing

@Suite struct NiceTicksTests {
  @Test func roundValuesAroundTheData() {
    let ticks = NiceTicks(around: 0.24...0.498)
    #expect(ticks.values.map { ($0 * 10).rounded() } == [2, 3, 4, 5])
    #expect(ticks.decimals == 1)
    #expect(NiceTicks(around: 0...255, count: 7).values == [0, 50, 100, 150, 200, 250, 300])
    #expect(NiceTicks(around: -3...7).values == [-5, 0, 5, 10])
  }

  @Test(arguments: [0.0...0.0, 5...5, -2...(-2), 1e-9...1.0000001e-9, 1e14...1.00001e14, -1e-300...1e-300])
  func narrowRangesAreWidened(_ range: ClosedRange<Double>) {
    let ticks = NiceTicks(around: range)
    #expect(ticks.values.count >= 2)
    #expect(ticks.values.count < 60)
    #expect(ticks.range.lowerBound < ticks.range.upperBound)
    #expect(ticks.range.lowerBound <= range.lowerBound)
    #expect(ticks.range.upperBound >= range.upperBound)
  }

  @Test func limitsThatCannotBeDrawnGiveAPlainAxis() {
    for range in [0...Double.infinity, -Double.infinity...0, -1e308...1e308, 0...1e300] {
      #expect(NiceTicks(around: range).range == 0...1)
    }
  }

  @Test(arguments: [0.001, 0.03, 0.7, 1, 9, 12, 480, 99_999])
  func aStepIsOneTwoOrFive(_ span: Double) {
    let values = NiceTicks(around: 0...span).values
    var step = values[1] - values[0]
    while step < 0.999 { step *= 10 }
    while step > 9.99 { step /= 10 }
    #expect([1, 2, 5].contains { abs($0 - step) < 1e-6 })
    #expect((3...8).contains(values.count))
  }

  @Test func countsAreWholeAndFew() {
    #expect(NiceTicks.counts(to: 5, most: 9) == [1, 2, 3, 4, 5])
    #expect(NiceTicks.counts(to: 10, most: 8) == [2, 4, 6, 8, 10])
    #expect(NiceTicks.counts(to: 30, most: 8) == [1, 5, 10, 15, 20, 25, 30])
    #expect(NiceTicks.counts(to: 0, most: 8) == [1])
    for last in [11, 99, 1000, 12_345, 1_000_000_000] {
      let counts = NiceTicks.counts(to: last, most: 8)
      #expect(counts.count <= 9)
      #expect(counts.count >= 2)
      #expect(counts.allSatisfy { (1...last).contains($0) })
    }
  }
}
