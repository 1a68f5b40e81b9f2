import FileSystem
import Preview

/// A page that leads a browser to the address with its secret. Only its owner can read it, while the words of a
/// command, such as the one that opens a browser, can be read by everybody on the machine.
struct EntryPage {
  private let path: String

  /// Beside the file that keeps the secret for the next time.
  init(besideState state: String) { path = state + ".html" }

  /// False where it cannot be written, or nothing opens it.
  func open(leadingTo address: String) -> Bool {
    remove()
    let bytes = Array(Guard.doorway(to: address).utf8)
    guard (try? createFile(bytes, at: path, permissions: 0o600)) != nil else { return false }
    if openInBrowser("file://" + escapedAddress(path)) { return true }
    remove()
    return false
  }

  /// Once it has served.
  func remove() { try? removeFile(path) }
}
