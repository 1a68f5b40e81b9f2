import Typography

extension ImagePlot: Drawable {
  private static let side = 336.0
  private static let top = 34.0

  var heading: String { "Imagen" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let shown = raster.reduced(to: 672)
    let scale = shown.scale(toward: Self.side)
    let width = Double(shown.width) * scale
    let height = Double(shown.height) * scale
    let left = 16 + TextWidth.of(numbers.integer(raster.height), size: 12)

    let name = TextWidth.fitted(cleaned(title), width: max(width, 120) + 80, size: 16, isStrong: true)
    canvas.text(name, left, 20, "f16 b")
    let address = "data:image/png;base64," + base64(PNG.colored(shown, palette: Viridis.palette))
    let box = Canvas.box(left, Self.top, width, height)
    canvas.add(
      "<image\(scale >= 1 ? " class=\"px\"" : "") \(box) preserveAspectRatio=\"none\" href=\"\(address)\"/>")
    canvas.frame(left - 0.5, Self.top - 0.5, width + 1, height + 1, "k-line")

    let bottom = Self.top + height
    for tick in Self.pixelTicks(raster.width) {
      let x = left + (Double(tick) + 0.5) / Double(raster.width) * width
      canvas.line(x, bottom + 1, x, bottom + 5, "k-line")
      canvas.text(numbers.integer(tick), x, bottom + 18, "f12 soft", anchor: .middle)
    }
    for tick in Self.pixelTicks(raster.height) {
      let y = Self.top + (Double(tick) + 0.5) / Double(raster.height) * height
      canvas.line(left - 5, y, left - 1, y, "k-line")
      canvas.text(numbers.integer(tick), left - 9, y + 4, "f12 soft", anchor: .end)
    }
    let barHeight = max(height, 64)
    let barEnd = drawColorBar(left + width + 26, height: barHeight, on: &canvas, numbers)
    canvas.width = max(barEnd, left + TextWidth.of(name, size: 16, isStrong: true)) + 6
    canvas.height = max(bottom + 28, Self.top + barHeight + 10)
  }

  /// Draws the scale from byte 255 at the top to byte 0 and returns how far right it reaches.
  private func drawColorBar(
    _ x: Double, height: Double, on canvas: inout Canvas, _ numbers: NumberStyle
  ) -> Double {
    let stops = (0...15).map { step in
      "<stop offset=\"\(decimal(Double(step) / 15))\" stop-color=\"\(Viridis.hex(UInt8(255 - step * 17)))\"/>"
    }
    canvas.define(
      "<linearGradient id=\"\(canvas.id)-g\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\">\(stops.joined())</linearGradient>")
    canvas.rect(x, Self.top, 16, height, paint: "url(#\(canvas.id)-g)")
    canvas.frame(x - 0.5, Self.top - 0.5, 17, height + 1, "k-line")
    let span = scale.upperBound - scale.lowerBound
    guard span > 0, span.isFinite else { return x + 16 }
    let ticks = NiceTicks(around: scale, count: height < 120 ? 3 : 7)
    var values = ticks.values.filter { $0 >= scale.lowerBound - span / 1000 && $0 <= scale.upperBound + span / 1000 }
    // A scale too large or too narrow for round values shows its ends.
    if values.count < 2 || ticks.decimals > 5 || span > 1e15 { values = [scale.lowerBound, scale.upperBound] }
    let format = ValueFormat.decimal(min(ticks.decimals, 6))
    var widest = 0.0
    for value in values {
      let y = Self.top + height * (1 - (value - scale.lowerBound) / span)
      canvas.line(x + 17, y, x + 21, y, "k-line")
      let label = numbers.text(value, format)
      canvas.text(label, x + 25, y + 4, "f12 soft")
      widest = max(widest, TextWidth.of(label, size: 12))
    }
    return x + 25 + widest
  }

  /// Pixels to mark: every fifth in a small image, rounder steps in a larger one.
  static func pixelTicks(_ count: Int) -> [Int] {
    var step = count <= 8 ? 1 : 5
    for rounder in [10, 20, 50, 100, 200, 500, 1000, 2000, 5000] where count / step > 8 { step = rounder }
    return Array(stride(from: 0, to: count, by: step))
  }

  /// What a byte stands for.
  private func value(_ byte: Double) -> Double {
    scale.lowerBound + byte / 255 * (scale.upperBound - scale.lowerBound)
  }

  /// As many decimals as tell one byte from the next.
  private var format: ValueFormat {
    let step = (scale.upperBound - scale.lowerBound) / 255
    return .decimal(step >= 1 ? 0 : step >= 0.01 ? 2 : 3)
  }

  func description(numbers: NumberStyle) -> String {
    let name = cleaned(title)
    let size = "\(numbers.integer(raster.width))×\(numbers.integer(raster.height)) píxeles"
    let low = numbers.text(value(Double(raster.pixels.min() ?? 0)), format)
    let high = numbers.text(value(Double(raster.pixels.max() ?? 0)), format)
    let ink = Double(raster.pixels.count { $0 > 0 }) / Double(raster.pixels.count)
    return "Imagen\(name.isEmpty ? "" : " «\(name)»") de \(size), con valores de \(low) a \(high); "
      + "el \(numbers.percent(ink, decimals: 0)) de los píxeles no es fondo."
  }

  func data(numbers: NumberStyle) -> DataTable {
    let width = min(raster.width, 64)
    let height = min(raster.height, 64)
    var header = ["fila"] + (0..<width).map { numbers.integer($0) }
    if width < raster.width { header.append("… hasta \(numbers.integer(raster.width - 1))") }
    var rows = (0..<height).map { row in
      let pixels = raster.pixels[(row * raster.width)..<(row * raster.width + width)]
      let texts = pixels.map { numbers.text(value(Double($0)), format) }
      return [numbers.integer(row)] + texts + (width < raster.width ? ["…"] : [])
    }
    if height < raster.height {
      let missing = counted(raster.height - height, "fila más", "filas más", style: numbers)
      rows.append(["… y \(missing)"] + Array(repeating: "", count: header.count - 1))
    }
    return DataTable(header: header, rows: rows)
  }
}
