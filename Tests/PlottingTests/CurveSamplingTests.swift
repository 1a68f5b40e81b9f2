import Plotting
import Testing

@Suite struct CurveSamplingTests {
  private func line(
    _ range: ClosedRange<Double>, _ window: ClosedRange<Double>, _ function: (Double) -> Double
  ) -> [PlanePoint] {
    let sampling = CurveSampling(over: range)
    return sampling.line(through: sampling.positions.map(function), showing: window, function)
  }

  /// The height of a line at a place, as it is drawn.
  private func height(_ line: [PlanePoint], at x: Double) -> Double {
    for (first, second) in zip(line, line.dropFirst()) where first.x <= x && x <= second.x && first.x < second.x {
      return first.y + (x - first.x) / (second.x - first.x) * (second.y - first.y)
    }
    return .nan
  }

  @Test func aCornerIsWhereItIs() {
    // 1/3 is no multiple of the even steps.
    let line = line(-4...4, 0...5) { max(0, $0 - 1.0 / 3) }
    #expect(line.count < 12)
    for x in stride(from: -4, through: 4, by: 0.01) {
      #expect((height(line, at: x) - max(0, x - 1.0 / 3)).magnitude < 0.005)
    }
  }

  @Test func aJumpIsAGapAndNoWall() {
    let line = line(-1...1, -1...2) { $0 > 0.3 ? 1 : 0 }
    let gap = line.firstIndex { $0.y.isNaN } ?? 0
    #expect(line.count { $0.y.isNaN } == 1)
    #expect(line[gap - 1].y == 0 && line[gap + 1].y == 1)
    #expect((line[gap - 1].x - 0.3).magnitude < 1e-9 && (line[gap + 1].x - 0.3).magnitude < 1e-9)
  }

  @Test func steepIsNoJump() {
    let line = line(-4...4, -1...1) { $0 * 1000 / (1 + ($0 * 1000).magnitude) }
    #expect(!line.contains { $0.y.isNaN })
    // A line so steep is measured across: a pixel is a fiftieth.
    let places = line.filter { $0.y > 0.45 && $0.y < 0.55 }.map { $0.x - $0.y / (1 - $0.y) / 1000 }
    #expect(places.allSatisfy { $0.magnitude < 0.001 })
    #expect((height(line, at: 0.05) - 50.0 / 51).magnitude < 0.01)
  }

  @Test func theEndOfADomainIsFound() {
    let line = line(-4...4, 0...2) { $0.squareRoot() }
    #expect((line.first?.x ?? 1).magnitude < 1e-6)
    #expect((height(line, at: 0.01) - 0.1).magnitude < 0.003)
  }

  @Test func polesPart() {
    #expect(line(-1...1, -5...5) { 1 / $0 }.count { $0.y.isNaN } == 1)
    // Not at an even step.
    #expect(line(-1...1.5, -5...5) { 1 / ($0 - 0.123) }.count { $0.y.isNaN } == 1)
  }

  @Test func aFunctionIsAskedABoundedNumberOfTimes() {
    var count = 0
    let sampling = CurveSampling(over: -1...1)
    let wild: (Double) -> Double = { x in
      count += 1
      return Double(x.bitPattern % 1009)
    }
    let values = sampling.positions.map(wild)
    _ = sampling.window(of: values, wild)
    _ = sampling.line(through: values, showing: 0...1000, wild)
    #expect(count < 6000)
  }

  @Test func theWindowHoldsAllOfABoundedFunction() {
    let sampling = CurveSampling(over: -4...4)
    // A narrow hill is no pole.
    let hill: (Double) -> Double = { $0.magnitude < 0.05 ? 1 : 0 }
    #expect(sampling.window(of: sampling.positions.map(hill), hill) == 0...1)
    let cube: (Double) -> Double = { $0 * $0 * $0 }
    #expect(sampling.window(of: sampling.positions.map(cube), cube) == -64...64)
    let pole: (Double) -> Double = { 1 / ($0 - 0.01) }
    let seen = sampling.window(of: sampling.positions.map(pole), pole) ?? 0...0
    #expect(seen.upperBound < 10 && seen.lowerBound > -10)
    #expect(sampling.window(of: sampling.positions.map { _ in .nan }, { _ in .nan }) == nil)
  }
}
