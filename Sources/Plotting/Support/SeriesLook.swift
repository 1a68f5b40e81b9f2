/// What one of several series looks like: a colour, and besides it a dash or a sign.
struct SeriesLook {
  /// From 1: the number of its colour in the classes `s1`, `k-s1`.
  let pen: Int
  /// What tells its line apart besides the colour.
  let dash: String
  /// What tells its points apart: path data around the origin, about 8 wide.
  let sign: String
  /// What the sign is called.
  let signName: String

  /// As many series as can be told from one another in the dark, in print and without colours.
  static let most = 12

  init(_ index: Int) {
    pen = index % 6 + 1
    dash = Self.dashes[index % Self.dashes.count]
    (signName, sign) = Self.signs[index % Self.signs.count]
  }

  private static let dashes = ["", "6 4", "1.5 4.5", "10 4 2 4", "14 5", "4 3 1 3 1 3", "8 3"]

  private static let signs = [
    ("círculo", "M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0Z"),
    ("triángulo", "M0 -4.6L4.3 3.2L-4.3 3.2Z"),
    ("cuadrado", "M-3.2 -3.2H3.2V3.2H-3.2Z"),
    ("rombo", "M0 -4.7L4.7 0L0 4.7L-4.7 0Z"),
    ("cruz", "M-1.4 -4.4H1.4V-1.4H4.4V1.4H1.4V4.4H-1.4V1.4H-4.4V-1.4H-1.4Z"),
    ("triángulo invertido", "M0 4.6L4.3 -3.2L-4.3 -3.2Z"),
    ("aspa", "M-2.4 -4.2L0 -1.8L2.4 -4.2L4.2 -2.4L1.8 0L4.2 2.4L2.4 4.2L0 1.8L-2.4 4.2L-4.2 2.4L-1.8 0L-4.2 -2.4Z"),
  ]
}

extension Canvas {
  /// Defines the sign of each series, to be used by its number.
  mutating func defineSigns(_ count: Int, scale: Double = 1) {
    for index in 0..<count {
      let look = SeriesLook(index)
      let size = scale == 1 ? "" : " transform=\"scale(\(decimal(scale)))\""
      define("<path id=\"\(id)-m\(index)\" stroke-width=\".9\" d=\"\(look.sign)\"\(size)/>")
    }
  }

  /// Draws a series' sign, which must be defined. The colour stands here: no rule reaches into what is defined.
  mutating func sign(ofSeries index: Int, _ x: Double, _ y: Double) {
    let classes = "class=\"s\(SeriesLook(index).pen) k-paper\""
    add("<use \(classes) href=\"#\(id)-m\(index)\" x=\"\(decimal(x))\" y=\"\(decimal(y))\"/>")
  }

  /// Draws the signs of series with their names, in lines as wide as there is room, and returns where they end; `scale`
  /// is the one that the signs were defined with.
  mutating func legend(_ names: [String], top: Double, width: Double, scale: Double = 1) -> Double {
    var (x, y) = (0.0, top + 12)
    let reach = 5 * max(1, scale)
    for (index, name) in names.enumerated() {
      let text = TextWidth.fitted(cleaned(name), width: width - 2 * reach - 10, size: 12)
      let needed = 2 * reach + 5 + TextWidth.of(text, size: 12)
      if x > 0, x + needed > width { (x, y) = (0, y + 19) }
      sign(ofSeries: index, x + reach, y - 4)
      self.text(text, x + 2 * reach + 5, y, "f12")
      x += needed + 18
    }
    return names.isEmpty ? top : y + 8
  }
}
