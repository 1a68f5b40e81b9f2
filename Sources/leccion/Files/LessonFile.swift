import Diagnostics
import FileSystem
import Preview

/// Reads a lesson's bytes; a folder, a pipe or an enormous file is told, not read.
func readLesson(_ path: String, followsLinks: Bool = true) throws(Problem) -> SourceText {
  // One byte beyond the cap is enough for the parser to tell that a lesson is too large.
  let bytes = try reading(path) { () throws(SystemFault) -> [UInt8] in
    let file = try OpenFile(path, followsLinks: followsLinks)
    return try file.bytes(atMost: maximumLessonBytes + 1)
  }
  return SourceText(path: path, bytes: bytes)
}

/// Does a work of the file system and tells its fault as that of reading what the person named.
func reading<Result>(_ name: String, _ work: () throws(SystemFault) -> Result) throws(Problem) -> Result {
  do throws(SystemFault) {
    return try work()
  } catch {
    throw .unreadable(name, error.words)
  }
}

/// More than any lesson; the parser has the exact limit.
private let maximumLessonBytes = 4 << 20

/// Folders within folders that are looked into for lessons.
let deepestFolder = 16

/// The lessons that a path names: a file as it is, a folder with all the `.md` below it, sorted.
///
/// A folder below that cannot be opened is an error, or with `skipsClosed` as if it were empty. Copies of what nobody
/// saved are found by `withUnsaved` alone.
func lessonPaths(
  below path: String, skipsClosed: Bool = false, withUnsaved: Bool = false
) throws(Problem) -> [String] {
  let status = try reading(path) { () throws(SystemFault) in try FileStatus(path) }
  guard status.kind == .folder else { return [path] }
  let found = try markdownFiles(below: path, depth: 0, skipsClosed).filter { withUnsaved || !UnsavedCopy.isOne($0) }
  guard !found.isEmpty else { throw .noLessons(path) }
  return found
}

/// The names of what is directly in a folder, in no order.
func folderEntries(_ folder: String) throws(Problem) -> [String] {
  try reading(folder) { () throws(SystemFault) in try folderNames(folder) }
}

private func markdownFiles(below folder: String, depth: Int, _ skipsClosed: Bool) throws(Problem) -> [String] {
  guard depth < deepestFolder else { return [] }
  let entries: [String]
  do throws(Problem) {
    entries = try folderEntries(folder)
  } catch {
    guard skipsClosed, depth > 0 else { throw error }
    return []
  }
  let names = entries.filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }
  var result: [String] = []
  for name in names.sorted() {
    let path = joined(folder, name)
    switch (try? FileStatus(path, followsLinks: false))?.kind {
    case .folder: result += try markdownFiles(below: path, depth: depth + 1, skipsClosed)
    case .file where name.hasSuffix(".md"): result.append(path)
    default: break
    }
  }
  return result
}

extension Problem {
  static func unreadable(_ path: String, _ reason: String) -> Problem {
    Problem(.unreadableFile, "no puedo leer «\(path)»: \(reason)")
  }

  static func noLessons(_ folder: String) -> Problem {
    Problem(.unreadableFile, "no hay ninguna lección (archivos .md) en «\(folder)»")
  }

  static func changedMeanwhile(_ path: String) -> Problem {
    Problem(
      .cannotWrite, "no escribo «\(path)»: ha cambiado mientras tanto",
      notes: ["queda como está; prueba otra vez"])
  }

  static func unwritable(_ path: String, _ reason: String) -> Problem {
    Problem(.cannotWrite, "no puedo escribir «\(path)»: \(reason)")
  }
}
