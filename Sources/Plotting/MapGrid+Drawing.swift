import Typography

extension MapGrid: Drawable {
  private static let width = 700.0
  private static let top = 10.0
  private static let gap = 14.0
  private static let sampleSide = 112.0
  /// Where the maps begin to the right of their input.
  private static let sampleReach = sampleSide + 52
  /// What the colour bar and its values take.
  private static let barReach = 84.0

  var heading: String { kind.heading }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let rasters = tiles.compactMap { $0.matrix.raster(on: scale, missing: colors.empty) }
    guard !rasters.isEmpty, rasters.count == tiles.count else { return canvas.drawNothing(kind.nothing) }
    let columns = min(self.columns, rasters.count, 16)
    let left = sample == nil ? 0.0 : Self.sampleReach
    let room = (Self.width - left - Self.barReach) / Double(columns)
    let zoom = zoom(of: rasters, room: room)
    let tileWidth = Double(rasters.map(\.width).max() ?? 1) * zoom
    let tileHeight = Double(rasters.map(\.height).max() ?? 1) * zoom
    let names = tiles.map { kind.name($0.index, numbers) }
    let fit = names.allSatisfy { TextWidth.of($0, size: 12) <= room - 4 }
    let widest = fit ? names.map { TextWidth.of($0, size: 12) }.max() ?? 0 : 0
    let pitch = max(tileWidth + Self.gap, widest + 8)
    let sprite = Sprite(rasters, colors: colors, in: &canvas)

    let rowHeight = tileHeight + 32
    for (index, raster) in rasters.enumerated() {
      let center = left + 0.5 + (Double(index % columns) + 0.5) * pitch
      let y = Self.top + Double(index / columns) * rowHeight
      let (width, height) = (Double(raster.width) * zoom, Double(raster.height) * zoom)
      sprite.draw(index, center - width / 2, y, width: width, height: height, on: &canvas)
      canvas.frame(center - width / 2 - 0.5, y - 0.5, width + 1, height + 1, "k-line")
      let text = fit ? names[index] : numbers.integer(tiles[index].index)
      canvas.text(text, center, y + tileHeight + 17, "f12 soft", anchor: .middle)
    }
    let rows = Double((rasters.count + columns - 1) / columns)
    var bottom = Self.top + rows * rowHeight
    if let sample { bottom = max(bottom, drawSample(sample, beside: Self.top + tileHeight / 2, on: &canvas)) }
    let barLeft = left + Double(columns) * pitch + 12
    let barHeight = min(max(rows * rowHeight - 32, 64), 168)
    let bar = ColorBar(scale: scale, colors: colors)
    canvas.width = bar.draw(barLeft, Self.top, height: barHeight, on: &canvas, numbers) + 6
    canvas.height = max(bottom, Self.top + barHeight + 10)
    guard tiles.count < total else { return }
    canvas.text(ImageGrid.note(tiles.count, of: total, numbers), left + 4, canvas.height + 12, "f12 soft")
    canvas.height += 20
    canvas.width = max(canvas.width, left + 260)
  }

  /// How large a number's square is drawn: a whole number of pixels where it is one or more.
  private func zoom(of rasters: [Raster], room: Double) -> Double {
    let widest = Double(rasters.map(\.width).max() ?? 1)
    let highest = Double(rasters.map(\.height).max() ?? 1)
    let most = min(room - Self.gap, rasters.count == 1 ? 336 : rasters.count <= 4 ? 140 : 112)
    let exact = min(most / widest, (rasters.count == 1 ? 280 : 140) / highest)
    return exact >= 1 ? min(exact.rounded(.down), 36) : exact
  }

  /// Draws the input and an arrow from it, and returns how far down it reaches.
  private func drawSample(_ sample: Raster, beside middle: Double, on canvas: inout Canvas) -> Double {
    let exact = Self.sampleSide / Double(max(sample.width, sample.height))
    let zoom = exact >= 1 ? exact.rounded(.down) : exact
    let (width, height) = (Double(sample.width) * zoom, Double(sample.height) * zoom)
    let top = max(Self.top, middle - height / 2)
    let left = 0.5 + (Self.sampleSide - width) / 2
    Sprite([sample], name: "s", in: &canvas).draw(0, left, top, width: width, height: height, on: &canvas)
    canvas.frame(left - 0.5, top - 0.5, width + 1, height + 1, "k-line")
    canvas.text("entrada", left + width / 2, top + height + 17, "f12 soft", anchor: .middle)
    let (start, end, y) = (left + width + 10, Self.sampleReach - 4, top + height / 2)
    canvas.line(start, y, end, y, "k-line", width: 1.5)
    canvas.path(
      "M\(decimal(end - 6)) \(decimal(y - 5))L\(decimal(end)) \(decimal(y))L\(decimal(end - 6)) \(decimal(y + 5))",
      "k-line", width: 1.5)
    return top + height + 28
  }
}

