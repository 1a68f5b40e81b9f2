import Typography

/// One side of a plot: the values from one end to the other, the round ones that it marks, and where they stand.
struct Axis {
  let range: ClosedRange<Double>
  let ticks: [Double]
  /// What each tick says.
  let texts: [String]
  /// Where the range begins and ends in the drawing.
  var start = 0.0
  var end = 1.0

  /// Marks about `count` round values within a range; one that is a point, or cannot be drawn, is widened.
  init(_ wanted: ClosedRange<Double>, count: Int, numbers: NumberStyle, format: ValueFormat = .decimal(0)) {
    let isWide = wanted.span > max(wanted.lowerBound.magnitude, wanted.upperBound.magnitude) * 1e-9
    let canBeDrawn = wanted.lowerBound.isDrawable && wanted.upperBound.isDrawable && isWide
    range = canBeDrawn ? wanted : NiceTicks(around: wanted).range
    let range = range
    let nice = NiceTicks(around: range, count: count)
    let margin = range.span * 1e-9
    ticks = nice.values.filter { $0 >= range.lowerBound - margin && $0 <= range.upperBound + margin }
    texts = ticks.map { nice.text($0, format, numbers) }
  }

  /// A level axis: as many round values as their texts leave room for.
  init(_ range: ClosedRange<Double>, from start: Double, to end: Double, numbers: NumberStyle) {
    var axis = Axis(range, count: 9, numbers: numbers)
    for count in [7, 6, 5, 4, 3, 2] where axis.widest * Double(axis.ticks.count) > (end - start) * 0.8 {
      axis = Axis(range, count: count, numbers: numbers)
    }
    axis.start = start
    axis.end = end
    self = axis
  }

  /// The width of the widest text, with the room that it needs around it.
  var widest: Double { (texts.map { TextWidth.of($0, size: 12) }.max() ?? 0) + 8 }

  func place(_ value: Double) -> Double {
    start + (value - range.lowerBound) / range.span * (end - start)
  }
}

extension NiceTicks {
  /// What a tick says: in powers of ten where it would need too many decimals.
  func text(_ value: Double, _ format: ValueFormat, _ numbers: NumberStyle) -> String {
    decimals > 5 && value != 0
      ? numbers.scientific(value, decimals: 2) : numbers.text(value, format.ticks(decimals: decimals))
  }
}

extension Canvas {
  /// Draws one value of an upright axis: a line across the plot and its text on the left, stronger at zero.
  mutating func level(_ value: Double, _ text: String, _ y: Double, from left: Double, to right: Double) {
    line(left, y, right, y, value.magnitude < 1e-12 ? "k-line" : "k-grid")
    self.text(text, left - 8, y + 4, "f12 soft", anchor: .end)
  }

  /// Draws one value of the level axis: a stroke below the plot and its text.
  mutating func stop(_ text: String, _ x: Double, below bottom: Double) {
    line(x, bottom, x, bottom + 4, "k-line")
    self.text(text, x, bottom + 18, "f12 soft", anchor: .middle)
  }

  /// Draws what a level axis counts, in the middle below its texts.
  mutating func title(_ title: String, from left: Double, to right: Double, below bottom: Double) {
    let fitted = TextWidth.fitted(cleaned(title), width: right - left, size: 12)
    text(fitted, (left + right) / 2, bottom + 35, "f12 soft", anchor: .middle)
  }
}
