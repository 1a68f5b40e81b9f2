import Typography

extension ScatterPlot: Drawable {
  /// The plot's size, which its frame is made for.
  static let size = (width: 430.0, height: 360.0)
  /// The ranges that hold all points.
  package var frame: (horizontal: ClosedRange<Double>, vertical: ClosedRange<Double>) {
    Plane.frame(around: groups.flatMap(\.points), shape: Self.size.width / Self.size.height)
  }

  var heading: String { "Nube de puntos" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let frame = frame
    let top = drawLegend(on: &canvas) + (cleaned(verticalTitle).isEmpty ? 6 : 24)
    let plane = Plane(
      frame.horizontal, frame.vertical, top: top, width: Self.size.width, height: Self.size.height, numbers: numbers)
    canvas.width = plane.reach
    canvas.height = plane.bottom + 42
    canvas.axes(plane, horizontal: horizontalTitle, vertical: verticalTitle)
    guard groups.contains(where: { $0.points.contains(where: \.isDrawable) }) else {
      let middle = (plane.left + plane.right) / 2
      canvas.text("sin puntos", middle, (plane.top + plane.bottom) / 2, "soft", anchor: .middle)
      return
    }
    if isJoined { drawLines(in: plane, on: &canvas) }
    drawPoints(in: plane, on: &canvas)
    if hasEnds { drawEnds(in: plane, on: &canvas) }
    canvas.height = drawNote(below: canvas.height, on: &canvas, numbers)
  }

  /// Draws the names of the groups, and returns where they end.
  func drawLegend(on canvas: inout Canvas) -> Double {
    let shown = groups.prefix(Self.mostGroups)
    canvas.defineSigns(shown.count, scale: signScale)
    if shown.count == 1, cleaned(groups[0].name).isEmpty { return 0 }
    return canvas.legend(shown.map(\.name), top: 0, width: Self.size.width + 30, scale: signScale)
  }

  /// A few points are large, so that they are not overlooked; very many, small. On a line the ends are told by size.
  private var signScale: Double {
    let count = drawnCount
    return count > 600 ? 0.8 : count <= 16 && !isJoined ? 1.7 : 1
  }

  /// Draws the groups in turns, so that none hides the others.
  func drawPoints(in plane: Plane, on canvas: inout Canvas) {
    let shown = drawn
    let longest = shown.map(\.count).max() ?? 0
    for place in 0..<longest {
      for (index, points) in shown.enumerated() where place < points.count {
        canvas.sign(ofSeries: index, plane.x(points[place].x), plane.y(points[place].y))
      }
    }
  }

  private func drawLines(in plane: Plane, on canvas: inout Canvas) {
    let unit = PlanePoint(plane.across.range.span / Self.size.width, plane.down.range.span / Self.size.height)
    for (index, group) in groups.prefix(Self.mostGroups).enumerated() {
      let pieces = group.points.split { !$0.isDrawable }.map(Array.init)
      // A line of very many points is drawn as the one through those that are.
      let short = pieces.reduce(0) { $0 + $1.count } > Self.mostPoints ? Self.thinned(pieces.flatMap(\.self)) : nil
      let lines = (short.map { [$0] } ?? pieces).map { Polyline.simplified($0, unit: unit, tolerance: 0.05) }
      canvas.path(plane.path(lines), "k-s\(SeriesLook(index).pen)", width: 1.4, opacity: 0.7)
    }
  }

  /// Draws a ring around the first point of each line and a larger disc on the last.
  private func drawEnds(in plane: Plane, on canvas: inout Canvas) {
    for (index, group) in groups.prefix(Self.mostGroups).enumerated() {
      guard let first = group.points.first(where: \.isDrawable), let last = group.points.last(where: \.isDrawable),
        first != last
      else { continue }
      let look = SeriesLook(index)
      canvas.circle(plane.x(first.x), plane.y(first.y), 7, "l k-s\(look.pen)", pen: 1.6)
      canvas.circle(plane.x(last.x), plane.y(last.y), 6.4, "s\(look.pen) k-paper", pen: 1.6)
    }
  }

