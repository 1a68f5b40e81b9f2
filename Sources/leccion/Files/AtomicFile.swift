import Diagnostics
import FileSystem
import Runner

/// Writes a whole file or nothing: to a temporary file beside it, then renamed.
///
/// An interruption waits until the rename is done, so that no half-written file stays behind. A device or a pipe is
/// written to, never replaced. A link stays a link: what it leads to is replaced. With `expected`, a file that no
/// longer holds those bytes is left alone.
func writeAtomically(_ bytes: [UInt8], to path: String, over expected: [UInt8]? = nil) throws(Problem) {
  if let expected { return try replaceFile(resolved(path), named: path, with: bytes, over: expected) }
  if isStream(path) { return try writing(path) { () throws(SystemFault) in try writeInPlace(bytes, to: path) } }
  let place = resolved(path)
  try makeFolders(parentFolder(of: place))
  let signals = HeldSignals()
  defer { signals.release() }
  let temporary = try writing(path) { () throws(SystemFault) in try temporaryFile(bytes, beside: place) }
  try writing(path) { () throws(SystemFault) in try moveIntoPlace(temporary, at: place) }
}

/// Replaces a plain file that still holds some bytes, or leaves it alone: neither a link nor a pipe is followed, and
/// what is not to be written in stays as it is.
func replaceFile(
  _ place: String, named name: String, with bytes: [UInt8], over expected: [UInt8]
) throws(Problem) {
  let status = try writing(name) { () throws(SystemFault) in try FileStatus(place, followsLinks: false) }
  guard status.kind == .file else { throw .unwritable(name, words(for: status.kind)) }
  // Renaming asks for the folder's permission alone, and root is refused nothing.
  guard status.permissions & 0o222 != 0, isWritable(place) else { throw .unwritable(name, "es de solo lectura") }
  let signals = HeldSignals()
  defer { signals.release() }
  let temporary = try writing(name) { () throws(SystemFault) in try temporaryFile(bytes, beside: place) }
  do throws(Problem) {
    if try readLesson(place, followsLinks: false).bytes != expected { throw .changedMeanwhile(name) }
  } catch {
    try? removeFile(temporary)
    throw error
  }
  try writing(name) { () throws(SystemFault) in try moveIntoPlace(temporary, at: place) }
}

/// What something is that is no plain file.
func words(for kind: FileKind) -> String {
  switch kind {
  case .file, .other: Problem.sentence(.notRegular)
  case .folder: Problem.sentence(.folder)
  case .link: "es un enlace"
  }
}

/// Writes a whole file that must not exist yet, or nothing; of two at once only one does.
func writeAnew(_ bytes: [UInt8], to path: String) throws(Problem) {
  if isThere(path) { throw .unwritable(path, Problem.sentence(.present)) }
  try makeFolders(parentFolder(of: path))
  let signals = HeldSignals()
  defer { signals.release() }
  try writing(path) { () throws(SystemFault) in try createWhole(bytes, at: path) }
}

/// Does a work of the file system and tells its fault as that of writing what the person named.
private func writing<Result>(
  _ name: String, _ work: () throws(SystemFault) -> Result
) throws(Problem) -> Result {
  do throws(SystemFault) {
    return try work()
  } catch {
    throw .unwritable(name, error.words)
  }
}

/// Refuses, before anything is computed, a folder that cannot be made or written in; makes nothing.
func ensureCanWrite(in folder: String) throws(Problem) {
  do throws(SystemFault) {
    try checkWritable(in: folder)
  } catch {
    throw .unwritable(folder, error.wordsOfFolder)
  }
}

/// The same for a file that will be replaced; a device or a pipe will be written to.
func ensureCanWrite(_ path: String) throws(Problem) {
  if !isStream(path) { try ensureCanWrite(in: parentFolder(of: resolved(path))) }
}

/// Whether a path is something other than a file or a folder: `/dev/stdout`, a pipe.
private func isStream(_ path: String) -> Bool { (try? FileStatus(path))?.kind == .other }

/// The path without links, where the file exists.
private func resolved(_ path: String) -> String {
  (try? realPath(path)).map { String(decoding: $0, as: UTF8.self) } ?? path
}

/// Makes a folder and those above it.
func makeFolders(_ path: String) throws(Problem) {
  do throws(SystemFault) {
    try makeFolders(path, permissions: 0o777)
  } catch {
    throw .unwritable(error.path, error.wordsOfFolder)
  }
}

/// Whether a path is an existing folder.
func isFolder(_ path: String) -> Bool { (try? FileStatus(path))?.kind == .folder }

/// The name after the last slash, without its extension: `01-clasificador`.
func baseName(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}
