import Encoding
import Typography

extension ImagePlot: Drawable {
  private static let side = 336.0
  /// The longer side of an image that is wide, which has the text's column to itself.
  private static let wideSide = 480.0
  private static let top = 34.0

  var heading: String { "Imagen" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let shown = raster.reduced(to: 672)
    let isWide = 2 * shown.width > 3 * shown.height
    let zoom = shown.scale(toward: isWide ? Self.wideSide : Self.side)
    let width = Double(shown.width) * zoom
    let height = Double(shown.height) * zoom
    let left = 16 + TextWidth.of(numbers.integer(raster.height), size: 12)

    let name = TextWidth.fitted(cleaned(title), width: max(width, 120) + 80, size: 16, isStrong: true)
    canvas.text(name, left, 20, "f16 b")
    let address = "data:image/png;base64," + Base64.text(PNG.colored(shown, palette: Viridis.palette))
    let box = Canvas.box(left, Self.top, width, height)
    canvas.add(
      "<image\(zoom >= 1 ? " class=\"px\"" : "") \(box) preserveAspectRatio=\"none\" href=\"\(address)\"/>")
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
    let barEnd = ColorBar(scale: scale).draw(left + width + 26, Self.top, height: barHeight, on: &canvas, numbers)
    canvas.width = max(barEnd, left + TextWidth.of(name, size: 16, isStrong: true)) + 6
    canvas.height = max(bottom + 28, Self.top + barHeight + 10)
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
    raster.table(
      corner: "fila", column: numbers.integer, row: numbers.integer,
      pixel: { numbers.text(value(Double($0)), format) }, numbers)
  }
}
