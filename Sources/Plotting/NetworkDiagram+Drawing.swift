import Typography

extension NetworkDiagram: Drawable {
  var heading: String { "Diagrama de la red" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    guard !layers.isEmpty else { return canvas.drawNothing("La red no tiene capas.") }
    let layout = NetworkLayout(self, numbers: numbers)
    for (left, right) in zip(layout.columns, layout.columns.dropFirst()) {
      drawConnections(left, right, on: &canvas)
    }
    for column in layout.columns {
      drawUnits(column, sample: column.index == 0 ? sample : nil, on: &canvas)
      drawNames(column, layout, on: &canvas)
      drawTexts(column, layout, on: &canvas, numbers)
    }
    drawRoles(layout, on: &canvas)
    let total = totalText(numbers)
    let half = TextWidth.of(total, size: 13, isStrong: true) / 2
    canvas.line(layout.center - half, layout.totalTop, layout.center + half, layout.totalTop, "k-grid")
    canvas.text(total, layout.center, layout.totalTop + 22, "b", anchor: .middle)
    canvas.width = layout.width
    canvas.height = layout.totalTop + 34
  }

  /// «101 770 parámetros en total».
  func totalText(_ numbers: NumberStyle) -> String {
    counted(parameterTotal, "parámetro", "parámetros", style: numbers) + " en total"
  }

  /// All parameters together; enormous counts stop at the largest integer.
  private var parameterTotal: Int {
    layers.reduce(0) { total, layer in
      let (sum, overflow) = total.addingReportingOverflow(max(0, layer.parameterCount))
      return overflow ? .max : sum
    }
  }

  private func drawConnections(_ left: NetworkColumn, _ right: NetworkColumn, on canvas: inout Canvas) {
    var path = ""
    func join(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double)) {
      path += "M\(decimal(from.x)) \(decimal(from.y))L\(decimal(to.x)) \(decimal(to.y))"
    }
    switch (left.kind, right.kind) {
    case (.units(let from), .units(let to)):
      let isOneToOne = right.parameterCount == 0 && from.count == to.count
      for (row, start) in from.enumerated() {
        for (other, end) in to.enumerated() where !isOneToOne || row == other {
          join((left.x + NetworkLayout.radius, start.y), (right.x - NetworkLayout.radius, end.y))
        }
      }
    case (.sheets(let sheets), .units(let to)):
      for (row, end) in to.enumerated() {
        let share = to.count == 1 ? 0.5 : Double(row) / Double(to.count - 1)
        join((sheets.right, sheets.front.y + share * sheets.side), (right.x - NetworkLayout.radius, end.y))
      }
    case (.units(let from), .sheets(let sheets)):
      for (row, start) in from.enumerated() {
        let share = from.count == 1 ? 0.5 : Double(row) / Double(from.count - 1)
        join((left.x + NetworkLayout.radius, start.y), (sheets.front.x, sheets.front.y + share * sheets.side))
      }
    case (.sheets(let from), .sheets(let to)):
      let corner = (x: from.front.x + from.side * 0.55, y: from.front.y + from.side * 0.3)
      let target = (x: to.front.x + to.side * 0.35, y: to.front.y + to.side * 0.5)
      let field = max(5, from.side * 0.2)
      canvas.frame(corner.x, corner.y, field, field, "k-accent")
      join((corner.x + field, corner.y), target)
      join((corner.x + field, corner.y + field), target)
      return canvas.path(path, "k-accent", width: 0.8, opacity: 0.8)
    case (.elided, _), (_, .elided): return
    }
    canvas.path(path, "k-line", width: 0.7, opacity: 0.55)
  }

  private func drawUnits(_ column: NetworkColumn, sample: Raster?, on canvas: inout Canvas) {
    switch column.kind {
    case .units(let units):
      for unit in units { canvas.circle(column.x, unit.y, NetworkLayout.radius, column.look, pen: 1.4) }
      if let gap = column.gap {
        for offset in [-7.0, 0, 7] { canvas.circle(column.x, gap + offset, 1.7, "soft") }
      }
    case .sheets(let sheets):
      for depth in (0..<sheets.depth).reversed() {
        let offset = Double(depth) * NetworkSheets.offset
        canvas.rect(
          sheets.front.x + offset, sheets.front.y - offset, sheets.side, sheets.side, "sheet", radius: 1)
      }
      if sheets.depth == 1 { drawPixels(sheets, sample: sample, on: &canvas) }
    case .elided:
      for offset in [-9.0, 0, 9] { canvas.circle(column.x + offset, column.middle, 2, "soft") }
    }
  }

  /// The input's grid of pixels, with an example in it where there is one.
  private func drawPixels(_ sheets: NetworkSheets, sample: Raster?, on canvas: inout Canvas) {
    let (x, y, side) = (sheets.front.x, sheets.front.y, sheets.side)
    if let sample = sample?.reduced(to: 112) {
      Sprite([sample], in: &canvas).draw(0, x, y, side: side, on: &canvas)
    }
    var cells = min(max(sheets.cells, 1), 28)
    while cells > 1, side / Double(cells) < 3.5 { cells = (cells + 1) / 2 }
    let step = side / Double(cells)
    var path = ""
    for index in 1..<max(cells, 2) {
      let at = decimal(Double(index) * step + x)
      let down = decimal(Double(index) * step + y)
      path += "M\(at) \(decimal(y))V\(decimal(y + side))M\(decimal(x)) \(down)H\(decimal(x + side))"
    }
    canvas.path(path, "k-line", width: 0.5, opacity: sample == nil ? 0.6 : 0.35)
    canvas.frame(x, y, side, side, "k-ink", pen: 1.2)
  }

  /// The names of the units that have one: those of the input before them, those of the output after them.
  private func drawNames(_ column: NetworkColumn, _ layout: NetworkLayout, on canvas: inout Canvas) {
    guard case .units(let units) = column.kind else { return }
    let names = layers[column.index].unitNames
    for unit in units where names.indices.contains(unit.index) {
      let reach = NetworkLayout.radius + 8
      if column.index == layers.count - 1 {
        canvas.text(NetworkLayout.outputName(names[unit.index]), column.x + reach, unit.y + 4, "f12")
      } else if column.index == 0 {
        canvas.text(NetworkLayout.inputName(names[unit.index]), column.x - reach, unit.y + 4, "f12", anchor: .end)
      }
    }
  }

  /// «entrada», «capas ocultas», «salida»: each word once, over a line as long as the layers that it names.
  private func drawRoles(_ layout: NetworkLayout, on canvas: inout Canvas) {
    var start = 0
    let columns = layout.columns
    while start < columns.count {
      let role = layout.role(start, layers)
      var end = start
      while end + 1 < columns.count, layout.role(end + 1, layers) == role { end += 1 }
      let word = role.word(ofMany: end > start)
      let center = (columns[start].x + columns[end].x) / 2
      canvas.text(word, center, 16, "f12 soft tight", anchor: .middle)
      if end > start {
        let half = TextWidth.of(word, size: 13) / 2 + 10
        canvas.path(
          "M\(decimal(columns[start].x - 20)) 18V12H\(decimal(center - half))"
            + "M\(decimal(center + half)) 12H\(decimal(columns[end].x + 20))V18", "k-line")
      }
      start = end + 1
    }
  }

  private func drawTexts(
    _ column: NetworkColumn, _ layout: NetworkLayout, on canvas: inout Canvas, _ numbers: NumberStyle
  ) {
    if case .elided(let count) = column.kind {
      let text = counted(count, "capa más", "capas más", style: numbers)
      return canvas.text(text, column.x, layout.textTop, "f12 soft", anchor: .middle)
    }
    var y = layout.textTop
    for (slot, lines) in layout.captions[column.index, default: []].enumerated() {
      for (row, line) in lines.enumerated() {
        let classes = slot == 0 ? (layout.isTight ? "f12 b" : "b") : "f12 soft"
        canvas.text(line, column.x, y + Double(row) * NetworkLayout.lineHeight, classes, anchor: .middle)
      }
      y += Double(layout.slots[slot]) * NetworkLayout.lineHeight
    }
  }
}

