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
  static let lineHeight = 16.0
  private static let unitPitch = 25.0
  private static let mostColumns = 9
  private static let top = 36.0
  /// The most that is kept free beside the first and the last layer for what is written below them.
  private static let margin = 77.0

  let columns: [NetworkColumn]
  let width: Double
  /// Whether the columns are so close that their names are written smaller.
  let isTight: Bool
  /// The base line of the layers' names.
  let textTop: Double
  /// What is written below each drawn layer: name, detail, shape and parameters, each in lines.
  let captions: [Int: [[String]]]
  /// How many lines the longest of each of the four takes, so that they align across the layers.
  let slots: [Int]

  /// Where the line above the total stands.
  var totalTop: Double { textTop + Double(slots.reduce(0, +)) * Self.lineHeight + 4 }

  var center: Double {
    ((columns.first?.x ?? 0) + (columns.last?.x ?? 0)) / 2
  }

  init(_ diagram: NetworkDiagram, numbers: NumberStyle) {
    let layers = diagram.layers
    let shown = Self.shownLayers(layers.count)
    let outputNames = (layers.last?.unitNames ?? []).prefix(400).map(Self.outputName)
    let nameWidth = outputNames.map { TextWidth.of($0, size: 12) }.max() ?? 0
    let spans = Double(shown.count - 1)
    let room = (shown.count > 5 ? 900 : 720) - Self.margin - max(Self.margin, nameWidth + Self.radius + 12)
    let pitch = min(190, max(84, room / max(1, spans)))
    let isTight = pitch < 150
    let drawn = shown.compactMap { $0 }
    let written = drawn.map { ($0, Self.caption(layers[$0], room: min(pitch - 6, 2 * Self.margin), isTight, numbers)) }
    func half(_ caption: [[String]]?) -> Double { Self.width(of: caption ?? [], isTight) / 2 + 4 }
    let total = TextWidth.of(diagram.totalText(numbers), size: 13, isStrong: true) / 2 + 4 - spans * pitch / 2
    let margin = max(60, half(written.first?.1), total)
    let rightMargin = max(60, half(written.last?.1), nameWidth + Self.radius + 12, total)
    let height = layers.map(Self.height).max() ?? 100
    let middle = Self.top + height / 2
    let largest = layers.filter { $0.shape.count > 1 }.map { max($0.shape[0], 1) }.max() ?? 1
    columns = shown.enumerated().map { place, index in
      let x = margin + Double(place) * pitch
      guard let index else {
        return NetworkColumn(index: -1, x: x, middle: middle, kind: .elided(layers.count - shown.count + 1))
      }
      let most = (largest: largest, side: min(112, pitch - 42))
      return Self.column(layers[index], index, x: x, middle: middle, most: most)
    }
    width = margin + spans * pitch + rightMargin
    textTop = Self.top + height + 30
    self.isTight = isTight
    captions = Dictionary(written) { first, _ in first }
    slots = (0..<4).map { slot in written.map { $0.1[slot].count }.max() ?? 0 }
  }

  /// A layer's four texts, broken to fit its column.
  private static func caption(
    _ layer: NetworkDiagram.Layer, room: Double, _ isTight: Bool, _ numbers: NumberStyle
  ) -> [[String]] {
    let size = isTight ? 12.0 : 13
    let parameters = counted(layer.parameterCount, "parámetro", "parámetros", style: numbers)
    func wrapped(_ text: String) -> [String] { TextWidth.wrapped(text, width: room, size: 12, lines: 2) }
    return [
      broken(cleaned(layer.name), room: room, size: size), wrapped(cleaned(layer.detail)),
      wrapped(layer.shapeText(numbers)), layer.parameterCount == 0 ? [] : wrapped(parameters),
    ]
  }

  /// How wide the widest line of a caption is.
  private static func width(of caption: [[String]], _ isTight: Bool) -> Double {
    caption.enumerated().flatMap { slot, lines in
      lines.map { TextWidth.of($0, size: slot == 0 && !isTight ? 13 : 12, isStrong: slot == 0) }
    }.max() ?? 0
  }

  /// A layer's name in one line or, where it is too long, in two that part after «_» or before «(».
  private static func broken(_ name: String, room: Double, size: Double) -> [String] {
    func width(_ text: Substring) -> Double { TextWidth.of(String(text), size: size, isStrong: true) }
    func fitted(_ text: Substring) -> String {
      TextWidth.fitted(String(text), width: room, size: size, isStrong: true)
    }
    guard width(name[...]) > room else { return [name] }
    let breaks = name.indices.filter { index in
      index > name.startIndex
        && (name[index] == "(" || name[name.index(before: index)] == "_" || name[name.index(before: index)] == " ")
    }
    guard let place = breaks.last(where: { width(name[..<$0]) <= room }) else { return [fitted(name[...])] }
    return [String(name[..<place]), fitted(name[place...])]
  }

  static func outputName(_ name: String) -> String { TextWidth.fitted(cleaned(name), width: 110, size: 12) }
  static func inputName(_ name: String) -> String { TextWidth.fitted(cleaned(name), width: 48, size: 12) }

  /// The role of a drawn column; the layers left out are hidden ones.
  func role(_ place: Int, _ layers: [NetworkDiagram.Layer]) -> NetworkDiagram.Role {
    layers.indices.contains(columns[place].index) ? layers[columns[place].index].role : .hidden
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

  private static func column(
    _ layer: NetworkDiagram.Layer, _ index: Int, x: Double, middle: Double,
    most: (largest: Int, side: Double)
  ) -> NetworkColumn {
    let look = switch layer.role {
    case .input: "unit k-ink"
    case .hidden: "unit k-accent"
    case .output: "accent k-accent"
    }
    guard layer.shape.count <= 1 else {
      let side = max(22, most.side * (Double(max(layer.shape[0], 1)) / Double(most.largest)).squareRoot())
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
}
