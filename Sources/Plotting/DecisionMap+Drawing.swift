import Encoding
import Typography

extension DecisionMap: Drawable {
  /// The most classes that a raster of bytes tells apart, each with its shades.
  package static let mostClasses = SeriesLook.most
  /// How much of a class's colour lies on the paper where the model is least and most sure.
  private static let washes = (faint: 0.10, full: 0.42)

  var heading: String { "Regiones de decisión" }

  func draw(on canvas: inout Canvas, numbers: NumberStyle) {
    let top = examples.drawLegend(on: &canvas) + (cleaned(examples.verticalTitle).isEmpty ? 6 : 24)
    let size = ScatterPlot.size
    let plane = Plane(horizontal, vertical, top: top, width: size.width, height: size.height, numbers: numbers)
    canvas.width = plane.reach
    canvas.height = plane.bottom + 42
    if let raster = Raster(width: columns, height: rows, pixels: pixels) {
      let image = PNG.washed(raster, palette: Self.palette, alphas: Self.alphas)
      let address = "data:image/png;base64," + Base64.text(image)
      let box = Canvas.box(plane.left, plane.top, size.width, size.height)
      canvas.add("<image \(box) preserveAspectRatio=\"none\" href=\"\(address)\"/>")
    }
    canvas.axes(plane, horizontal: examples.horizontalTitle, vertical: examples.verticalTitle, hasGrid: false)
    let lines = plane.path(borders)
    if !lines.isEmpty {
      canvas.path(lines, "k-paper", width: 3.2, opacity: 0.8)
      canvas.path(lines, "k-ink", width: 1.4)
    }
    examples.drawPoints(in: plane, on: &canvas)
    canvas.height = examples.drawNote(below: canvas.height, on: &canvas, numbers)
  }

  /// The colours of the classes, halfway between those on paper and those in the dark.
  private static let palette: [PNG.Color] = {
    let colors: [FigureColor] = [.series1, .series2, .series3, .series4, .series5, .series6]
    let mixed = colors.map { PNG.Color(between: $0.light, $0.dark) }
    return (0..<256).map { mixed[min($0 / shades, mostClasses - 1) % mixed.count] }
  }()

  private static let alphas: [UInt8] = (0..<256).map { byte in
    guard byte < mostClasses * shades else { return 0 }
    let share = Double(byte % shades) / Double(shades - 1)
    return UInt8(((washes.faint + share * (washes.full - washes.faint)) * 255).rounded())
  }

  func description(numbers: NumberStyle) -> String {
    let winners = self.winners
    let total = Double(max(1, winners.count))
    let shares = classes.indices.map { index in Double(winners.count { $0 == index }) / total }
    let told = classes.indices.prefix(6).map { index in
      "\(cleaned(classes[index])), el \(numbers.percent(shares[index], decimals: 0)) del plano"
    }
    let ranges = [horizontal, vertical].map { "de \(numbers.short($0.lowerBound)) a \(numbers.short($0.upperBound))" }
    var text = "Lo que el modelo dice en un plano, \(ranges[0]) a lo ancho y \(ranges[1]) a lo alto: "
    text += told.joined(separator: "; ")
    let missing = winners.count { $0 == nil }
    if missing > 0 {
      text += "; en el \(numbers.percent(Double(missing) / total, decimals: 0)) no da un número"
    }
    return text + ". Encima, " + lowercased(examples.description(numbers: numbers))
  }

  private func lowercased(_ sentence: String) -> String { sentence.prefix(1).lowercased() + sentence.dropFirst() }

  func data(numbers: NumberStyle) -> DataTable {
    let winners = self.winners
    let total = Double(max(1, winners.count))
    return DataTable(
      header: ["clase", "parte del plano", "ejemplos"],
      rows: classes.enumerated().map { index, name in
        let count = examples.groups.indices.contains(index) ? examples.groups[index].points.count : 0
        let share = Double(winners.count { $0 == index }) / total
        return [cleaned(name), numbers.percent(share, decimals: 1), numbers.integer(count)]
      })
  }
}

extension PNG.Color {
  /// Halfway between two colours written as `#rrggbb`.
  fileprivate init(between first: String, _ second: String) {
    let (a, b) = (Int(first.dropFirst(), radix: 16) ?? 0, Int(second.dropFirst(), radix: 16) ?? 0)
    func channel(_ shift: Int) -> UInt8 { UInt8(((a >> shift & 255) + (b >> shift & 255)) / 2) }
    self.init(channel(16), channel(8), channel(0))
  }
}
