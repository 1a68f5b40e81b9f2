import Cache
import Diagnostics
import FileSystem
import JSON
import Preview

/// The port and the secret with which a folder was last served, so that pages that are open find it again; nobody else
/// may read it.
struct ServerState: Equatable {
  var port: Int
  var token: String

  /// Where a folder's is kept: below `XDG_STATE_HOME`, or in the person's own folder; nil where there is neither.
  static func path(of folder: String, _ environment: [String: String]) -> String? {
    guard let real = try? realPath(folder), let place = ownFolder(environment) else { return nil }
    return "\(place)/servidor-\(Digest(of: real).hexadecimal.prefix(16)).json"
  }

  /// The folder of all that outlives a server.
  static func ownFolder(_ environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/leccion" }
    guard let home = environment["HOME"], home.hasPrefix("/"), isFolder(home) else { return nil }
    return home + "/.local/state/leccion"
  }

  /// What was kept, if it is whole and only this person can read it.
  static func read(_ path: String) -> ServerState? {
    guard let status = try? FileStatus(path, followsLinks: false), status.kind == .file,
      status.permissions & 0o077 == 0, status.isOwn, status.stamp.size < 4096, let source = try? readLesson(path),
      let value = try? JSONReader.read(source.bytes), let port = value["port"]?.integer, (1024...65535).contains(port),
      let token = value["token"]?.string, Guard.isToken(token)
    else { return nil }
    return ServerState(port: port, token: token)
  }

  /// Takes a folder, by where its state is kept, for this process until that ends; false where another serves it.
  static func claim(_ path: String) -> Bool {
    guard (try? makeFolders(parentFolder(of: path))) != nil else { return true }
    return takeForThisProcess(path + ".lock")
  }

  /// Keeps it; where it cannot be, pages will not find the next server, and nothing else is lost.
  func write(_ path: String) {
    let text = JSONValue.object(["port": .integer(port), "token": .string(token)]).text() + "\n"
    guard (try? makeFolders(parentFolder(of: path))) != nil else { return }
    try? removeFile(path)
    try? createFile(Array(text.utf8), at: path, permissions: 0o600)
  }
}
