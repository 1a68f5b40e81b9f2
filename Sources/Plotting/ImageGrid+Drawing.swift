import Typography

extension ImageGrid: Drawable {
  /// More than these are not drawn.
  private static let mostTiles = 100
  private static let mostColumns = 20
  private static let lineHeight = 15.0

  var heading: String { "Cuadrícula de imágenes" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let shown = Array(tiles.prefix(Self.mostTiles))
    guard !shown.isEmpty else { return canvas.drawNothing("No hay imágenes.") }
    let columns = min(self.columns, shown.count, Self.mostColumns)
    let room = (columns > 8 ? 900.0 : 700) / Double(columns)
    let rasters = shown.map { $0.raster.reduced(to: 280) }
    let largest = rasters.map { max($0.width, $0.height) }.max() ?? 1
    let side = side(of: largest, room: room)
    let size = side < 60 ? 11.0 : 12
    let parts = shown.map { Self.parts(of: cleaned($0.title)) }
    let widest = parts.joined().map { TextWidth.of($0, size: size, isStrong: true) }.max() ?? 0
    let pitch = min(max(side + (side < 60 ? 8 : 20), widest + 14), max(room, side + 8))
    let titles = zip(shown, parts).map { tile, parts in
      let isStrong = tile.verdict == .wrong
      return parts.count > 1
        ? parts.map { TextWidth.fitted($0, width: pitch - 10, size: size, isStrong: isStrong) }
        : TextWidth.wrapped(cleaned(tile.title), width: pitch - 6, size: size, lines: 2, isStrong: isStrong)
    }
    let sprite = Sprite(rasters, in: &canvas)

    var top = 10.0
    for start in stride(from: 0, to: shown.count, by: columns) {
      let row = start..<min(start + columns, shown.count)
      for index in row {
        let center = (Double(index - start) + 0.5) * pitch
        drawTile(shown[index], center - side / 2, top, side: side, on: &canvas) { canvas in
          sprite.draw(index, center - side / 2, top, side: side, on: &canvas)
        }
        let classes = (size == 11 ? "f11" : "f12") + (shown[index].verdict == .wrong ? " b wrong" : "")
        for (line, text) in titles[index].enumerated() {
          canvas.text(text, center, top + side + 17 + Double(line) * Self.lineHeight, classes, anchor: .middle)
        }
      }
      top += side + Double(row.map { titles[$0].count }.max() ?? 0) * Self.lineHeight + 20
    }
    if shown.count < tiles.count {
      canvas.text(Self.note(shown.count, of: tiles.count, numbers), 4, top + 8, "f12 soft")
      top += 22
    }
    canvas.width = max(Double(columns) * pitch, shown.count < tiles.count ? 260 : 0)
    canvas.height = top - 6
  }

  /// A title, and on a line of its own what it says in brackets: «Sandalia», «(era Zapatilla)».
  private static func parts(of title: String) -> [String] {
    guard title.hasSuffix(")"), let bracket = title.firstRange(of: " ("), bracket.lowerBound > title.startIndex else {
      return [title]
    }
    return [String(title[..<bracket.lowerBound]), String(title[title.index(after: bracket.lowerBound)...])]
  }

  /// The side of a tile: a whole multiple of the pixels where there is room for it.
  private func side(of largest: Int, room: Double) -> Double {
    let wanted = min(max(room - (room < 80 ? 8 : 20), 28), 140)
    let pixels = Double(largest)
    return pixels > wanted ? wanted : (wanted / pixels).rounded(.down) * pixels
  }

  private func drawTile(
    _ tile: Tile, _ x: Double, _ y: Double, side: Double, on canvas: inout Canvas, image: (inout Canvas) -> Void
  ) {
    image(&canvas)
    switch tile.verdict {
    case nil: canvas.frame(x - 0.5, y - 0.5, side + 1, side + 1, "k-grid")
    case .right: canvas.frame(x - 0.5, y - 0.5, side + 1, side + 1, "k-line")
    case .wrong: canvas.frame(x - 1.5, y - 1.5, side + 3, side + 3, "k-wrong", pen: 3)
    }
    if let verdict = tile.verdict { canvas.sign(verdict, x + side - 1, y + 1, size: 18) }
  }

  static func note(_ shown: Int, of all: Int, _ numbers: NumberStyle) -> String {
    "Se dibujan \(numbers.integer(shown)) de \(numbers.integer(all))."
  }

  func description(numbers: NumberStyle) -> String {
    guard let first = tiles.first, let last = tiles.last else { return "Una cuadrícula sin imágenes." }
    var text = counted(tiles.count, "imagen", "imágenes", style: numbers)
    if tiles.count > columns { text += ", \(numbers.integer(columns)) por fila" }
    let names = [first, last].map { cleaned($0.title) }
    if tiles.count == 1, !names[0].isEmpty { text += ": \(names[0])" }
    if tiles.count > 1, names.allSatisfy({ !$0.isEmpty }) {
      text += "; la primera, \(names[0]), y la última, \(names[1])"
    }
    text += "."
    let judged = tiles.count { $0.verdict != nil }
    if judged > 0 { text += " " + Self.verdicts(tiles.map(\.verdict), numbers) }
    return text
  }

  /// Tells how many are wrong and which, counted from 1.
  private static func verdicts(_ verdicts: [Verdict?], _ numbers: NumberStyle) -> String {
    let wrong = verdicts.indices.filter { verdicts[$0] == .wrong }.map { "la " + numbers.integer($0 + 1) }
    guard !wrong.isEmpty else { return "Ninguna equivocada." }
    let listed = wrong.count > 6 ? Array(wrong.prefix(6)) + ["otras \(numbers.integer(wrong.count - 6))"] : wrong
    return counted(wrong.count, "equivocada", "equivocadas", style: numbers) + ": \(enumerated(listed))."
  }

  func data(numbers: NumberStyle) -> DataTable {
    let hasVerdicts = tiles.contains { $0.verdict != nil }
    return DataTable(
      header: ["imagen", "título", "píxeles"] + (hasVerdicts ? ["veredicto"] : []),
      rows: tiles.enumerated().map { index, tile in
        [numbers.integer(index + 1), cleaned(tile.title), "\(tile.raster.width)×\(tile.raster.height)"]
          + (hasVerdicts ? [tile.verdict?.word ?? "—"] : [])
      })
  }
}

extension Canvas {
  /// Says in the figure's place that there is nothing to draw.
  mutating func drawNothing(_ sentence: String) {
    width = 320
    height = 60
    frame(0.5, 0.5, 319, 59, "k-grid", radius: 4, dash: "4 4")
    text(sentence, 160, 34, "soft", anchor: .middle)
  }
}
