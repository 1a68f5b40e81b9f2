import Crypto
import Encoding

/// A SHA-256: the name of what was computed from it, or the proof that bytes are what they were.
package struct Digest: Hashable, Sendable {
  /// Bytes of a digest.
  package static let size = SHA256.byteCount
  package let bytes: [UInt8]

  /// The digest of some bytes.
  package init(of content: [UInt8]) { bytes = Array(SHA256.hash(data: content)) }

  /// The digest of a list of texts; where one ends and the next begins counts.
  package init(of parts: [String]) {
    var hash = SHA256()
    for var part in parts {
      part.withUTF8 { text in
        withUnsafeBytes(of: UInt64(text.count).littleEndian) { hash.update(bufferPointer: $0) }
        hash.update(bufferPointer: UnsafeRawBufferPointer(text))
      }
    }
    bytes = Array(hash.finalize())
  }

  /// Reads 64 hexadecimal digits.
  package init?(hexadecimal text: String) {
    let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count == 2 * Self.size else { return nil }
    bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// 64 digits in lower case.
  package var hexadecimal: String { Hexadecimal.text(bytes) }
}

extension Digest: Codable {
  package init(from decoder: any Decoder) throws {
    bytes = try decoder.singleValueContainer().decode([UInt8].self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(bytes)
  }
}
