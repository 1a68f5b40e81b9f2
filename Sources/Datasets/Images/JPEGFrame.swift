/// One colour of a JPEG image: its coefficients, block by block.
struct JPEGComponent {
  let identifier: UInt8
  /// Factors of sampling along each axis.
  let horizontal: Int
  let vertical: Int
  let quantizer: Int
  /// Samples that the image has of it.
  let width: Int
  let height: Int
  /// Blocks of a row and of a column, with those that fill up the last units.
  let blockColumns: Int
  let blockRows: Int
  /// 64 to a block, in the order of rows.
  var coefficients: [Int16]
  /// As it stood when the first scan with this colour came; nil before.
  var quantization: [Int]?
}

/// What a JPEG file says of its image (B.2.2).
struct JPEGFrame {
  let width: Int
  let height: Int
  let isProgressive: Bool
  /// The largest factors of sampling.
  let horizontal: Int
  let vertical: Int
  /// Units of interleaved blocks along each axis.
  let unitColumns: Int
  let unitRows: Int
  var components: [JPEGComponent]

  /// The sizes only, which stand at the start of the segment.
  static func size(_ content: ArraySlice<UInt8>) throws(ImageFault) -> (width: Int, height: Int) {
    let bytes = Array(content.prefix(6))
    guard bytes.count == 6 else { throw .segment(marker: 0xC0) }
    guard bytes[0] == 8 else { throw .unsupported(.bits(Int(bytes[0]))) }
    let (height, width) = (Int(bytes[1]) << 8 | Int(bytes[2]), Int(bytes[3]) << 8 | Int(bytes[4]))
    guard height > 0 else { throw .unsupported(.lateHeight) }
    try DecodedImage.check(width: width, height: height)
    return (width, height)
  }

  /// Takes the content of the segment, in a file of so many bytes.
  init(_ content: ArraySlice<UInt8>, isProgressive: Bool, fileSize: Int) throws(ImageFault) {
    (width, height) = try Self.size(content)
    self.isProgressive = isProgressive
    let bytes = Array(content)
    let count = Int(bytes[5])
    guard count == 1 || count == 3 else { throw .unsupported(.components(count)) }
    guard bytes.count == 6 + 3 * count else { throw .segment(marker: 0xC0) }
    let factors = (0..<count).map { (h: Int(bytes[7 + 3 * $0] >> 4), v: Int(bytes[7 + 3 * $0] & 15)) }
    guard factors.allSatisfy({ (1...4).contains($0.h) && (1...4).contains($0.v) }) else {
      throw .segment(marker: 0xC0)
    }
    // A single colour is never interleaved: its factors mean nothing.
    let (largestH, largestV) = (factors.map(\.h).max() ?? 1, factors.map(\.v).max() ?? 1)
    guard factors.allSatisfy({ largestH % $0.h == 0 && largestV % $0.v == 0 }) else { throw .unsupported(.sampling) }
    (horizontal, vertical) = count == 1 ? (1, 1) : (largestH, largestV)
    unitColumns = (width + 8 * horizontal - 1) / (8 * horizontal)
    unitRows = (height + 8 * vertical - 1) / (8 * vertical)
    components = []
    var blocks = 0
    for index in 0..<count {
      let (h, v) = count == 1 ? (1, 1) : factors[index]
      let (columns, rows) = (unitColumns * h, unitRows * v)
      blocks += columns * rows
      // A block takes a bit at least: a smaller file cannot be whole, and no memory is taken for it.
      guard blocks <= fileSize * 8 else { throw .truncated }
      guard bytes[8 + 3 * index] < 4, !components.contains(where: { $0.identifier == bytes[6 + 3 * index] }) else {
        throw .segment(marker: 0xC0)
      }
      components.append(
        JPEGComponent(
          identifier: bytes[6 + 3 * index], horizontal: h, vertical: v, quantizer: Int(bytes[8 + 3 * index]),
          width: (width * h + horizontal - 1) / horizontal, height: (height * v + vertical - 1) / vertical,
          blockColumns: columns, blockRows: rows, coefficients: [Int16](repeating: 0, count: columns * rows * 64)))
    }
  }
}