extension MapGrid {
  func description(numbers: NumberStyle) -> String {
    guard let first = tiles.first else { return kind.nothing }
    func text(_ value: Double) -> String { numbers.text(value, format) }
    let size = "de \(numbers.integer(first.matrix.height))×\(numbers.integer(first.matrix.width))"
    var told = counted(total, kind.singular, kind.plural, style: numbers) + " \(size)"
    if tiles.count < total { told += ", de los que se ven \(numbers.integer(tiles.count))" }
    told += ", con los colores de una misma escala, de \(text(scale.lowerBound)) a \(text(scale.upperBound))."
    let ranges = tiles.map { (index: $0.index, range: $0.matrix.range ?? 0...0) }
    guard tiles.count > 1, let highest = ranges.max(by: { $0.range.upperBound < $1.range.upperBound }),
      let lowest = ranges.min(by: { $0.range.lowerBound < $1.range.lowerBound })
    else { return told }
    func name(_ index: Int) -> String { kind.name(index, numbers) }
    if highest.range.upperBound > 0 {
      told += " El valor más alto, \(text(highest.range.upperBound)), está en el \(name(highest.index))."
    }
    if lowest.range.lowerBound < 0 {
      told += " El más bajo, \(text(lowest.range.lowerBound)), en el \(name(lowest.index))."
    }
    let empty = ranges.filter { $0.range == 0...0 }.map { name($0.index) }
    guard !empty.isEmpty else { return told }
    let listed = empty.count > 6 ? Array(empty.prefix(6)) + ["otros \(numbers.integer(empty.count - 6))"] : empty
    return told + " Todo ceros: \(enumerated(listed))."
  }

  /// As many decimals as tell one colour from the next, or nearly.
  private var format: ValueFormat {
    let span = scale.upperBound - scale.lowerBound
    return .decimal(span >= 1000 ? 0 : span >= 10 ? 1 : span >= 1 ? 2 : span >= 0.01 ? 3 : 6)
  }

  /// The numbers of small matrices; of large ones what they reach.
  func data(numbers: NumberStyle) -> DataTable {
    func text(_ value: Double) -> String { numbers.text(value, format) }
    let width = tiles.map(\.matrix.width).max() ?? 0
    guard width > 12 else {
      let rows = tiles.flatMap { tile in
        (0..<tile.matrix.height).map { row in
          let values = tile.matrix.values[(row * tile.matrix.width)..<((row + 1) * tile.matrix.width)]
          return [numbers.integer(tile.index), numbers.integer(row)] + values.map(text)
            + Array(repeating: "", count: width - tile.matrix.width)
        }
      }
      return DataTable(header: [kind.singular, "fila"] + (0..<width).map { numbers.integer($0) }, rows: rows)
    }
    return DataTable(
      header: [kind.singular, "mínimo", "media", "máximo"],
      rows: tiles.map { tile in
        let range = tile.matrix.range ?? 0...0
        let mean = tile.matrix.values.reduce(0, +) / Double(tile.matrix.values.count)
        return [numbers.integer(tile.index), text(range.lowerBound), text(mean), text(range.upperBound)]
      })
  }
}

extension MapGrid.Kind {
  fileprivate var heading: String {
    switch self {
    case .filters: "Filtros"
    case .maps: "Mapas de características"
    case .units: "Salidas de una capa"
    }
  }

  fileprivate var nothing: String {
    switch self {
    case .filters: "No hay filtros."
    case .maps, .units: "No hay nada que mostrar."
    }
  }

  fileprivate var singular: String {
    switch self {
    case .filters: "filtro"
    case .maps: "mapa"
    case .units: "rectángulo"
    }
  }

  fileprivate var plural: String {
    switch self {
    case .filters: "filtros"
    case .maps: "mapas"
    case .units: "rectángulos"
    }
  }

  /// What stands below one of them.
  fileprivate func name(_ index: Int, _ numbers: NumberStyle) -> String {
    self == .units ? "" : "\(singular) \(numbers.integer(index))"
  }
}
