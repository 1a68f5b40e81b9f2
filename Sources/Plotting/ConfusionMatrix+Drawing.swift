import Typography

extension ConfusionMatrix: Drawable {
  private static let mostClasses = 40

  var heading: String { "Matriz de confusión" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let count = min(size, Self.mostClasses)
    guard count > 0 else { return canvas.drawNothing("No hay clases.") }
    let layout = MatrixLayout(self, count: count)
    drawNames(layout, on: &canvas)
    let largest = Set(outstanding(within: count).map { $0.row * count + $0.column })
    for row in 0..<count {
      for column in 0..<count { drawCell(row, column, layout, on: &canvas, numbers) }
      if layout.cell >= 18 { drawShare(row, layout, on: &canvas, numbers) }
    }
    for index in largest.sorted() {
      let x = layout.x(index % count)
      let y = layout.y(index / count)
      canvas.frame(x + 1, y + 1, layout.cell - 2, layout.cell - 2, "k-wrong", pen: 2.5, radius: 2)
    }
    canvas.width = layout.width
    canvas.height = layout.height
    var notes: [String] = []
    if !largest.isEmpty { notes.append(largest.count == 1 ? "la mayor confusión" : "las mayores confusiones") }
    if let note = notes.first {
      canvas.frame(layout.left + 1, layout.bottom + 13, 12, 12, "k-wrong", pen: 2.5, radius: 2)
      canvas.text(note, layout.left + 22, layout.bottom + 23, "f12 soft")
    }
    if count < size {
      canvas.text(ImageGrid.note(count, of: size, numbers), layout.left + 190, layout.bottom + 23, "f12 soft")
    }
  }

  private func drawNames(_ layout: MatrixLayout, on canvas: inout Canvas) {
    canvas.text("clase predicha →", layout.left, 13, "f12 soft")
    canvas.text("clase verdadera ↓", layout.left - 10, layout.top - 10, "f12 soft", anchor: .end)
    for index in 0..<layout.count {
      let center = layout.x(index) + layout.cell / 2
      let name = layout.columnNames[index]
      if layout.isTurned {
        canvas.text(name, center + 2, layout.top - 8, layout.font, turned: -45)
      } else {
        canvas.text(name, center, layout.top - 10, layout.font, anchor: .middle)
      }
      let middle = layout.y(index) + layout.cell / 2
      canvas.text(layout.rowNames[index], layout.left - 10, middle + 4, layout.font, anchor: .end)
    }
    if layout.cell >= 18 {
      canvas.text("aciertos", layout.right + 12, layout.top - 10, "f12 soft")
    }
  }

  private func drawCell(
    _ row: Int, _ column: Int, _ layout: MatrixLayout, on canvas: inout Canvas, _ numbers: NumberStyle
  ) {
    let value = self[row, column]
    let share = total(row) > 0 ? Double(value) / Double(total(row)) : 0
    let x = layout.x(column)
    let y = layout.y(row)
    let gap = layout.cell >= 12 ? 1.0 : 0.5
    let strength = HeatScale.strength(share)
    let side = layout.cell - 2 * gap
    if strength > 0 {
      canvas.rect(x + gap, y + gap, side, side, "heat", radius: 2, opacity: strength)
    } else {
      canvas.frame(x + gap + 0.5, y + gap + 0.5, side - 1, side - 1, "k-grid", radius: 2)
    }
    if row == column {
      canvas.frame(x + gap + 0.75, y + gap + 0.75, side - 1.5, side - 1.5, "k-ink", pen: 1.5, radius: 2)
    }
    guard value > 0 || layout.cell >= 30 else { return }
    let text = numbers.integer(value)
    let size = layout.cell >= 38 ? 13.0 : 11
    guard TextWidth.of(text, size: size, isStrong: row == column) <= layout.cell - 3 else { return }
    let classes = [size == 11 ? "f11" : "", row == column ? "b" : "", HeatScale.textClass(strength, value: value)]
    canvas.text(
      text, x + layout.cell / 2, y + layout.cell / 2 + size * 0.35,
      classes.filter { !$0.isEmpty }.joined(separator: " "), anchor: .middle)
  }

  /// The share of a true class that was recognised, beside its row.
  private func drawShare(_ row: Int, _ layout: MatrixLayout, on canvas: inout Canvas, _ numbers: NumberStyle) {
    let text = total(row) > 0 ? numbers.percent(Double(self[row, row]) / Double(total(row)), decimals: 0) : "—"
    canvas.text(text, layout.right + 12, layout.y(row) + layout.cell / 2 + 4, "f12 b")
  }
}

/// How strongly a cell is filled, so that its number can be read on it.
package enum HeatScale {
  /// The opacity of the heat colour over paper for a share of the row: a square root, so that small confusions show.
  ///
  /// The middle of the scale is left out, where neither ink nor paper would stand out from it.
  package static func strength(_ share: Double) -> Double {
    guard share > 0 else { return 0 }
    let root = min(share, 1).squareRoot()
    let strength = root < 0.7 ? 0.04 + root / 0.7 * 0.36 : 0.76 + (root - 0.7) / 0.3 * 0.24
    return (strength * 100).rounded() / 100
  }

  package static func textClass(_ strength: Double, value: Int) -> String {
    value == 0 ? "soft" : strength >= 0.7 ? "paper" : ""
  }
}

/// Where the cells and names of a confusion matrix stand.
private struct MatrixLayout {
  let count: Int
  let cell: Double
  let left: Double
  let top: Double
  let isTurned: Bool
  let font: String
  let rowNames: [String]
  let columnNames: [String]
  private let rightMargin: Double

  init(_ matrix: ConfusionMatrix, count: Int) {
    self.count = count
    let size = count > 24 ? 11.0 : 12
    font = count > 24 ? "f11" : "f12"
    let names = (0..<count).map(matrix.name)
    rowNames = names.map { TextWidth.fitted($0, width: 150, size: size) }
    let widestRow = rowNames.map { TextWidth.of($0, size: size) }.max() ?? 0
    left = max(widestRow, TextWidth.of("clase verdadera ↓", size: 12)) + 12
    let widest = names.map { TextWidth.of($0, size: size) }.max() ?? 0
    let room = ((count > 12 ? 860 : 720) - left - 66) / Double(count)
    let wanted = widest + 10 <= min(room, 90) ? max(54, widest + 10) : 54
    cell = min(wanted, max(14, room)).rounded(.down)
    isTurned = widest > cell - 6
    columnNames = isTurned ? names.map { TextWidth.fitted($0, width: 110, size: size) } : names
    let longest = columnNames.map { TextWidth.of($0, size: size) }.max() ?? 0
    top = 26 + (isTurned ? longest * 0.7072 + 14 : 18)
    let lastReach = isTurned ? (columnNames.last.map { TextWidth.of($0, size: size) } ?? 0) * 0.7072 - cell / 2 : 0
    rightMargin = max(66, lastReach + 8)
  }

  func x(_ column: Int) -> Double { left + Double(column) * cell }
  func y(_ row: Int) -> Double { top + Double(row) * cell }
  var right: Double { x(count) }
  var bottom: Double { y(count) }
  var width: Double { max(right + rightMargin, left + 180) }
  var height: Double { bottom + 32 }
}
