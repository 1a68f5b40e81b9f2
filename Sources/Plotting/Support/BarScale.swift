/// Where values stand along horizontal bars; zero is always in sight.
struct BarScale {
  let left: Double
  let length: Double
  private let low: Double
  private let high: Double

  /// Values that are not finite do not stretch the scale.
  init(_ values: [Double], atLeast range: ClosedRange<Double>, left: Double, length: Double) {
    let finite = values.filter { $0.isFinite && $0.magnitude < 1e300 }
    low = min(range.lowerBound, finite.min() ?? 0)
    high = max(range.upperBound, finite.max() ?? 0)
    self.left = left
    self.length = length
  }

  func x(_ value: Double) -> Double {
    guard high > low else { return left }
    let clamped = value.isNaN ? 0 : min(max(value, low), high)
    return left + (clamped - low) / (high - low) * length
  }

  var zero: Double { x(0) }
  var right: Double { left + length }
}
