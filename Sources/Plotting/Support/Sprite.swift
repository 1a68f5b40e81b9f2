import Encoding

/// Several small images in one PNG, so that a figure holds one data address instead of dozens.
struct Sprite {
  private static let perRow = 10

  private let rasters: [Raster]
  private let cellWidth: Int
  private let cellHeight: Int
  private let reference: String

  /// Packs images, each followed by an empty line of pixels, and defines them in a canvas: ink on paper, or in the
  /// colours of a scale. A second sprite of a canvas needs another name.
  init(_ rasters: [Raster], colors: ColorScale? = nil, name: String = "i", in canvas: inout Canvas) {
    self.rasters = rasters
    cellWidth = (rasters.map(\.width).max() ?? 0) + 1
    cellHeight = (rasters.map(\.height).max() ?? 0) + 1
    reference = "\(canvas.id)-\(name)"
    guard let sheet = sheet(empty: colors?.empty ?? 0) else { return }
    let size = "width=\"\(sheet.width)\" height=\"\(sheet.height)\""
    let image = colors.map { PNG.colored(sheet, palette: $0.palette) } ?? PNG.inkOnPaper(sheet)
    let address = "data:image/png;base64," + Base64.text(image)
    canvas.define("<image id=\"\(reference)\" \(size) href=\"\(address)\"/>")
  }

  private func sheet(empty: UInt8) -> Raster? {
    let columns = min(rasters.count, Self.perRow)
    let rows = (rasters.count + Self.perRow - 1) / Self.perRow
    let width = columns * cellWidth
    var pixels = [UInt8](repeating: empty, count: width * rows * cellHeight)
    for (index, raster) in rasters.enumerated() {
      let left = index % Self.perRow * cellWidth
      let top = index / Self.perRow * cellHeight
      for row in 0..<raster.height {
        let start = (top + row) * width + left
        pixels.replaceSubrange(
          start..<(start + raster.width), with: raster.pixels[(row * raster.width)..<((row + 1) * raster.width)])
      }
    }
    return Raster(width: width, height: rows * cellHeight, pixels: pixels)
  }

  /// Draws one of the images inside a square, centred, its proportions kept.
  func draw(_ index: Int, _ x: Double, _ y: Double, side: Double, on canvas: inout Canvas) {
    draw(index, x, y, width: side, height: side, on: &canvas)
  }

  /// Draws one of the images inside a rectangle, centred, its proportions kept.
  func draw(_ index: Int, _ x: Double, _ y: Double, width: Double, height: Double, on canvas: inout Canvas) {
    guard rasters.indices.contains(index) else { return }
    let raster = rasters[index]
    let left = index % Self.perRow * cellWidth
    let top = index / Self.perRow * cellHeight
    let view = "viewBox=\"\(left) \(top) \(raster.width) \(raster.height)\""
    let grows = Double(raster.width) <= width && Double(raster.height) <= height
    let look = grows ? "px tile" : "tile"
    canvas.add(
      "<svg class=\"\(look)\" \(Canvas.box(x, y, width, height)) \(view)><use href=\"#\(reference)\"/></svg>")
  }
}

extension Raster {
  /// The image with no side longer than `side`, each new pixel the mean of those it covers.
  package func reduced(to side: Int) -> Raster {
    let longest = max(width, height)
    guard longest > side, side > 0 else { return self }
    let newWidth = max(1, width * side / longest)
    let newHeight = max(1, height * side / longest)
    var result: [UInt8] = []
    result.reserveCapacity(newWidth * newHeight)
    let columnShares = shares(of: width, newWidth)
    for rows in shares(of: height, newHeight) {
      for columns in columnShares {
        var sum = 0
        for y in rows { for x in columns { sum += Int(pixels[y * width + x]) } }
        let count = rows.count * columns.count
        result.append(UInt8((sum + count / 2) / count))
      }
    }
    return Raster(width: newWidth, height: newHeight, pixels: result) ?? self
  }

  /// How large a pixel is drawn so that the image's longer side is about `side`: a whole number where it grows.
  package func scale(toward side: Double) -> Double {
    let exact = side / Double(max(width, height))
    return exact >= 1 ? max(1, (exact + 0.15).rounded(.down)) : exact
  }
}
