/// Reads a PNG file: all colour types and depths, interlaced or not, with palettes and transparency.
///
/// Samples of 1, 2, 4 and 16 bits become 8 bits, their largest value 255. What is transparent is laid over white.
/// Ancillary chunks other than `tRNS` (gamma, profiles) are left aside. Source: PNG Specification, third edition.
struct PNGReader {
  private let header: PNGHeader
  private var palette: [UInt8] = []
  private var transparency: [UInt8]?
  private var pixels: [UInt8] = []

  /// The image of a file that starts with the signature.
  static func decode(_ bytes: [UInt8]) throws(ImageFault) -> DecodedImage {
    let reader = try PNGReader(bytes)
    return try reader.image()
  }

  private init(_ bytes: [UInt8]) throws(ImageFault) {
    header = try PNGHeader(bytes)
    var chunks = PNGChunks(bytes)
    _ = try chunks.next()
    var last = "IHDR"
    while let chunk = try chunks.next() {
      switch chunk.name {
      case "PLTE":
        let isSound = chunk.content.count % 3 == 0 && (3...768).contains(chunk.content.count)
        guard palette.isEmpty, pixels.isEmpty, transparency == nil, isSound else { throw .chunk("PLTE") }
        palette = Array(chunk.content)
      case "tRNS":
        guard transparency == nil, pixels.isEmpty, isTransparency(chunk.content) else { throw .chunk("tRNS") }
        transparency = Array(chunk.content)
      case "IDAT":
        guard pixels.isEmpty || last == "IDAT" else { throw .chunk("IDAT") }
        pixels += chunk.content
      case "IEND":
        guard !pixels.isEmpty else { throw .chunk("IDAT") }
        guard header.colorType != .palette || !palette.isEmpty else { throw .chunk("PLTE") }
        return
      default:
        if chunk.isCritical { throw .chunk(chunk.name) }
      }
      last = chunk.name
    }
    throw .truncated
  }

  private func isTransparency(_ content: ArraySlice<UInt8>) -> Bool {
    switch header.colorType {
    case .grey: content.count == 2
    case .color: content.count == 6
    case .palette: !content.isEmpty && content.count <= palette.count / 3
    case .greyAlpha, .colorAlpha: false
    }
  }

  /// Where a pass puts its pixels: the first and the steps. Source: 8.2, Adam7.
  private struct Pass {
    let x: Int
    let y: Int
    let stepX: Int
    let stepY: Int

    static let whole = [Pass(x: 0, y: 0, stepX: 1, stepY: 1)]
    static let interlaced = [
      Pass(x: 0, y: 0, stepX: 8, stepY: 8), Pass(x: 4, y: 0, stepX: 8, stepY: 8), Pass(x: 0, y: 4, stepX: 4, stepY: 8),
      Pass(x: 2, y: 0, stepX: 4, stepY: 4), Pass(x: 0, y: 2, stepX: 2, stepY: 4), Pass(x: 1, y: 0, stepX: 2, stepY: 2),
      Pass(x: 0, y: 1, stepX: 1, stepY: 2),
    ]

    /// How many of a size's pixels the pass has along each axis.
    func size(of header: PNGHeader) -> (width: Int, height: Int) {
      (max(0, (header.width - x + stepX - 1) / stepX), max(0, (header.height - y + stepY - 1) / stepY))
    }
  }

  private func image() throws(ImageFault) -> DecodedImage {
    let passes = header.isInterlaced ? Pass.interlaced : Pass.whole
    let expected = passes.reduce(0) { total, pass in
      let (width, height) = pass.size(of: header)
      return total + (width > 0 ? height * (1 + header.rowSize(width: width)) : 0)
    }
    // Too few bytes for the size that the header claims: no memory is taken for it.
    guard pixels.count >= expected / Inflater.largestGrowth else { throw .truncated }
    var rows = try PNGRows(pixels, bytesPerPixel: max(1, header.colorType.samples * header.depth / 8))
    let colors = PNGColors(header, palette: palette, transparency: transparency)
    var image = DecodedImage(
      width: header.width, height: header.height, channels: colors.channels,
      bytes: [UInt8](repeating: 0, count: header.width * header.height * colors.channels))
    for pass in passes {
      let (width, height) = pass.size(of: header)
      guard width > 0 else { continue }
      rows.start(size: header.rowSize(width: width))
      for y in 0..<height {
        try rows.next()
        let start = ((pass.y + y * pass.stepY) * header.width + pass.x) * colors.channels
        try colors.write(rows.row, width: width, into: &image.bytes, at: start, step: pass.stepX * colors.channels)
      }
    }
    try rows.end()
    return image
  }
}
