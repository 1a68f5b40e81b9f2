import Cache
import Datasets

/// A file that was written, by its name in some folder and its content: enough to see that it need not be written
/// again.
struct WrittenFile: Codable, Sendable {
  var name: String
  private var digest: Digest

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    digest = Digest(of: bytes)
  }

  /// Bytes of a file that is compared.
  private static let largest = 1 << 28

  /// Whether a folder has it as it was written.
  func isIn(_ folder: String) -> Bool {
    (try? StoredContent.file(joined(folder, name)).raw(limit: Self.largest)).map { Digest(of: $0) } == digest
  }
}
