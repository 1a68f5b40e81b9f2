/// Where values stand along horizontal bars; zero is always in sight.
package struct BarScale {
  package let left: Double
  package let length: Double
  private let low: Double
  private let high: Double

  /// Values that are not finite do not stretch the scale.
  package init(_ values: [Double], atLeast range: ClosedRange<Double>, left: Double, length: Double) {
    let finite = values.filter { $0.isFinite && $0.magnitude < 1e300 }
    low = min(range.lowerBound, finite.min() ?? 0)
    high = max(range.upperBound, finite.max() ?? 0)
    self.left = left
    self.length = length
  }

  package func x(_ value: Double) -> Double {
    guard high > low else { return left }
    let clamped = value.isNaN ? 0 : min(max(value, low), high)
    return left + (clamped - low) / (high - low) * length
  }

  package var zero: Double { x(0) }
  package var right: Double { left + length }
}
