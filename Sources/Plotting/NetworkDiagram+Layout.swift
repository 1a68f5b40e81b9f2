import Typography

/// A stack of square sheets: the feature maps of an image, or one grid of pixels.
struct NetworkSheets {
  /// How far each sheet is behind and above the one before it.
  static let offset = 5.0

  var front: (x: Double, y: Double)
  var side: Double
  var depth: Int
  /// Pixels along a side.
  var cells: Int

  var right: Double { front.x + side + Double(depth - 1) * Self.offset }
}

/// One layer in its place.
struct NetworkColumn {
  enum Kind {
    /// Circles, with the index of the unit that each stands for.
    case units([(index: Int, y: Double)])
    case sheets(NetworkSheets)
    /// Layers that are not drawn, and how many.
    case elided(Int)
  }

  /// Which layer it is, from 0.
  var index: Int
  var x: Double
  var middle: Double
  var kind: Kind
  /// Where three dots stand for the units that are not drawn.
  var gap: Double?
  var look = ""
  var parameterCount = 0
}

/// Where everything in a network's diagram stands.
struct NetworkLayout {
  static let radius = 9.0
  private static let unitPitch = 25.0
  private static let mostColumns = 9
  private static let top = 34.0

  let columns: [NetworkColumn]
  let pitch: Double
  let width: Double
  /// The base line of the layers' names.
  let textTop: Double
  /// Where the line above the total stands.
  let totalTop: Double
  private let names: [String]

  var center: Double {
    ((columns.first?.x ?? 0) + (columns.last?.x ?? 0)) / 2
  }

  init(_ diagram: NetworkDiagram, numbers: NumberStyle) {
    let layers = diagram.layers
    let last = layers[layers.count - 1]
    names = last.shape.count == 1 ? last.unitNames.map { TextWidth.fitted(cleaned($0), width: 110, size: 12) } : []
    let nameWidth = names.prefix(400).map { TextWidth.of($0, size: 12) }.max() ?? 0
    let shown = Self.shownLayers(layers.count)
    let margin = 66.0
    let rightMargin = max(margin, nameWidth + Self.radius + 12)
    let spans = Double(max(1, shown.count - 1))
    let room = (shown.count > 5 ? 900 : 720) - margin - rightMargin
    let pitch = min(190, max(96, room / spans))
    let height = layers.map(Self.height).max() ?? 100
    let middle = Self.top + height / 2
    columns = shown.enumerated().map { place, index in
      let x = margin + Double(place) * pitch
      guard let index else {
        return NetworkColumn(
          index: -1, x: x, middle: middle, kind: .elided(layers.count - shown.count + 1))
      }
      return Self.column(layers[index], index, x: x, middle: middle, largest: Self.largestSide(layers))
    }
    self.pitch = pitch
    width = margin + Double(shown.count - 1) * pitch + rightMargin
    textTop = Self.top + height + 34
    let lines = shown.compactMap { $0 }.map { index -> Int in
      let layer = layers[index]
      let name = TextWidth.wrapped(cleaned(layer.name), width: (pitch - 8) / 1.125, size: 13, lines: 2).count
      return name + (cleaned(layer.detail).isEmpty ? 0 : 1) + 1 + (layer.parameterCount == 0 ? 0 : 1)
    }.max() ?? 1
    totalTop = textTop + Double(lines) * 16.5 + 4
  }

  /// The layers to draw; nil stands for those left out in the middle.
  private static func shownLayers(_ count: Int) -> [Int?] {
    guard count > mostColumns else { return Array(0..<count) }
    return Array(0..<(mostColumns - 4)) + [nil] + Array((count - 3)..<count)
  }

  /// The units to draw of so many: all of a few, else the first and the last of them around a gap.
  static func shownUnits(_ count: Int) -> (first: Int, last: Int) {
    if count <= 10 { return (max(0, count), 0) }
    return count < 200 ? (4, 4) : (5, 5)
  }

  private static func slots(_ count: Int) -> Int {
    let (first, last) = shownUnits(count)
    return first + last + (last > 0 ? 1 : 0)
  }

  private static func height(_ layer: NetworkDiagram.Layer) -> Double {
    layer.shape.count <= 1 ? Double(slots(layer.shape.first ?? 1)) * unitPitch : 140
  }

  private static func largestSide(_ layers: [NetworkDiagram.Layer]) -> Int {
    layers.filter { $0.shape.count > 1 }.map { max($0.shape[0], 1) }.max() ?? 1
  }

  private static func column(
    _ layer: NetworkDiagram.Layer, _ index: Int, x: Double, middle: Double, largest: Int
  ) -> NetworkColumn {
    let look = switch layer.role {
    case .input: "unit k-ink"
    case .hidden: "unit k-accent"
    case .output: "accent k-accent"
    }
    guard layer.shape.count <= 1 else {
      let side = max(26, 112 * (Double(max(layer.shape[0], 1)) / Double(largest)).squareRoot())
      let channels = layer.shape.count > 2 ? layer.shape[2] : 1
      let depth = min(max(channels, 1), channels > 32 ? 6 : channels > 8 ? 5 : 4)
      let shift = Double(depth - 1) * NetworkSheets.offset / 2
      let front = (x: x - side / 2 - shift, y: middle - side / 2 + shift)
      return NetworkColumn(
        index: index, x: x, middle: middle,
        kind: .sheets(NetworkSheets(front: front, side: side, depth: depth, cells: layer.shape[0])),
        look: look, parameterCount: layer.parameterCount)
    }
    let count = layer.shape.first ?? 1
    let (first, last) = shownUnits(count)
    let top = middle - Double(slots(count) - 1) / 2 * unitPitch
    let head = (0..<first).map { (index: $0, y: top + Double($0) * unitPitch) }
    let tail = (0..<last).map { (index: count - last + $0, y: top + Double(first + 1 + $0) * unitPitch) }
    return NetworkColumn(
      index: index, x: x, middle: middle, kind: .units(head + tail),
      gap: last > 0 ? top + Double(first) * unitPitch : nil, look: look, parameterCount: layer.parameterCount)
  }

  /// The name of a unit of the last layer, where it has one.
  func unitName(_ layer: Int, _ unit: Int) -> String? {
    names.indices.contains(unit) && !names[unit].isEmpty ? names[unit] : nil
  }
}
