import Typography

/// The colours of a scale with the values that they stand for, beside a picture.
struct ColorBar {
  /// What bytes 0 and 255 stand for.
  var scale: ClosedRange<Double>
  var colors = ColorScale.viridis
  /// The unit of the values, above the bar.
  var title = ""

  /// Draws the scale from byte 255 at the top to byte 0 and returns how far right it reaches.
  func draw(_ x: Double, _ top: Double, height: Double, on canvas: inout Canvas, _ numbers: NumberStyle) -> Double {
    let palette = colors.palette
    let stops = (0...colors.segments).map { step in
      let offset = decimal(Double(step) / Double(colors.segments))
      return "<stop offset=\"\(offset)\" stop-color=\"\(palette[255 - 255 * step / colors.segments].hex)\"/>"
    }
    canvas.define(
      "<linearGradient id=\"\(canvas.id)-g\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\">\(stops.joined())</linearGradient>")
    canvas.rect(x, top, 16, height, paint: "url(#\(canvas.id)-g)")
    canvas.frame(x - 0.5, top - 0.5, 17, height + 1, "k-line")
    var right = x + 16
    if !title.isEmpty {
      canvas.text(title, x, top - 10, "f12 soft")
      right = max(right, x + TextWidth.of(title, size: 12))
    }
    let span = scale.upperBound - scale.lowerBound
    guard span > 0, span.isFinite else { return right }
    let (values, format) = marks(height: height)
    for value in values {
      let y = top + height * (1 - (value - scale.lowerBound) / span)
      canvas.line(x + 17, y, x + 21, y, "k-line")
      let label = numbers.text(value, format)
      canvas.text(label, x + 25, y + 4, "f12 soft")
      right = max(right, x + 25 + TextWidth.of(label, size: 12))
    }
    return right
  }

  /// The values that are marked: round ones, and zero in the middle of a scale that has one.
  private func marks(height: Double) -> (values: [Double], format: ValueFormat) {
    let span = scale.upperBound - scale.lowerBound
    let isTall = height >= 120
    let hasMiddle = colors == .orangeBlue
    let ticks = NiceTicks(around: hasMiddle ? 0...scale.upperBound : scale, count: !isTall || hasMiddle ? 3 : 7)
    var values = ticks.values.filter { $0 >= scale.lowerBound - span / 1000 && $0 <= scale.upperBound + span / 1000 }
    if hasMiddle { values = values.filter { $0 > 0 }.reversed().map { -$0 } + values }
    // A scale too large or too narrow for round values shows its ends.
    let isRound = values.count >= 2 && ticks.decimals <= 5 && span <= 1e15
    guard !isRound || hasMiddle && !isTall else { return (values, .decimal(min(ticks.decimals, 6))) }
    guard hasMiddle else { return ([scale.lowerBound, scale.upperBound], .decimal(min(ticks.decimals, 6))) }
    return ([scale.lowerBound, 0, scale.upperBound], .decimal(min(ticks.decimals + 1, 6)))
  }
}
