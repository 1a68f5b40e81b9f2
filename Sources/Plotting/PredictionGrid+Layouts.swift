import Typography

extension PredictionGrid {
  /// One item, large: the image, and beside it a bar for each class with its name and value.
  func drawPair(
    _ item: Item, sprite: Sprite, hatch: String, on canvas: inout Canvas, _ outputs: OutputText
  ) {
    let shown = shownClasses(item)
    let rowHeight = 24.0
    let top = 44.0
    let imageSide = item.raster.map { raster in
      raster.scale(toward: 224) * Double(max(raster.width, raster.height))
    } ?? 0
    let names = shown.map { TextWidth.fitted(name($0), width: 150, size: 13, isStrong: true) }
    let nameWidth = names.map { TextWidth.of($0, size: 13, isStrong: true) }.max() ?? 0
    let left = (imageSide > 0 ? imageSide + 34 : 0) + nameWidth + 10
    let scale = outputs.scale(left: left, length: 200)
    let height = max(Double(shown.count) * rowHeight, imageSide)
    let values = shown.map { outputs.text(item.probabilities[$0], decimals: 1) }
    let valueWidth = values.map { TextWidth.of($0, size: 13, isStrong: true) }.max() ?? 0

    drawCaption(item, 2, 16, size: 16, width: left + 260, on: &canvas, outputs)
    if imageSide > 0 {
      let y = top + (height - imageSide) / 2
      sprite.draw(0, 2, y, side: imageSide, on: &canvas)
      drawImageFrame(item.verdict, 2, y, side: imageSide, on: &canvas)
    }
    let first = top + (height - Double(shown.count) * rowHeight) / 2
    for (row, index) in shown.enumerated() {
      let middle = first + (Double(row) + 0.5) * rowHeight
      let isKey = index == item.predicted || index == item.truth
      canvas.text(names[row], left - 10, middle + 4.5, isKey ? "b" : "soft", anchor: .end)
      canvas.line(left, middle, scale.right, middle, "k-grid")
      drawBar(item, index, middle, thickness: 14, scale: scale, hatch: hatch, on: &canvas)
      canvas.text(values[row], scale.right + 8 + valueWidth, middle + 4.5, isKey ? "b" : "soft", anchor: .end)
      if index == item.truth {
        let end = scale.right + 16 + valueWidth
        drawTruthMark(end, middle, on: &canvas)
        canvas.text("verdadera", end + 10, middle + 4, "f12")
      }
    }
    canvas.line(scale.zero, first, scale.zero, first + Double(shown.count) * rowHeight, "k-line")
    canvas.width = max(scale.right + valueWidth + 96, 420)
    canvas.height = top + height + 6
  }

  /// Several items, in cells of the same size, with a legend below.
  func drawCells(
    _ shown: [Item], sprite: Sprite, hatch: String, on canvas: inout Canvas, _ outputs: OutputText
  ) {
    let cell = CellLayout(self, shown, outputs)
    let columns = cell.columns
    var image = 0
    for (index, item) in shown.enumerated() {
      let x = Double(index % columns) * (cell.width + cell.gap)
      let y = Double(index / columns) * (cell.height + cell.gap)
      drawCell(item, image: image, x, y, cell: cell, sprite: sprite, hatch: hatch, on: &canvas, outputs)
      if item.raster != nil { image += 1 }
    }
    let rows = Double((shown.count + columns - 1) / columns)
    var bottom = rows * (cell.height + cell.gap)
    canvas.width = max(Double(columns) * (cell.width + cell.gap) - cell.gap, 420)
    if shown.contains(where: { $0.truth != nil }) {
      drawLegend(y: bottom + 8, hatch: hatch, on: &canvas)
      bottom += 24
    }
    if shown.count < items.count {
      canvas.text(ImageGrid.note(shown.count, of: items.count, outputs.numbers), 8, bottom + 12, "f12 soft")
      bottom += 20
    }
    canvas.height = bottom
  }