extension NetworkDiagram.Role {
  /// How the drawing calls it.
  var word: String {
    switch self {
    case .input: "entrada"
    case .hidden: "oculta"
    case .output: "salida"
    }
  }

  func word(ofMany: Bool) -> String {
    self == .hidden && ofMany ? "capas ocultas" : word
  }
}

extension NetworkDiagram.Layer {
  /// `28×28×32`, or the count of units.
  func shapeText(_ numbers: NumberStyle) -> String {
    guard shape.count != 1 else { return counted(shape[0], "unidad", "unidades", style: numbers) }
    return shape.prefix(6).map { numbers.integer($0) }.joined(separator: "×")
  }
}

extension NetworkDiagram {
  func description(numbers: NumberStyle) -> String {
    guard let first = layers.first else { return "Una red sin capas." }
    let told = layers.prefix(8).map { layer in
      let detail = cleaned(layer.detail)
      return cleaned(layer.name) + (detail.isEmpty ? "" : " con \(detail)") + ", \(layer.shapeText(numbers))"
    }
    let more = layers.count > 8 ? "; y \(counted(layers.count - 8, "capa más", "capas más", style: numbers))" : ""
    let head = "Red de \(counted(layers.count, "capa", "capas", style: numbers)), de \(first.shapeText(numbers)) "
    let total = counted(parameterTotal, "parámetro", "parámetros", style: numbers)
    return head + "a \(layers[layers.count - 1].shapeText(numbers)), con \(total): "
      + told.joined(separator: "; ") + more + "."
  }

  func data(numbers: NumberStyle) -> DataTable {
    DataTable(
      header: ["papel", "capa", "función", "salida", "parámetros"],
      rows: layers.map { layer in
        [
          layer.role.word, cleaned(layer.name), cleaned(layer.detail), layer.shapeText(numbers),
          numbers.integer(layer.parameterCount),
        ]
      })
  }
}
