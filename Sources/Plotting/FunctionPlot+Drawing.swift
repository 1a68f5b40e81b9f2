import Typography

extension FunctionPlot: Drawable {
  private static let width = 510.0
  private static let height = 290.0

  var heading: String { "Gráfica de funciones" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let shown = Array(curves.prefix(Self.mostCurves))
    let names = shown.map { TextWidth.fitted(cleaned($0.name), width: 130, size: 12, isStrong: true) }
    let nameWidth = names.map { TextWidth.of($0, size: 12, isStrong: true) }.max() ?? 0
    let texts = Axis(window, count: 6, numbers: numbers).widest
    let plane = Plane(
      range, window, top: 8, width: Self.width - nameWidth - 16 - texts, height: Self.height, numbers: numbers)
    canvas.width = max(plane.reach, plane.right + 14 + nameWidth)
    canvas.height = plane.bottom + 42
    canvas.axes(plane, horizontal: variable, vertical: "")
    var labels: [EndLabel] = []
    for (index, curve) in shown.enumerated() {
      let pieces = Polyline.clipped(curve.line, to: plane.down.range)
      let look = SeriesLook(index)
      let path = plane.path(pieces)
      if !path.isEmpty { canvas.path(path, "k-s\(look.pen)", width: 2, dash: look.dash) }
      guard let end = pieces.compactMap(\.last).last else { continue }
      labels.append(
        EndLabel(index: index, name: names[index], value: "", pointX: plane.x(end.x), pointY: plane.y(end.y)))
    }
    for (index, curve) in shown.enumerated() {
      for mark in curve.marks where plane.contains(mark) {
        canvas.circle(plane.x(mark.x), plane.y(mark.y), 4.4, "s\(SeriesLook(index).pen) k-paper", pen: 1.5)
      }
    }
    for point in points where plane.contains(point) {
      canvas.circle(plane.x(point.x), plane.y(point.y), 4.4, "ink k-paper", pen: 1.5)
    }
    for label in EndLabel.spread(labels, spacing: 16, within: (plane.top + 2)...(plane.bottom - 2)) {
      canvas.label(label, beside: plane.right, hasLeader: plane.right - label.pointX > 1)
    }
    if labels.isEmpty, !shown.isEmpty {
      let middle = (plane.left + plane.right) / 2
      canvas.text("sin valores finitos", middle, (plane.top + plane.bottom) / 2, "soft", anchor: .middle)
    }
  }

  /// Points to look at that stand outside of the drawing.
  private var hiddenMarks: Int {
    (curves.flatMap(\.marks) + points).count { !range.contains($0.x) || !window.contains($0.y) }
  }

  func description(numbers: NumberStyle) -> String {
    let sentences = curves.prefix(4).map { told($0, numbers) }
    guard !sentences.isEmpty else { return "Ninguna función." }
    let rest = curves.count > 4 ? "; y \(numbers.integer(curves.count - 4)) más" : ""
    let count = counted(curves.count, "función", "funciones", style: numbers)
    let ends = "de \(numbers.short(range.lowerBound)) a \(numbers.short(range.upperBound))"
    let text = "\(count) de \(cleaned(variable)), \(ends): \(sentences.joined(separator: "; "))\(rest)."
    let marks = curves.flatMap(\.marks) + points
    guard !marks.isEmpty else { return text }
    let few = marks.prefix(6).map { "(\(numbers.short($0.x)); \(numbers.short($0.y)))" }
    let more = marks.count > 6 ? " y \(numbers.integer(marks.count - 6)) más" : ""
    let hidden = hiddenMarks
    return text + " \(marks.count == 1 ? "Punto marcado" : "Puntos marcados"): \(few.joined(separator: ", "))\(more)"
      + (hidden > 0 ? "; \(counted(hidden, "queda", "quedan", style: numbers)) fuera del dibujo." : ".")
  }

  func data(numbers: NumberStyle) -> DataTable {
    var header = [cleaned(variable)] + curves.map { cleaned($0.name) }
    var rows = positions.enumerated().map { index, position in
      [numbers.short(position)]
        + curves.map { $0.values.indices.contains(index) ? numbers.short($0.values[index]) : "" }
    }
    guard !points.isEmpty else { return DataTable(header: header, rows: rows) }
    header.append("punto")
    rows = rows.map { $0 + [""] }
    rows += points.map { [numbers.short($0.x)] + curves.map { _ in "" } + [numbers.short($0.y)] }
    return DataTable(header: header, rows: rows)
  }
}
