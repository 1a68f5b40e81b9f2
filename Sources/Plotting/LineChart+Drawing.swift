import Typography

extension LineChart: Drawable {
  static let mostSeries = 12
  private static let mostPanels = 8
  private static let width = 720.0
  private static let gap = 28.0

  var heading: String { "Curvas" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let shown = Array(panels.prefix(Self.mostPanels))
    guard !shown.isEmpty else { return canvas.drawNothing("No hay curvas.") }
    let columns = min(2, shown.count)
    let width = columns == 1 ? 620 : (Self.width - Self.gap) / 2
    let height = columns == 1 ? 300.0 : 262
    for (index, panel) in shown.enumerated() {
      let layout = PanelLayout(
        panel, left: Double(index % columns) * (width + Self.gap), top: Double(index / columns) * (height + 18),
        width: width, height: height, numbers: numbers)
      draw(panel, in: layout, on: &canvas, numbers)
    }
    let rows = Double((shown.count + columns - 1) / columns)
    canvas.width = Double(columns) * width + Double(columns - 1) * Self.gap
    canvas.height = rows * height + (rows - 1) * 18
    if shown.count < panels.count {
      canvas.text(ImageGrid.note(shown.count, of: panels.count, numbers), 0, canvas.height + 14, "f12 soft")
      canvas.height += 22
    }
  }

  private func draw(_ panel: Panel, in layout: PanelLayout, on canvas: inout Canvas, _ numbers: NumberStyle) {
    canvas.text(
      TextWidth.fitted(cleaned(panel.title), width: layout.width, size: 13, isStrong: true),
      layout.left, layout.top + 15, "b")
    drawAxes(panel, in: layout, on: &canvas, numbers)
    guard panel.hasFinite else {
      let middle = (layout.plotLeft + layout.plotRight) / 2
      canvas.text("sin valores finitos", middle, (layout.plotTop + layout.plotBottom) / 2, "soft", anchor: .middle)
      return
    }
    for (index, series) in panel.series.prefix(Self.mostSeries).enumerated() {
      drawLine(series, at: index, in: layout, on: &canvas)
    }
    for label in layout.labels {
      let isFar = layout.plotRight - label.pointX > 6 && layout.steps != [1]
      canvas.label(label, beside: layout.plotRight, hasLeader: isFar, hasTwoLines: layout.hasTwoLines)
    }
  }

  private func drawAxes(_ panel: Panel, in layout: PanelLayout, on canvas: inout Canvas, _ numbers: NumberStyle) {
    for (value, text) in zip(layout.ticks.values, layout.tickTexts) {
      canvas.level(value, text, layout.y(value), from: layout.plotLeft, to: layout.plotRight)
    }
    canvas.line(layout.plotLeft, layout.plotBottom, layout.plotRight, layout.plotBottom, "k-line")
    for count in layout.steps {
      canvas.stop(numbers.integer(count), layout.x(count), below: layout.plotBottom)
    }
    canvas.title(horizontalTitle, from: layout.plotLeft, to: layout.plotRight, below: layout.plotBottom)
  }

  private func drawLine(_ series: Series, at index: Int, in layout: PanelLayout, on canvas: inout Canvas) {
    let look = SeriesLook(index)
    let pen = look.pen
    var path = ""
    var isDrawing = false
    for (step, value) in layout.thinned(series.values) {
      guard value.isFinite else {
        isDrawing = false
        continue
      }
      path += (isDrawing ? "L" : "M") + decimal(layout.x(step)) + " " + decimal(layout.y(value))
      isDrawing = true
    }
    guard !path.isEmpty else { return }
    canvas.path(path, "k-s\(pen)", width: 2, dash: look.dash)
    guard series.values.count <= 24 else { return }
    for (step, value) in series.values.enumerated() where value.isFinite {
      let (x, y) = (layout.x(step + 1), layout.y(value))
      if index % 2 == 0 {
        canvas.circle(x, y, 3.4, "s\(pen) k-paper", pen: 1)
      } else {
        canvas.circle(x, y, 2.8, "paper k-s\(pen)", pen: 1.8)
      }
    }
  }
}

extension LineChart.Panel {
  var hasFinite: Bool { series.contains { $0.values.contains { $0.isFinite } } }
}

extension LineChart {
  func description(numbers: NumberStyle) -> String {
    let sentences = panels.prefix(4).map { panel in
      let title = cleaned(panel.title)
      let steps = panel.series.map(\.values.count).max() ?? 0
      let told = panel.series.prefix(4).map { Self.told($0, panel.format, numbers) }
      guard !told.isEmpty else { return "\(title): sin curvas." }
      let rest = panel.series.count > 4 ? "; y \(numbers.integer(panel.series.count - 4)) más" : ""
      let axis = cleaned(horizontalTitle)
      let length = axis.isEmpty ? "" : " (\(axis) 1 a \(numbers.integer(max(1, steps))))"
      return "\(title)\(length): \(told.joined(separator: "; "))\(rest)."
    }
    return sentences.isEmpty ? "Ninguna curva." : sentences.joined(separator: " ")
  }

  /// «entrenamiento baja de 0,498 a 0,240», and where the best was, if not at the end.
  private static func told(_ series: Series, _ format: ValueFormat, _ numbers: NumberStyle) -> String {
    let name = cleaned(series.name)
    let finite = series.values.enumerated().filter { $0.element.isFinite }
    guard let first = finite.first?.element, let last = finite.last?.element else {
      return "\(name), sin valores finitos"
    }
    func text(_ value: Double) -> String { numbers.text(value, format) }
    guard finite.count > 1 else { return "\(name) vale \(text(first))" }
    let values = finite.map(\.element)
    let lowest = finite.min { $0.element < $1.element } ?? finite[0]
    let highest = finite.max { $0.element < $1.element } ?? finite[0]
    let broken = finite.count < series.values.count ? ", con valores no finitos" : ""
    guard text(lowest.element) != text(highest.element) else { return "\(name) se mantiene en \(text(first))" + broken }
    let pairs = zip(values, values.dropFirst())
    let steadily = pairs.allSatisfy { $0 > $1 } || pairs.allSatisfy { $0 < $1 } ? " sin retroceder" : ""
    let range = "de \(text(first)) a \(text(last))"
    let verb = text(first) == text(last) ? "oscila y vuelve" : last < first ? "baja" : "sube"
    let turn = last < first || first == highest.element ? lowest : highest
    guard steadily.isEmpty, text(turn.element) != text(last), text(turn.element) != text(first) else {
      return "\(name) \(verb) \(range)\(steadily)\(broken)"
    }
    let kind = turn.element == lowest.element ? "mínimo" : "máximo"
    return "\(name) \(verb) \(range) (\(kind), \(text(turn.element)) en \(numbers.integer(turn.offset + 1)))\(broken)"
  }

  func data(numbers: NumberStyle) -> DataTable {
    let axis = cleaned(horizontalTitle)
    let columns = panels.flatMap { panel in
      panel.series.map { (title: cleaned(panel.title) + ": " + cleaned($0.name), series: $0, format: panel.format) }
    }
    let steps = columns.map(\.series.values.count).max() ?? 0
    return DataTable(
      header: [axis.isEmpty ? "paso" : axis] + columns.map(\.title),
      rows: (0..<steps).map { step in
        [numbers.integer(step + 1)]
          + columns.map { column in
            step < column.series.values.count ? numbers.text(column.series.values[step], column.format) : ""
          }
      })
  }
}
