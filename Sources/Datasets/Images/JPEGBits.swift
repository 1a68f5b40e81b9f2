/// The entropy-coded bits of a JPEG scan, the highest of a byte first; a zero byte after 255 is left out.
struct JPEGBits {
  private let bytes: [UInt8]
  /// The next byte.
  private(set) var index: Int
  private var buffer: UInt32 = 0
  /// Bits in the buffer, fewer than eight between reads.
  private var count = 0

  init(_ bytes: [UInt8], from index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// So many bits, 16 at most; a marker or the end of the file is told.
  mutating func read(_ wanted: Int) throws(ImageFault) -> Int {
    while count < wanted {
      guard index < bytes.count else { throw .truncated }
      let byte = bytes[index]
      index += 1
      if byte == 0xFF {
        guard index < bytes.count else { throw .truncated }
        guard bytes[index] == 0 else { throw .segment(marker: bytes[index]) }
        index += 1
      }
      buffer = buffer << 8 | UInt32(byte)
      count += 8
    }
    count -= wanted
    return Int(buffer >> UInt32(count)) & ((1 << wanted) - 1)
  }

  /// A number of so many bits whose first bit tells the sign (F.2.2.1).
  mutating func signed(_ size: Int) throws(ImageFault) -> Int {
    guard size > 0 else { return 0 }
    let value = try read(size)
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value
  }

  /// Leaves the bits of the byte that was begun.
  mutating func align() { count = 0 }

  /// Steps over the marker of a restart.
  mutating func restart(_ number: Int) throws(ImageFault) {
    align()
    while index + 1 < bytes.count, bytes[index] == 0xFF, bytes[index + 1] == 0xFF { index += 1 }
    guard index + 1 < bytes.count else { throw .truncated }
    guard bytes[index] == 0xFF, bytes[index + 1] == UInt8(0xD0 + number % 8) else {
      throw .segment(marker: UInt8(0xD0 + number % 8))
    }
    index += 2
  }
}
