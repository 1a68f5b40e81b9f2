/// Several small images in one PNG, so that a figure holds one data address instead of dozens.
struct Sprite {
  private static let perRow = 10

  private let rasters: [Raster]
  private let cellWidth: Int
  private let cellHeight: Int
  private let reference: String

  /// Packs images, each followed by an empty line of pixels, and defines them in a canvas.
  init(_ rasters: [Raster], in canvas: inout Canvas) {
    self.rasters = rasters
    cellWidth = (rasters.map(\.width).max() ?? 0) + 1
    cellHeight = (rasters.map(\.height).max() ?? 0) + 1
    reference = canvas.id + "-i"
    guard let sheet = sheet() else { return }
    let size = "width=\"\(sheet.width)\" height=\"\(sheet.height)\""
    let address = "data:image/png;base64," + base64(PNG.inkOnPaper(sheet))
    canvas.define("<image id=\"\(reference)\" \(size) href=\"\(address)\"/>")
  }

  private func sheet() -> Raster? {
    let columns = min(rasters.count, Self.perRow)
    let rows = (rasters.count + Self.perRow - 1) / Self.perRow
    let width = columns * cellWidth
    var pixels = [UInt8](repeating: 0, count: width * rows * cellHeight)
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
    guard rasters.indices.contains(index) else { return }
    let raster = rasters[index]
    let left = index % Self.perRow * cellWidth
    let top = index / Self.perRow * cellHeight
    let view = "viewBox=\"\(left) \(top) \(raster.width) \(raster.height)\""
    let look = Double(max(raster.width, raster.height)) <= side ? "px tile" : "tile"
    canvas.add(
      "<svg class=\"\(look)\" \(Canvas.box(x, y, side, side)) \(view)><use href=\"#\(reference)\"/></svg>")
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
    for row in 0..<newHeight {
      let rows = (row * height / newHeight)..<max(row * height / newHeight + 1, (row + 1) * height / newHeight)
      for column in 0..<newWidth {
        let first = column * width / newWidth
        let columns = first..<max(first + 1, (column + 1) * width / newWidth)
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
