import Typography

/// Seconds along the foot of a picture of sound.
struct TimeAxis {
  /// The seconds at both ends.
  var range: ClosedRange<Double>
  var left: Double
  var right: Double

  func x(_ seconds: Double) -> Double {
    let span = range.upperBound - range.lowerBound
    guard span > 0 else { return left }
    return left + min(max((seconds - range.lowerBound) / span, 0), 1) * (right - left)
  }

  /// Draws line, marks and name below `y`, some 40 pixels, and returns how far right they reach.
  @discardableResult
  func draw(_ y: Double, on canvas: inout Canvas, _ numbers: NumberStyle) -> Double {
    var reach = right
    canvas.line(left, y, right, y, "k-line")
    let ticks = NiceTicks(around: range, count: 6)
    let slack = (range.upperBound - range.lowerBound) / 1000
    for value in ticks.values where value >= range.lowerBound - slack && value <= range.upperBound + slack {
      let x = x(value)
      canvas.line(x, y + 1, x, y + 5, "k-line")
      let text = Self.text(value, ticks, numbers)
      canvas.text(text, x, y + 18, "f12 soft", anchor: .middle)
      reach = max(reach, x + TextWidth.of(text, size: 12) / 2)
    }
    canvas.text("segundos", (left + right) / 2, y + 36, "f12 soft", anchor: .middle)
    return reach
  }

  /// A tick's seconds.
  private static func text(_ value: Double, _ ticks: NiceTicks, _ numbers: NumberStyle) -> String {
    ticks.decimals > 6 && value != 0
      ? numbers.scientific(value, decimals: 1) : numbers.text(value, .decimal(min(ticks.decimals, 6)))
  }

  /// How many decimals tell one of so many moments from the next.
  static func format(_ seconds: Double, parts: Int) -> ValueFormat {
    var decimals = 0
    var step = seconds / Double(max(parts, 1))
    while step < 0.999_999, decimals < 6 {
      decimals += 1
      step *= 10
    }
    return .decimal(decimals)
  }
}
