import Crypto
import Encoding

/// The SHA-256 of a file's uncompressed content, computed piece by piece.
package struct ContentDigest: Sendable, Equatable {
  /// Bytes of content that were read.
  package let size: Int
  /// In lower-case hexadecimal.
  package let sha256: String

  /// Reads a file to its end, or to one byte over the limit, which then is the digest's size.
  package init(of content: StoredContent, limit: Int) throws(DatasetError) {
    var stream = try ContentStream(content)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { buffer.deallocate() }
    var hash = SHA256()
    while stream.delivered <= limit {
      let room = min(buffer.count, limit + 1 - stream.delivered)
      let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<room])
      let count: Int
      do throws(StreamFault) {
        count = try stream.read(into: piece)
      } catch {
        throw error.told(path: content.path, expected: limit, found: stream.delivered)
      }
      if count == 0 { break }
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
    size = stream.delivered
    sha256 = Hexadecimal.text(Array(hash.finalize()))
  }
}
