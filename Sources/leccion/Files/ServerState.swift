import Diagnostics
import JSON
import Preview

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// The port and the secret with which a folder was last served, so that pages that are open find it again; nobody else
/// may read it.
struct ServerState: Equatable {
  var port: Int
  var token: String

  /// Where a folder's is kept: below `XDG_STATE_HOME`, or in the person's own folder; nil where there is neither.
  static func path(of folder: String, _ environment: [String: String]) -> String? {
    guard let real = realpath(folder, nil) else { return nil }
    defer { free(real) }
    let name = Digest.name(of: String(cString: real))
    let file = "leccion/servidor-\(name).json"
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/" + file }
    guard let home = environment["HOME"], home.hasPrefix("/"), isFolder(home) else { return nil }
    return home + "/.local/state/" + file
  }

  /// What was kept, if it is whole and only this person can read it.
  static func read(_ path: String) -> ServerState? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 == 0,
      status.st_uid == getuid(), status.st_size < 4096, let source = try? readLesson(path),
      let value = try? JSONReader.read(source.bytes), let port = value["port"]?.integer, (1024...65535).contains(port),
      let token = value["token"]?.string, Guard.isToken(token)
    else { return nil }
    return ServerState(port: port, token: token)
  }

  /// Keeps it; where it cannot be, pages will not find the next server, and nothing else is lost.
  func write(_ path: String) {
    let text = JSONValue.object(["port": .integer(port), "token": .string(token)]).text() + "\n"
    guard (try? makeFolders(parentFolder(of: path))) != nil else { return }
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    do throws(Problem) {
      try leccion.write(Array(text.utf8), to: descriptor, path: path)
    } catch {
      unlink(path)
    }
  }

  private enum Digest {
    /// FNV-1a of a path: one file for each folder.
    static func name(of path: String) -> String {
      let value = path.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
      return String(value, radix: 36)
    }
  }
}
