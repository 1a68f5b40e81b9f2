import Typography

/// An SVG drawing as it grows: shapes in classes of `figureStyleSheet`, coordinates with at most two decimals.
struct Canvas {
  /// Where a text's position is.
  enum Anchor: String {
    case start = ""
    case middle = "m"
    case end = "e"
  }

  /// What makes the drawing's inner identifiers unique in a page.
  let id: String
  var width = 0.0
  var height = 0.0
  private(set) var body = ""
  private(set) var definitions = ""

  /// Letters of an id that could break out of an attribute or a `url(#…)` become `_`.
  init(id: String) {
    self.id = String(id.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" ? Character(scalar) : "_"
    })
  }

  /// Appends finished SVG.
  mutating func add(_ svg: String) {
    body += svg + "\n"
  }

  /// Appends SVG that is drawn only where it is referred to.
  mutating func define(_ svg: String) {
    definitions += svg + "\n"
  }

  /// Appends a text on its base line; an empty one leaves nothing.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ classes: String = "", anchor: Anchor = .start, turned: Double? = nil
  ) {
    guard !text.isEmpty else { return }
    let names = [classes, anchor.rawValue].filter { !$0.isEmpty }.joined(separator: " ")
    let turn = turned.map { " transform=\"rotate(\(decimal($0)) \(decimal(x)) \(decimal(y)))\"" } ?? ""
    add("<text x=\"\(decimal(x))\" y=\"\(decimal(y))\"\(attribute(names))\(turn)>\(withEntities(text))</text>")
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ classes: String, width: Double = 1) {
    path("M\(decimal(x1)) \(decimal(y1))L\(decimal(x2)) \(decimal(y2))", classes, width: width)
  }

  /// Appends an outline; `dash` is an SVG dash list.
  mutating func path(
    _ data: String, _ classes: String, width: Double = 1, dash: String = "", opacity: Double = 1
  ) {
    add("<path d=\"\(data)\"\(attribute("l " + classes))\(Self.pen(width, dash: dash, opacity: opacity))/>")
  }

  /// Appends a filled rectangle; `paint` is a `url(#…)` for a pattern or gradient.
  mutating func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ classes: String = "", radius: Double = 0,
    paint: String = "", opacity: Double = 1
  ) {
    var extra = radius > 0 ? " rx=\"\(decimal(radius))\"" : ""
    if !paint.isEmpty { extra += " fill=\"\(paint)\"" }
    if opacity != 1 { extra += " fill-opacity=\"\(decimal(opacity))\"" }
    add("<rect \(Self.box(x, y, width, height))\(attribute(classes))\(extra)/>")
  }

  /// Appends the outline of a rectangle.
  mutating func frame(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ classes: String, pen: Double = 1,
    radius: Double = 0, dash: String = ""
  ) {
    let round = radius > 0 ? " rx=\"\(decimal(radius))\"" : ""
    let box = Self.box(x, y, width, height)
    add("<rect \(box)\(attribute("l " + classes))\(round)\(Self.pen(pen, dash: dash, opacity: 1))/>")
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ classes: String, pen: Double? = nil) {
    let stroke = pen.map { Self.pen($0, dash: "", opacity: 1) } ?? ""
    add(
      "<circle cx=\"\(decimal(x))\" cy=\"\(decimal(y))\" r=\"\(decimal(radius))\"\(attribute(classes))\(stroke)/>")
  }

  /// The four attributes of a box.
  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    "x=\"\(decimal(x))\" y=\"\(decimal(y))\" width=\"\(decimal(max(0, width)))\" height=\"\(decimal(max(0, height)))\""
  }

  private static func pen(_ width: Double, dash: String, opacity: Double) -> String {
    (width == 1 ? "" : " stroke-width=\"\(decimal(width))\"")
      + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"")
      + (opacity == 1 ? "" : " stroke-opacity=\"\(decimal(opacity))\"")
  }

  /// The whole document, with its accessible name and description.
  func document(title: String, description: String, place: DrawingPlace) -> String {
    let margin = place == .file ? 16.0 : 0
    let extent = "\(decimal(width + 2 * margin)) \(decimal(height + 2 * margin))"
    let size = "width=\"\(decimal(width + 2 * margin))\" height=\"\(decimal(height + 2 * margin))\""
    let view = "viewBox=\"\(decimal(-margin)) \(decimal(-margin)) \(extent)\""
    let names = "role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\""
    var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fig\" \(names) \(size) \(view)>\n"
    svg += "<title id=\"\(id)-t\">\(withEntities(title))</title>\n"
    svg += "<desc id=\"\(id)-d\">\(withEntities(description))</desc>\n"
    if place == .file { svg += "<style>\n\(fileStyleSheet)\n</style>\n" }
    if !definitions.isEmpty { svg += "<defs>\n\(definitions)</defs>\n" }
    if place == .file { svg += "<rect class=\"paper\" x=\"-16\" y=\"-16\" width=\"100%\" height=\"100%\"/>\n" }
    return svg + body + "</svg>\n"
  }
}

private func attribute(_ classes: String) -> String {
  classes.isEmpty ? "" : " class=\"\(classes)\""
}

/// A coordinate with at most two decimals and no zeros at its end; what is not finite becomes 0.
func decimal(_ value: Double) -> String {
  guard value.isFinite, value.magnitude < 1e7 else { return "0" }
  let hundredths = Int((value * 100).rounded())
  let whole = hundredths.magnitude / 100
  let rest = hundredths.magnitude % 100
  let sign = hundredths < 0 ? "-" : ""
  guard rest > 0 else { return sign + String(whole) }
  return sign + String(whole) + "." + (rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest))
}