  private func drawCell(
    _ item: Item, image: Int, _ x: Double, _ y: Double, cell: CellLayout, sprite: Sprite, hatch: String,
    on canvas: inout Canvas, _ outputs: OutputText
  ) {
    if item.verdict == .wrong {
      canvas.rect(x + 0.75, y + 0.75, cell.width - 1.5, cell.height - 1.5, "wash k-wrong", radius: 6)
    }
    let left = x + cell.padding
    let top = y + cell.padding + 24
    drawCaption(item, left, y + cell.padding + 10, size: 13, width: cell.width - 2 * cell.padding, on: &canvas, outputs)
    if item.raster != nil {
      let imageTop = top + (cell.bodyHeight - cell.imageSide) / 2
      sprite.draw(image, left, imageTop, side: cell.imageSide, on: &canvas)
      drawImageFrame(item.verdict, left, imageTop, side: cell.imageSide, on: &canvas)
    }
    let shown = shownClasses(item)
    let barsLeft = left + cell.imageSide + (cell.imageSide > 0 ? 8 : 0) + cell.nameWidth + 6
    let scale = outputs.scale(left: barsLeft, length: cell.barLength)
    let first = top + (cell.bodyHeight - Double(shown.count) * cell.rowHeight) / 2
    for (row, index) in shown.enumerated() {
      let middle = first + (Double(row) + 0.5) * cell.rowHeight
      let isKey = index == item.predicted || index == item.truth
      let name = TextWidth.fitted(name(index), width: cell.nameWidth, size: 11, isStrong: isKey)
      canvas.text(name, barsLeft - 6, middle + 4, isKey ? "f11 b" : "f11 soft", anchor: .end)
      drawBar(item, index, middle, thickness: 8, scale: scale, hatch: hatch, on: &canvas)
      guard isKey else { continue }
      let end = max(scale.x(item.probabilities[index]), scale.zero) + 4
      let value = outputs.text(item.probabilities[index], decimals: 0)
      canvas.text(value, end, middle + 4, "f11 b")
      if index == item.truth, item.verdict == .wrong {
        drawTruthMark(end + 5 + TextWidth.of(value, size: 11, isStrong: true), middle, on: &canvas)
      }
    }
    canvas.line(scale.zero, first, scale.zero, first + Double(shown.count) * cell.rowHeight, "k-line")
  }

  /// «✓ Bota 97 % (Bota)»: the sign, the guess with its confidence, and the truth;
  /// without the truth where it is the same long name again.
  private func drawCaption(
    _ item: Item, _ x: Double, _ y: Double, size: Double, width: Double, on canvas: inout Canvas,
    _ outputs: OutputText
  ) {
    var left = x
    if let verdict = item.verdict {
      canvas.sign(verdict, x + size * 0.6, y, size: size * 1.2)
      left += size * 1.2 + 6
    }
    let confidence = outputs.confidence(item)
    let room = width - (left - x) - TextWidth.of(confidence + "    ()", size: size, isStrong: true)
    let share = room / 2
    let names = TextWidth.of(name(item.predicted), size: size, isStrong: true)
      + TextWidth.of(name(item.truth ?? item.predicted), size: size)
    let isTold = item.verdict == .right && names > room
    let truth = isTold ? nil : item.truth.map { TextWidth.fitted(name($0), width: share, size: size) }
    let used = truth.map { TextWidth.of($0, size: size) } ?? 0
    let guess = TextWidth.fitted(name(item.predicted), width: room - used, size: size, isStrong: true)
    let classes = (size > 13 ? "f16 " : "") + "b" + (item.verdict == .wrong ? " wrong" : "")
    let tail = truth.map { "<tspan class=\"r soft\"> (\(withEntities($0)))</tspan>" } ?? ""
    canvas.add(
      "<text x=\"\(decimal(left))\" y=\"\(decimal(y + size * 0.36))\" class=\"\(classes)\">"
        + "\(withEntities(guess)) \(withEntities(confidence))\(tail)</text>")
  }

  private func drawImageFrame(
    _ verdict: Verdict?, _ x: Double, _ y: Double, side: Double, on canvas: inout Canvas
  ) {
    if verdict == .wrong {
      canvas.frame(x - 1, y - 1, side + 2, side + 2, "k-wrong", pen: 2)
    } else {
      canvas.frame(x - 0.5, y - 0.5, side + 1, side + 1, "k-grid")
    }
  }

  /// One class's bar: coloured for the guess, hatched where it was wrong, neutral for the others.
  private func drawBar(
    _ item: Item, _ index: Int, _ middle: Double, thickness: Double, scale: BarScale, hatch: String,
    on canvas: inout Canvas
  ) {
    let end = scale.x(item.probabilities[index])
    let x = min(end, scale.zero)
    let width = (end - scale.zero).magnitude
    guard width > 0.05 else { return }
    let y = middle - thickness / 2
    guard index == item.predicted else {
      return canvas.rect(x, y, width, thickness, index == item.truth ? "ink" : "fill")
    }
    switch item.verdict {
    case .right: canvas.rect(x, y, width, thickness, "right")
    case .wrong:
      canvas.rect(x, y, width, thickness, paint: hatch)
      canvas.frame(x, y, width, thickness, "k-wrong")
    case nil: canvas.rect(x, y, width, thickness, "accent")
    }
  }

  /// A small triangle that points at the true class's bar.
  private func drawTruthMark(_ x: Double, _ y: Double, on canvas: inout Canvas) {
    canvas.add("<path d=\"M\(decimal(x)) \(decimal(y))l6.5 -4v8z\"/>")
  }

  private func drawLegend(y: Double, hatch: String, on canvas: inout Canvas) {
    canvas.rect(8, y - 8, 18, 8, "right")
    canvas.text("predicha, y acierta", 32, y, "f12 soft")
    guard !hatch.isEmpty else { return }
    canvas.rect(166, y - 8, 18, 8, paint: hatch)
    canvas.frame(166, y - 8, 18, 8, "k-wrong")
    canvas.text("predicha, y falla", 190, y, "f12 soft")
    drawTruthMark(312, y - 4, on: &canvas)
    canvas.text("verdadera", 324, y, "f12 soft")
  }
}
