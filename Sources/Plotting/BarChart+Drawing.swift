import Typography

extension BarChart: Drawable {
  private static let mostBars = 60
  private static let width = 640.0
  private static let rowHeight = 25.0
  private static let thickness = 15.0

  var heading: String { "Diagrama de barras" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let shown = Array(bars.prefix(Self.mostBars))
    guard !shown.isEmpty else { return canvas.drawNothing("No hay barras.") }
    let values = shown.map { numbers.text($0.value, format) }
    let names = shown.map { TextWidth.fitted(cleaned($0.label), width: 250, size: 13, isStrong: $0.isEmphasized) }
    let nameWidth = zip(names, shown).map { TextWidth.of($0, size: 13, isStrong: $1.isEmphasized) }.max() ?? 0
    let valueWidth = values.map { TextWidth.of($0, size: 13, isStrong: true) }.max() ?? 0
    let hasNegative = shown.contains { $0.value < 0 }
    let left = nameWidth + 12 + (hasNegative ? valueWidth + 6 : 0)
    let length = max(120, Self.width - left - valueWidth - 12)
    let scale = BarScale(shown.map(\.value), atLeast: 0...0, left: left, length: length)

    var top = 4.0
    let title = TextWidth.fitted(cleaned(valueTitle), width: Self.width - scale.zero, size: 12)
    if !title.isEmpty {
      canvas.text(title, scale.zero, 14, "f12 soft")
      top = 22
    }
    for (index, bar) in shown.enumerated() {
      let y = top + Double(index) * Self.rowHeight
      let base = y + Self.rowHeight / 2 + 4.5
      let strong = bar.isEmphasized ? "b" : ""
      canvas.text(names[index], nameWidth, base, strong, anchor: .end)
      let end = scale.x(bar.value)
      let barTop = y + (Self.rowHeight - Self.thickness) / 2
      if end != scale.zero {
        canvas.rect(
          min(end, scale.zero), barTop, (end - scale.zero).magnitude, Self.thickness,
          bar.isEmphasized ? "accent" : "fill")
      }
      let isNegative = bar.value < 0
      canvas.text(
        values[index], end + (isNegative ? -6 : 6), base, bar.isEmphasized ? "b" : bar.value.isFinite ? "" : "soft",
        anchor: isNegative ? .end : .start)
    }
    let bottom = top + Double(shown.count) * Self.rowHeight
    canvas.line(scale.zero, top, scale.zero, bottom, "k-line")
    canvas.width = max(Self.width, left + length + valueWidth + 12)
    canvas.height = bottom + 4
    if shown.count < bars.count {
      canvas.text(ImageGrid.note(shown.count, of: bars.count, numbers), 0, bottom + 18, "f12 soft")
      canvas.height = bottom + 26
    }
  }

  func description(numbers: NumberStyle) -> String {
    guard !bars.isEmpty else { return "Un diagrama sin barras." }
    let title = cleaned(valueTitle)
    var text = counted(bars.count, "barra", "barras", style: numbers) + (title.isEmpty ? "" : " de \(title)")
    let finite = bars.filter { $0.value.isFinite }
    guard let largest = finite.max(by: { $0.value < $1.value }), let smallest = finite.min(by: { $0.value < $1.value })
    else { return text + "; ningún valor es finito." }
    func told(_ bar: Bar) -> String { "\(cleaned(bar.label)), \(numbers.text(bar.value, format))" }
    if finite.count == 1 || largest.value == smallest.value {
      text += finite.count == 1 ? ": \(told(largest))" : "; todas valen \(numbers.text(largest.value, format))"
    } else {
      text += "; la mayor, \(told(largest)); la menor, \(told(smallest))"
    }
    let rest = bars.count - finite.count
    return text + (rest > 0 ? "; \(numbers.integer(rest)) sin valor finito." : ".")
  }

  func data(numbers: NumberStyle) -> DataTable {
    let title = cleaned(valueTitle)
    return DataTable(
      header: ["nombre", title.isEmpty ? "valor" : title],
      rows: bars.map { [cleaned($0.label), numbers.text($0.value, format)] })
  }
}
