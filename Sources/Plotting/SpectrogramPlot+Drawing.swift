import Encoding
import Typography

extension SpectrogramPlot: Drawable {
  private static let width = 512.0
  private static let height = 224.0
  private static let top = 48.0

  var heading: String { "Espectrograma" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let marks = rowMarks(numbers)
    let left = 9 + (marks.map { TextWidth.of($0.text, size: 12) }.max() ?? 0)
    let bottom = Self.top + Self.height
    let right = left + Self.width
    let barLeft = right + 22
    canvas.text(
      TextWidth.fitted(cleaned(title), width: Self.width, size: 13, isStrong: true), left, 15, "b")
    canvas.text(rowName, left, Self.top - 10, "f12 soft")
    let address = "data:image/png;base64," + Base64.text(PNG.colored(raster, palette: Viridis.palette))
    let grows = Double(raster.width) <= Self.width && Double(raster.height) <= Self.height
    let box = Canvas.box(left, Self.top, Self.width, Self.height)
    canvas.add("<image\(grows ? " class=\"px\"" : "") \(box) preserveAspectRatio=\"none\" href=\"\(address)\"/>")
    canvas.frame(left - 0.5, Self.top - 0.5, Self.width + 1, Self.height + 1, "k-line")
    for mark in marks {
      let y = bottom - mark.share * Self.height
      canvas.line(left - 5, y, left - 1, y, "k-line")
      canvas.text(mark.text, left - 9, y + 4, "f12 soft", anchor: .end)
    }
    drawColumnAxis(left, right, bottom, on: &canvas, numbers)
    let bar = ColorBar(scale: scale, title: unit.name)
    canvas.width = bar.draw(barLeft, Self.top, height: Self.height, on: &canvas, numbers) + 6
    canvas.height = bottom + 44
  }

  private func drawColumnAxis(
    _ left: Double, _ right: Double, _ bottom: Double, on canvas: inout Canvas, _ numbers: NumberStyle
  ) {
    switch columns {
    case .seconds(let range):
      TimeAxis(range: range, left: left, right: right).draw(bottom + 1, on: &canvas, numbers)
    case .frames(let count):
      for tick in ImagePlot.pixelTicks(count) {
        let x = left + (Double(tick) + 0.5) / Double(max(count, 1)) * (right - left)
        canvas.line(x, bottom + 1, x, bottom + 5, "k-line")
        canvas.text(numbers.integer(tick), x, bottom + 18, "f12 soft", anchor: .middle)
      }
      canvas.text("ventana", (left + right) / 2, bottom + 36, "f12 soft", anchor: .middle)
    }
  }

  /// What is marked beside the rows, and how far up, from 0 to 1; no two nearer than a line of text.
  private func rowMarks(_ numbers: NumberStyle) -> [(share: Double, text: String)] {
    var marks: [(share: Double, text: String)] = []
    for mark in allRowMarks(numbers) {
      if let last = marks.last, (mark.share - last.share) * Self.height < 14 { continue }
      marks.append(mark)
    }
    return marks
  }

  private func allRowMarks(_ numbers: NumberStyle) -> [(share: Double, text: String)] {
    switch rows {
    case .hertz(let top):
      let ticks = NiceTicks(around: 0...max(top, 1), count: 6).values.filter { $0 <= top * 1.000_001 }
      // The first and the last frequency are the middles of their rows.
      let rows = Double(raster.height)
      return ticks.map { (($0 / max(top, 1) * (rows - 1) + 0.5) / rows, numbers.text($0, .integer)) }
    case .bands(let count):
      return ImagePlot.pixelTicks(count).map { band in
        ((Double(band) + 0.5) / Double(max(count, 1)), numbers.integer(band))
      }
    case .mel(let centers):
      let round = [50.0, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 10_000, 20_000]
      let marks = round.compactMap { frequency in
        Self.share(of: frequency, among: centers).map { (share: $0, text: numbers.text(frequency, .integer)) }
      }
      guard marks.count < 2, let first = centers.first, let last = centers.last else { return marks }
      let half = 0.5 / Double(centers.count)
      let ends = [(half, numbers.text(first, .integer)), (1 - half, numbers.text(last, .integer))]
      return centers.count == 1 ? [ends[0]] : ends
    }
  }

  /// How far up a frequency stands between the bands' middles; nil outside of them.
  private static func share(of frequency: Double, among centers: [Double]) -> Double? {
    guard let upper = centers.firstIndex(where: { $0 >= frequency }) else { return nil }
    guard upper > 0 else { return centers[0] == frequency ? 0.5 / Double(centers.count) : nil }
    let rest = (frequency - centers[upper - 1]) / (centers[upper] - centers[upper - 1])
    return (Double(upper) - 0.5 + rest) / Double(centers.count)
  }

  private var rowName: String {
    switch rows {
    case .hertz: "frecuencia (Hz)"
    case .mel(let centers): "frecuencia (Hz), en \(counted(centers.count, "banda", "bandas")) mel"
    case .bands: "banda"
    }
  }
}

