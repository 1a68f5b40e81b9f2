/// Turns the samples of a PNG row into grey or colour of 8 bits.
struct PNGColors {
  private let header: PNGHeader
  /// Three bytes a colour, transparency already laid over white.
  private let palette: [UInt8]
  /// The grey or the colour that is transparent, in the file's samples.
  private let key: [Int]?

  let channels: Int

  init(_ header: PNGHeader, palette: [UInt8], transparency: [UInt8]?) {
    self.header = header
    channels = header.colorType == .grey || header.colorType == .greyAlpha ? 1 : 3
    if header.colorType == .palette {
      self.palette = palette.enumerated().map { index, value in
        let alphas = transparency ?? []
        return alphas.indices.contains(index / 3) ? Self.overWhite(value, alpha: alphas[index / 3]) : value
      }
      key = nil
    } else {
      self.palette = []
      key = transparency.map { bytes in
        stride(from: 0, to: bytes.count - 1, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
      }
    }
  }

  /// (c a + 255 (255 - a)) / 255, rounded.
  static func overWhite(_ value: UInt8, alpha: UInt8) -> UInt8 {
    let (color, share) = (Int(value), Int(alpha))
    let sum = color * share + 255 * (255 - share)
    return UInt8((sum + 127) / 255)
  }

  /// Writes a row's pixels, one every `step` bytes.
  func write(
    _ row: [UInt8], width: Int, into bytes: inout [UInt8], at start: Int, step: Int
  ) throws(ImageFault) {
    let samples = header.colorType.samples
    for x in 0..<width {
      let target = start + x * step
      let first = x * samples
      if header.colorType == .palette {
        let index = sample(first, of: row)
        guard index < palette.count / 3 else { throw .paletteIndex(index, colors: palette.count / 3) }
        for channel in 0..<3 { bytes[target + channel] = palette[index * 3 + channel] }
        continue
      }
      var alpha: UInt8 = 255
      if let key, (0..<channels).allSatisfy({ sample(first + $0, of: row) == key[$0] }) { alpha = 0 }
      if samples > channels { alpha = scaled(sample(first + channels, of: row)) }
      for channel in 0..<channels {
        let value = scaled(sample(first + channel, of: row))
        bytes[target + channel] = alpha == 255 ? value : Self.overWhite(value, alpha: alpha)
      }
    }
  }

  /// The largest sample of the depth.
  private var largest: Int { (1 << header.depth) - 1 }

  /// A sample as the file has it.
  private func sample(_ index: Int, of row: [UInt8]) -> Int {
    switch header.depth {
    case 8: return Int(row[index])
    case 16: return Int(row[2 * index]) << 8 | Int(row[2 * index + 1])
    default:
      let bit = index * header.depth
      let shift = 8 - header.depth - bit % 8
      return (Int(row[bit / 8]) >> shift) & largest
    }
  }

  /// From 0 to 255, rounded.
  private func scaled(_ sample: Int) -> UInt8 {
    switch header.depth {
    case 8: UInt8(sample)
    default: UInt8((sample * 255 + largest / 2) / largest)
    }
  }
}
