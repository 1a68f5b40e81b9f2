import Diagnostics
import FileSystem
import Preview
import Runner

/// The lessons of a folder as the live notebook has them: plain files below it, and no link that leads out of it.
struct ServedFolder: LessonFiles {
  let folder: String
  /// One lesson alone; nil for all.
  let only: String?

  init(_ path: String) throws(Problem) {
    let status = try reading(path) { () throws(SystemFault) in try FileStatus(path) }
    if status.kind == .folder {
      folder = path
      only = nil
      // One without lessons is where a first one is begun.
      _ = try folderEntries(path)
    } else {
      _ = try readLesson(path)
      folder = parentFolder(of: path)
      only = path.split(separator: "/").last.map(String.init) ?? path
    }
  }

  var servesFolder: Bool { only == nil }

  /// What the folder is called, wherever it is.
  var title: String {
    guard let real = try? realPath(folder) else { return folder }
    return String(decoding: real, as: UTF8.self).split(separator: "/").last.map(String.init) ?? folder
  }

  func names() -> [String] {
    if let only { return [only] }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let paths = (try? lessonPaths(below: folder)) ?? []
    return paths.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  /// Where a lesson is; a name that leads out of the folder, by its words or through a link, is refused.
  private func place(of name: String) throws(Problem) -> String {
    do throws(LessonFileFault) {
      return try LessonFolder(of: joined(folder, "x")).place(of: name)
    } catch {
      switch error {
      case .outside: throw .unreadable(name, "está fuera de la carpeta")
      case .unreadable, .tooLarge: throw .unreadable(name, Problem.sentence(.absent))
      }
    }
  }

  func stamp(of name: String) -> FileStamp? { stamp(ofPath: joined(folder, name)) }

  func stamp(ofPath path: String) -> FileStamp? { FileStamp(path, followsLinks: false) }

  func read(_ name: String) throws(Problem) -> SourceText { try readLesson(place(of: name)) }

  func write(_ bytes: [UInt8], to name: String, over expected: [UInt8]?) throws(Problem) {
    // One that is gone has no place to ask for; its folder has.
    let path = stamp(of: name) == nil ? joined(folder, name) : try place(of: name)
    guard ServedFolder.isPlain(name) else { throw .unwritable(name, "está fuera de la carpeta") }
    try writeAtomically(bytes, to: path, over: expected)
  }

  func create(_ bytes: [UInt8], as name: String) throws(Problem) {
    guard ServedFolder.isPlain(name) else { throw .unwritable(name, "está fuera de la carpeta") }
    let path = joined(folder, name)
    if isFolder(parentFolder(of: path)) {
      let inner = parentFolder(of: name)
      if inner != "." { _ = try place(of: inner) }
    }
    try writeAnew(bytes, to: path)
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.hasPrefix("/") && !name.split(separator: "/").contains { $0 == ".." || $0 == "." }
  }
}
