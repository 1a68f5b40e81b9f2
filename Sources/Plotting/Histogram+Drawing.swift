import Typography

extension Histogram: Drawable {
  private static let width = 510.0
  private static let height = 230.0

  var heading: String { "Histograma" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    guard let first = bins.first, let last = bins.last else { return canvas.drawNothing("Ningún número finito.") }
    let most = Double(bins.map(\.count).max() ?? 1)
    let ticks = NiceTicks(around: 0...max(most, 1), count: most < 5 ? Int(most) + 1 : 5)
    let shift = isOfSingleNumbers ? 0.5 : 0
    let upright = 0...max(ticks.range.upperBound, 1)
    let room = Axis(upright, count: 5, numbers: numbers).widest
    let plane = Plane(
      first.low - shift...last.high - shift, upright, top: 26, width: Self.width - room - 18, height: Self.height,
      ticks: most < 5 ? Int(most) + 1 : 5, numbers: numbers)
    canvas.width = plane.reach
    canvas.height = plane.bottom + (cleaned(valueTitle).isEmpty ? 26 : 42)
    canvas.text("cantidad", 0, 12, "f12 soft")
    for (value, text) in zip(plane.down.ticks, plane.down.texts) where value == value.rounded() {
      canvas.level(value, text, plane.y(value), from: plane.left, to: plane.right)
    }
    drawBars(in: plane, shift: shift, on: &canvas)
    canvas.line(plane.left, plane.bottom, plane.right, plane.bottom, "k-line")
    drawStops(in: plane, on: &canvas, numbers)
    canvas.title(valueTitle, from: plane.left, to: plane.right, below: plane.bottom)
    guard missing > 0 else { return }
    canvas.text(missingNote(numbers), 0, canvas.height + 14, "f12 soft")
    canvas.height += 22
  }

  private func drawBars(in plane: Plane, shift: Double, on canvas: inout Canvas) {
    let wide = plane.x(bins[0].high) - plane.x(bins[0].low)
    let gap = isOfSingleNumbers ? min(wide * 0.3, 14) : min(1, wide * 0.15)
    for bin in bins where bin.count > 0 {
      let left = plane.x(bin.low - shift) + gap / 2
      let right = plane.x(bin.high - shift) - gap / 2
      let top = plane.y(Double(bin.count))
      canvas.rect(left, top, right - left, plane.bottom - top, "accent")
    }
  }

  private func drawStops(in plane: Plane, on canvas: inout Canvas, _ numbers: NumberStyle) {
    guard isOfSingleNumbers else {
      for (value, text) in zip(plane.across.ticks, plane.across.texts) {
        canvas.stop(text, plane.x(value), below: plane.bottom)
      }
      return
    }
    let texts = bins.map { numbers.short($0.low) }
    let widest = (texts.map { TextWidth.of($0, size: 12) }.max() ?? 0) + 8
    let fitting = max(1, Int((plane.right - plane.left) / widest))
    let every = [1.0, 2, 5, 10, 20].first { Double(bins.count) / $0 <= Double(fitting) } ?? 50
    for (bin, text) in zip(bins, texts) where bin.low.truncatingRemainder(dividingBy: every) == 0 {
      canvas.stop(text, plane.x(bin.low), below: plane.bottom)
    }
  }

  private func missingNote(_ numbers: NumberStyle) -> String {
    "\(counted(missing, "número no cabe", "números no caben", style: numbers)) en ningún eje: no son finitos, o son "
      + "enormes."
  }

  /// What a bar stands for: «de −0,2 a −0,1», or «7».
  private func name(_ bin: Bin, _ numbers: NumberStyle) -> String {
    if isOfSingleNumbers { return numbers.short(bin.low) }
    let high = isInteger ? bin.high - 1 : bin.high
    return high > bin.low ? "de \(numbers.short(bin.low)) a \(numbers.short(high))" : numbers.short(bin.low)
  }

  func description(numbers: NumberStyle) -> String {
    let count = bins.reduce(0) { $0 + $1.count }
    guard let highest = bins.max(by: { $0.count < $1.count }), count > 0 else { return "Ningún número finito." }
    let title = cleaned(valueTitle)
    var text = counted(count, "número", "números", style: numbers) + (title.isEmpty ? "" : " (\(title))")
    text += least == greatest
      ? ", todos \(numbers.short(least))"
      : ", de \(numbers.short(least)) a \(numbers.short(greatest)), con media \(numbers.short(mean)); "
        + "donde más hay, \(name(highest, numbers)): \(numbers.integer(highest.count))"
    return text + (missing > 0 ? "; " + missingNote(numbers) : ".")
  }

  func data(numbers: NumberStyle) -> DataTable {
    let count = Double(max(1, bins.reduce(0) { $0 + $1.count }))
    return DataTable(
      header: [isOfSingleNumbers ? "valor" : "intervalo", "cantidad", "parte"],
      rows: bins.map {
        [name($0, numbers), numbers.integer($0.count), numbers.percent(Double($0.count) / count, decimals: 1)]
      })
  }
}