extension SpectrogramPlot {
  func description(numbers: NumberStyle) -> String {
    let name = cleaned(title)
    var told = "Espectrograma\(name.isEmpty ? "" : " «\(name)»") de "
    switch columns {
    case .seconds(let range):
      let seconds = range.upperBound - range.lowerBound
      told += "\(numbers.text(seconds, TimeAxis.format(seconds, parts: 100))) s"
    case .frames(let count): told += counted(count, "ventana", "ventanas", style: numbers)
    }
    switch rows {
    case .hertz(let top): told += ", de 0 a \(numbers.text(top, .integer)) Hz"
    case .mel(let centers):
      told += ", en \(counted(centers.count, "banda", "bandas", style: numbers)) mel"
      if let first = centers.first, let last = centers.last, centers.count > 1 {
        told += " de \(numbers.text(first, .integer)) a \(numbers.text(last, .integer)) Hz"
      }
    case .bands(let count): told += ", en \(counted(count, "banda", "bandas", style: numbers))"
    }
    told += "; valores de \(numbers.text(scale.lowerBound, format)) a \(numbers.text(scale.upperBound, format))"
    told += unit.name.isEmpty ? "." : " \(unit.name)."
    guard scale.lowerBound < scale.upperBound else { return told }
    return told + " Lo más fuerte, de media, está en \(rowText(loudestRow, numbers, hasUnit: true))."
  }

  /// The row with the greatest sum of bytes, from the top; of equal ones the lowest frequency.
  private var loudestRow: Int {
    let sums = (0..<raster.height).map { row in
      raster.pixels[(row * raster.width)..<((row + 1) * raster.width)].reduce(0) { $0 + Int($1) }
    }
    return sums.indices.max { sums[$0] < sums[$1] } ?? 0
  }

  /// What a row from the top stands for.
  private func rowText(_ row: Int, _ numbers: NumberStyle, hasUnit: Bool = false) -> String {
    let fromBottom = raster.height - 1 - row
    let unit = hasUnit ? " Hz" : ""
    switch rows {
    case .hertz(let top):
      return numbers.text(top * Double(fromBottom) / Double(max(raster.height - 1, 1)), .integer) + unit
    case .mel(let centers):
      let band = fromBottom * centers.count / raster.height
      return centers.indices.contains(band) ? numbers.text(centers[band], .integer) + unit : ""
    case .bands(let count):
      return (hasUnit ? "la banda " : "") + numbers.integer(fromBottom * count / raster.height)
    }
  }

  private func columnText(_ column: Int, _ numbers: NumberStyle) -> String {
    switch columns {
    case .seconds(let range):
      let seconds = range.upperBound - range.lowerBound
      let middle = range.lowerBound + (Double(column) + 0.5) / Double(raster.width) * seconds
      return numbers.text(middle, TimeAxis.format(seconds, parts: raster.width)) + " s"
    case .frames(let count): return numbers.integer(column * count / raster.width)
    }
  }

  private var format: ValueFormat {
    let span = scale.upperBound - scale.lowerBound
    return .decimal(span >= 1000 ? 0 : span >= 10 ? 1 : span >= 1 ? 2 : 3)
  }

  func data(numbers: NumberStyle) -> DataTable {
    let span = scale.upperBound - scale.lowerBound
    let corner =
      switch rows {
      case .hertz, .mel: "Hz"
      case .bands: "banda"
      }
    return raster.table(
      corner: corner, column: { columnText($0, numbers) }, row: { rowText($0, numbers) },
      pixel: { numbers.text(scale.lowerBound + Double($0) / 255 * span, format) }, numbers)
  }
}

extension SpectrogramPlot.Unit {
  fileprivate var name: String {
    switch self {
    case .decibels: "dB"
    case .deviations: "desviaciones"
    case .stored: ""
    }
  }
}
