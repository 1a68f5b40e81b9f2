extension Canvas {
  /// Draws ✓ in an open ring and ✗ cut out of a full disc, so that they differ by weight as well as by colour.
  mutating func sign(_ verdict: Verdict, _ x: Double, _ y: Double, size: Double) {
    let unit = size / 16
    func point(_ across: Double, _ down: Double) -> String {
      decimal(x + (across - 8) * unit) + " " + decimal(y + (down - 8) * unit)
    }
    switch verdict {
    case .right:
      circle(x, y, 7.2 * unit, "paper k-right", pen: 1.4 * unit)
      path("M\(point(4.6, 8.4))L\(point(7.2, 11))L\(point(11.6, 5.4))", "k-right", width: 1.8 * unit)
    case .wrong:
      circle(x, y, 8 * unit, "wrong")
      let cross = "M\(point(5, 5))L\(point(11, 11))M\(point(11, 5))L\(point(5, 11))"
      path(cross, "k-paper", width: 2.2 * unit)
    }
  }

  /// Defines the hatch of what is wrong and returns its paint.
  mutating func defineWrongHatch() -> String {
    define(
      """
      <pattern id="\(id)-h" patternUnits="userSpaceOnUse" width="5" height="5" patternTransform="rotate(45)">\
      <rect class="wrong" width="5" height="5"/><path class="k-paper" d="M0 0V5" stroke-width="3"/></pattern>
      """)
    return "url(#\(id)-h)"
  }
}

extension Verdict {
  /// How a table and a description call it.
  var word: String {
    switch self {
    case .right: "acierto"
    case .wrong: "error"
    }
  }
}
