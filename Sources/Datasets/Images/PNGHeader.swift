/// What a PNG file says of itself in its first chunk.
///
/// Source: Portable Network Graphics (PNG) Specification, third edition, 11.2.1.
struct PNGHeader: Equatable {
  enum ColorType: UInt8 {
    case grey = 0
    case color = 2
    case palette = 3
    case greyAlpha = 4
    case colorAlpha = 6

    /// Samples of a pixel in the file.
    var samples: Int {
      switch self {
      case .grey, .palette: 1
      case .greyAlpha: 2
      case .color: 3
      case .colorAlpha: 4
      }
    }

    func allows(depth: UInt8) -> Bool {
      switch self {
      case .grey: [1, 2, 4, 8, 16].contains(depth)
      case .palette: [1, 2, 4, 8].contains(depth)
      case .color, .greyAlpha, .colorAlpha: depth == 8 || depth == 16
      }
    }
  }

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  let width: Int
  let height: Int
  let depth: Int
  let colorType: ColorType
  let isInterlaced: Bool

  static func isPNG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: signature) }

  /// Takes the start of a file.
  init(_ bytes: [UInt8]) throws(ImageFault) {
    var chunks = PNGChunks(bytes)
    guard let first = try chunks.next(), first.name == "IHDR", first.content.count == 13 else { throw .chunk("IHDR") }
    try self.init(content: Array(first.content))
  }

  /// Takes the chunk's 13 bytes.
  init(content: [UInt8]) throws(ImageFault) {
    func word(_ start: Int) -> Int { content[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    (width, height) = (word(0), word(4))
    try DecodedImage.check(width: width, height: height)
    guard let type = ColorType(rawValue: content[9]), type.allows(depth: content[8]), content[10] == 0,
      content[11] == 0, content[12] <= 1
    else { throw .header }
    depth = Int(content[8])
    colorType = type
    isInterlaced = content[12] == 1
  }

  /// Bytes of a row of so many pixels, without its filter's.
  func rowSize(width: Int) -> Int { (width * colorType.samples * depth + 7) / 8 }
}
