/// The round values that an axis marks: multiples of 1, 2 or 5 times a power of ten.
package struct NiceTicks: Sendable, Equatable {
  package var values: [Double]
  /// How many decimals tell one value from the next.
  package var decimals: Int

  /// The first and the last tick, which enclose the data.
  package var range: ClosedRange<Double> {
    (values.first ?? 0)...max(values.last ?? 1, values.first ?? 0)
  }

  /// About `count` ticks around a range; a range of one point is widened.
  ///
  /// Not finite or enormous limits give the ticks of 0…1, so that a figure is always drawn.
  package init(around range: ClosedRange<Double>, count: Int = 5) {
    var low = range.lowerBound
    var high = range.upperBound
    if !(low.isFinite && high.isFinite && (high - low).isFinite) || max(low.magnitude, high.magnitude) > 1e15 {
      (low, high) = (0, 1)
    }
    if high - low <= max(max(low.magnitude, high.magnitude) * 1e-9, 1e-14) {
      let margin = low.magnitude < 1e-12 ? 0.5 : low.magnitude * 0.05
      (low, high) = (low - margin, high + margin)
    }
    let (step, decimals) = Self.step(for: (high - low) / Double(max(1, count - 1)))
    let first = (low / step + 1e-9).rounded(.down)
    let last = (high / step - 1e-9).rounded(.up)
    values = (0...Int(min(max(last - first, 1), 50))).map { (first + Double($0)) * step }
    self.decimals = decimals
  }

  /// The smallest of 1, 2, 5 times a power of ten that is at least `raw`, with its decimals.
  static func step(for raw: Double) -> (step: Double, decimals: Int) {
    var power = 1.0
    var decimals = 0
    while power > raw, decimals < 15 {
      decimals += 1
      power = 1 / (0..<decimals).reduce(1.0) { value, _ in value * 10 }
    }
    while power * 10 <= raw { power *= 10 }
    for factor in [1.0, 2, 5] where power * factor >= raw * (1 - 1e-9) { return (power * factor, decimals) }
    return (power * 10, max(0, decimals - 1))
  }

  /// Whole numbers from 1 to `last` that an axis of steps marks: all while they fit, then round ones.
  package static func counts(to last: Int, most: Int) -> [Int] {
    guard last > max(most, 1) else { return Array(1...max(1, last)) }
    var step = 1
    for factor in [2, 5, 10].cycle(upTo: 16) where step == 1 && last / factor < most { step = factor }
    return (step < 4 ? [] : [1]) + stride(from: step, through: last, by: step)
  }
}

extension [Int] {
  /// The factors and their tenfolds, `powers` times.
  fileprivate func cycle(upTo powers: Int) -> [Int] {
    var scale = 1
    var result: [Int] = []
    for _ in 0..<powers {
      result += map { $0 * scale }
      scale *= 10
    }
    return result
  }
}
