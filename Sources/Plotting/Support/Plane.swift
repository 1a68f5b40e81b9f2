import Typography

/// A plot with numbers along two sides.
struct Plane {
  let across: Axis
  let down: Axis

  var left: Double { across.start }
  var right: Double { across.end }
  var top: Double { down.end }
  var bottom: Double { down.start }

  /// A plot of a size, with room on its left for the texts of the upright axis.
  init(
    _ horizontal: ClosedRange<Double>, _ vertical: ClosedRange<Double>, top: Double, width: Double, height: Double,
    ticks: Int = 6, format: ValueFormat = .decimal(0), numbers: NumberStyle
  ) {
    var down = Axis(vertical, count: ticks, numbers: numbers, format: format)
    down.start = top + height
    down.end = top
    self.down = down
    let left = down.widest + 4
    let across = Axis(horizontal, from: left, to: left + width, numbers: numbers)
    // The first text of the level axis may reach farther left than those of the upright one.
    let overhang = max(0, (zip(across.ticks, across.texts).map { Self.half($1) - across.place($0) }).max() ?? 0)
    self.across = Axis(horizontal, from: left + overhang, to: left + overhang + width, numbers: numbers)
  }

  private static func half(_ text: String) -> Double { TextWidth.of(text, size: 12) / 2 }

  /// How far right the plot and its texts reach.
  var reach: Double {
    zip(across.ticks, across.texts).map { across.place($0) + Self.half($1) }.reduce(right, max) + 1
  }

  func x(_ value: Double) -> Double { across.place(value) }
  func y(_ value: Double) -> Double { down.place(value) }

  /// Whether a point lies in the plot, its edges included.
  func contains(_ point: PlanePoint) -> Bool { across.range.contains(point.x) && down.range.contains(point.y) }

  /// Lines through points as path data, in the drawing's coordinates.
  func path(_ pieces: [[PlanePoint]]) -> String {
    var data = ""
    for piece in pieces {
      for (index, point) in piece.enumerated() {
        data += (index == 0 ? "M" : "L") + decimal(x(point.x)) + " " + decimal(y(point.y))
      }
    }
    return data
  }

  /// The ranges that hold points with some air around them, for a plot of a shape (its width over its height).
  ///
  /// Where both are of about one size, one unit is as long across as it is down, so that circles are round.
  static func frame(around points: [PlanePoint], shape: Double) -> (ClosedRange<Double>, ClosedRange<Double>) {
    let drawable = points.filter(\.isDrawable)
    let across = padded(drawable.map(\.x))
    let down = padded(drawable.map(\.y))
    let unit = max(across.span / shape, down.span)
    guard unit <= 2 * min(across.span / shape, down.span) else { return (across, down) }
    return (widened(across, to: unit * shape), widened(down, to: unit))
  }

  private static func padded(_ values: [Double]) -> ClosedRange<Double> {
    guard let low = values.min(), let high = values.max() else { return -1...1 }
    let size = max(low.magnitude, high.magnitude)
    let air = high - low > size * 1e-9 ? (high - low) * 0.06 : size > 1e-12 ? size * 0.05 : 1
    return low - air...high + air
  }

  private static func widened(_ range: ClosedRange<Double>, to span: Double) -> ClosedRange<Double> {
    let air = max(0, span - range.span) / 2
    return range.lowerBound - air...range.upperBound + air
  }
}

extension Canvas {
  /// Draws both axes; with `hasGrid` each round value has a line through the plot.
  mutating func axes(_ plane: Plane, horizontal: String, vertical: String, hasGrid: Bool = true) {
    for (value, text) in zip(plane.down.ticks, plane.down.texts) where hasGrid {
      level(value, text, plane.y(value), from: plane.left, to: plane.right)
    }
    for (value, text) in zip(plane.down.ticks, plane.down.texts) where !hasGrid {
      line(plane.left - 4, plane.y(value), plane.left, plane.y(value), "k-line")
      self.text(text, plane.left - 8, plane.y(value) + 4, "f12 soft", anchor: .end)
    }
    for (value, text) in zip(plane.across.ticks, plane.across.texts) {
      let x = plane.x(value)
      if hasGrid { line(x, plane.top, x, plane.bottom, value.magnitude < 1e-12 ? "k-line" : "k-grid") }
      stop(text, x, below: plane.bottom)
    }
    if hasGrid {
      line(plane.left, plane.bottom, plane.right, plane.bottom, "k-line")
    } else {
      frame(plane.left, plane.top, plane.right - plane.left, plane.bottom - plane.top, "k-line")
    }
    title(horizontal, from: plane.left, to: plane.right, below: plane.bottom)
    let fitted = TextWidth.fitted(cleaned(vertical), width: plane.right, size: 12)
    self.text(fitted, 0, plane.top - 10, "f12 soft")
  }
}
