import CZlib

/// The chunks of a PNG file one after another, their CRCs checked.
struct PNGChunks {
  struct Chunk {
    let name: String
    let content: ArraySlice<UInt8>

    /// Whether an image cannot be shown without it: its name starts with a capital letter.
    var isCritical: Bool { name.utf8.first.map { $0 & 0x20 == 0 } ?? true }
  }

  private let bytes: [UInt8]
  private var index = PNGHeader.signature.count

  /// Takes a file that starts with the signature.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Nil where the file ends between chunks.
  mutating func next() throws(ImageFault) -> Chunk? {
    guard index < bytes.count else { return nil }
    guard bytes.count - index >= 12 else { throw .truncated }
    let size = bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
    let letters = bytes[index + 4..<index + 8]
    guard letters.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }) else { throw .chunk("?") }
    let name = String(decoding: letters, as: UTF8.self)
    guard size <= bytes.count - index - 12 else { throw .truncated }
    let end = index + 8 + size
    let stored = bytes[end..<end + 4].reduce(0) { $0 << 8 | UInt($1) }
    let computed = bytes[index + 4..<end].withUnsafeBufferPointer {
      crc32(0, $0.baseAddress, uInt($0.count))
    }
    guard UInt(computed) == stored else { throw .checksum(chunk: name) }
    defer { index = end + 4 }
    return Chunk(name: name, content: bytes[index + 8..<end])
  }
}
