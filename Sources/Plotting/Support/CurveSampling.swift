/// Where a function is evaluated so that the line through its points is its graph, to a fraction of a pixel.
///
/// Even steps first; then each step is halved where the line would leave the graph. Two numbers next to each other
/// whose values still differ stand on both sides of a gap: a jump, a pole, or the end of what the function is defined
/// for.
package struct CurveSampling: Sendable {
  package let range: ClosedRange<Double>

  package init(over range: ClosedRange<Double>) {
    self.range = range
  }

  private static let steps = 240
  /// How often a step is halved, and how often a function is evaluated, at most.
  private static let mostLevels = 40
  private static let mostEvaluations = 4000

  /// The ends of the even steps.
  package var positions: [Double] {
    (0...Self.steps).map { range.lowerBound + range.span * (Double($0) / Double(Self.steps)) }
  }

  /// What to show of a function's values at the even steps: all of them, or of a function that grows without bound
  /// what lies around most of them; nil where there are none.
  package func window<Failure: Error>(
    of values: [Double], _ function: (Double) throws(Failure) -> Double
  ) throws(Failure) -> ClosedRange<Double>? {
    let sorted = values.filter(\.isDrawable).sorted()
    guard let low = sorted.first, let high = sorted.last else { return nil }
    guard try isUnbounded(values, function) else { return low...high }
    let (early, late) = (sorted[sorted.count / 8], sorted[sorted.count - 1 - sorted.count / 8])
    let air = (late - early) / 2
    return max(low, early - air)...min(high, late + air)
  }

  /// Whether values beside the largest ones grow a thousandfold.
  private func isUnbounded<Failure: Error>(
    _ values: [Double], _ function: (Double) throws(Failure) -> Double
  ) throws(Failure) -> Bool {
    if values.contains(where: { !$0.isNaN && !$0.isDrawable }) { return true }
    let finite = values.indices.filter { values[$0].isFinite }
    guard let top = finite.max(by: { values[$0].magnitude < values[$1].magnitude }), values[top] != 0 else {
      return false
    }
    let positions = positions
    var (left, right) = (positions[max(0, top - 1)], positions[min(positions.count - 1, top + 1)])
    for _ in 0..<Self.mostLevels {
      var (best, size) = (left, -1.0)
      for step in 0...8 {
        let x = left + (right - left) * (Double(step) / 8)
        let value = try function(x).magnitude
        if value > size { (best, size) = (x, value) }
        if value > 1000 * values[top].magnitude { return true }
      }
      let reach = (right - left) / 8
      (left, right) = (max(left, best - reach), min(right, best + reach))
      guard right > left else { break }
    }
    return false
  }

  /// The function's graph, from its values at the even steps; a point without a finite height is a gap.
  package func line<Failure: Error>(
    through values: [Double], showing window: ClosedRange<Double>, _ function: (Double) throws(Failure) -> Double
  ) throws(Failure) -> [PlanePoint] {
    var refinement = Refinement(window: window)
    let coarse = zip(positions, values).map { PlanePoint($0, $1.isFinite ? $1 : .nan) }
    refinement.points = Array(coarse.prefix(1))
    for (first, second) in zip(coarse, coarse.dropFirst()) {
      try refinement.connect(first, second, level: 0, function)
    }
    let unit = PlanePoint(range.span / 400, window.span / 300)
    var line: [PlanePoint] = []
    let pieces = refinement.points.split { !$0.y.isFinite }
    // A value of its own within a jump is no piece of the graph.
    for piece in pieces where piece.count > 1 || pieces.count == 1 {
      if let last = line.last { line.append(PlanePoint(last.x, .nan)) }
      line += Polyline.simplified(Array(piece), unit: unit, tolerance: 0.04)
    }
    return line
  }

  private struct Refinement {
    let window: ClosedRange<Double>
    var points: [PlanePoint] = []
    var evaluations = 0

    /// Appends what lies between two points, and the second.
    mutating func connect<Failure: Error>(
      _ first: PlanePoint, _ second: PlanePoint, level: Int, _ function: (Double) throws(Failure) -> Double
    ) throws(Failure) {
      let middle = first.x + (second.x - first.x) / 2
      let areBothMissing = first.y.isNaN && second.y.isNaN
      let rise = (seen(second.y) - seen(first.y)).magnitude
      let isNear = level >= mostLevels || middle <= first.x || middle >= second.x
      guard !areBothMissing, !isNear, evaluations < mostEvaluations else {
        // NaN is no less than anything.
        if isNear, !(rise <= tolerance) { points.append(PlanePoint(middle, .nan)) }
        points.append(second)
        return
      }
      evaluations += 1
      let height = try function(middle)
      let point = PlanePoint(middle, height.isFinite ? height : .nan)
      let bend = (seen(point.y) - (seen(first.y) + seen(second.y)) / 2).magnitude
      if bend <= tolerance, rise <= window.span / 8 {
        points.append(second)
        return
      }
      try connect(first, point, level: level + 1, function)
      try connect(point, second, level: level + 1, function)
    }

    private var tolerance: Double { window.span * 0.000_3 }

    /// A height, no farther out of the window than the window is high.
    private func seen(_ height: Double) -> Double {
      height.isNaN ? height : min(max(height, window.lowerBound - window.span), window.upperBound + window.span)
    }
  }
}