  /// Says what is not drawn, and what the ends of a line look like; returns where that ends.
  func drawNote(below top: Double, on canvas: inout Canvas, _ numbers: NumberStyle) -> Double {
    var notes: [String] = []
    if hasEnds { notes.append("En un anillo, el primer punto; el último, más grande.") }
    if drawnCount < drawableCount { notes.append(ImageGrid.note(drawnCount, of: drawableCount, numbers)) }
    if missingCount > 0 {
      notes.append("\(counted(missingCount, "punto", "puntos", style: numbers)) sin coordenadas finitas.")
    }
    var bottom = top
    for note in notes {
      bottom += 16
      canvas.text(note, 0, bottom, "f12 soft")
    }
    return notes.isEmpty ? top : bottom + 6
  }

  // MARK: What is drawn

  /// Whether the line says nothing of where it begins: one that always goes to the right begins at the left.
  private var hasEnds: Bool {
    isJoined && groups.prefix(Self.mostGroups).contains { group in
      let places = group.points.filter(\.isDrawable).map(\.x)
      return !zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
    }
  }

  private var drawableCount: Int { groups.reduce(0) { $0 + $1.points.count(where: \.isDrawable) } }
  private var missingCount: Int { groups.reduce(0) { $0 + $1.points.count } - drawableCount }
  private var drawnCount: Int { drawn.reduce(0) { $0 + $1.count } }

  /// The points of each group that are drawn: of too many, a share of each.
  private var drawn: [[PlanePoint]] {
    let all = groups.prefix(Self.mostGroups).map { $0.points.filter(\.isDrawable) }
    let count = all.reduce(0) { $0 + $1.count }
    guard count > Self.mostPoints else { return all }
    return all.map { points in
      Self.thinned(points, to: points.isEmpty ? 0 : max(1, points.count * Self.mostPoints / count))
    }
  }

  /// So many points at even distances in their order.
  private static func thinned(_ points: [PlanePoint], to most: Int = mostPoints) -> [PlanePoint] {
    points.count <= most ? points : (0..<most).map { points[$0 * points.count / most] }
  }

  // MARK: Telling

  func description(numbers: NumberStyle) -> String {
    let count = groups.reduce(0) { $0 + $1.points.count }
    guard count > 0 else { return "Ningún punto." }
    var text = counted(count, "punto", "puntos", style: numbers)
    if groups.count > 1 {
      let names = groups.prefix(6).enumerated().map { index, group in
        "\(cleaned(group.name)) (\(numbers.integer(group.points.count)), \(SeriesLook(index).signName))"
      }
      let rest = groups.count > 6 ? " y \(numbers.integer(groups.count - 6)) más" : ""
      text += " de \(counted(groups.count, "clase", "clases", style: numbers)): \(names.joined(separator: ", "))\(rest)"
    }
    let points = groups.flatMap(\.points).filter(\.isDrawable)
    for (title, fallback, values) in [
      (horizontalTitle, "x", points.map(\.x)), (verticalTitle, "y", points.map(\.y)),
    ] {
      guard let low = values.min(), let high = values.max() else { continue }
      let name = cleaned(title).isEmpty ? fallback : cleaned(title)
      text += "; \(name), de \(numbers.short(low)) a \(numbers.short(high))"
    }
    if isJoined, let first = points.first, let last = points.last {
      text += "; unidos en orden, de (\(numbers.short(first.x)); \(numbers.short(first.y))) a "
        + "(\(numbers.short(last.x)); \(numbers.short(last.y)))"
    }
    if drawnCount < drawableCount { text += "; se dibujan \(numbers.integer(drawnCount))" }
    if missingCount > 0 { text += "; \(numbers.integer(missingCount)) sin coordenadas finitas" }
    return text + "."
  }

  func data(numbers: NumberStyle) -> DataTable {
    let hasGroups = groups.count > 1
    let titles = [cleaned(horizontalTitle), cleaned(verticalTitle)]
    let header = zip(titles, ["x", "y"]).map { $0.isEmpty ? $1 : $0 } + (hasGroups ? ["clase"] : [])
    var rows: [[String]] = []
    for group in groups {
      rows += group.points.prefix(max(0, DataTable.mostRows - rows.count)).map {
        [numbers.short($0.x), numbers.short($0.y)] + (hasGroups ? [cleaned(group.name)] : [])
      }
    }
    let count = groups.reduce(0) { $0 + $1.points.count }
    return DataTable(header: header, rows: rows, missing: count - rows.count)
  }
}
