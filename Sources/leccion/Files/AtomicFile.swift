import Diagnostics

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Writes a whole file or nothing: to a temporary file beside it, then renamed.
///
/// An interruption waits until the rename is done, so that no half-written file stays behind. A device or a pipe is
/// written to, never replaced. With `expected`, a file that no longer holds those bytes is left alone.
func writeAtomically(_ bytes: [UInt8], to path: String, over expected: [UInt8]? = nil) throws(Problem) {
  if isStream(path) { return try writeInPlace(bytes, to: path) }
  // A link stays a link: what it leads to is replaced.
  let name = path
  let path = resolved(path)
  try makeFolders(parentFolder(of: path))
  var signals = heldSignals()
  defer { pthread_sigmask(SIG_SETMASK, &signals, nil) }
  let temporary = try temporaryFile(bytes, beside: path, of: name)
  do throws(Problem) {
    if let expected, try readLesson(path).bytes != expected { throw .changedMeanwhile(name) }
    guard rename(temporary, path) == 0 else { throw .unwritable(name, systemMessage()) }
  } catch {
    unlink(temporary)
    throw error
  }
}

/// Writes a whole file that must not exist yet, or nothing: to a temporary file beside it, then linked to its name,
/// which of two at once only one can do.
func writeAnew(_ bytes: [UInt8], to path: String) throws(Problem) {
  var status = stat()
  if lstat(path, &status) == 0 { throw .unwritable(path, "ya existe") }
  try makeFolders(parentFolder(of: path))
  var signals = heldSignals()
  defer { pthread_sigmask(SIG_SETMASK, &signals, nil) }
  let temporary = try temporaryFile(bytes, beside: path, of: path)
  defer { unlink(temporary) }
  if link(temporary, path) == 0 { return }
  switch errno {
  case EEXIST: throw .unwritable(path, "ya existe")
  case EPERM, EOPNOTSUPP, ENOSYS, EMLINK: try writeExclusively(bytes, to: path)
  default: throw .unwritable(path, systemMessage())
  }
}

/// The same where files cannot have two names.
private func writeExclusively(_ bytes: [UInt8], to path: String) throws(Problem) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0o666)
  guard descriptor >= 0 else { throw .unwritable(path, errno == EEXIST ? "ya existe" : systemMessage()) }
  do throws(Problem) {
    try write(bytes, to: descriptor, path: path)
  } catch {
    close(descriptor)
    unlink(path)
    throw error
  }
  guard close(descriptor) == 0 else {
    let reason = systemMessage()
    unlink(path)
    throw .unwritable(path, reason)
  }
}

/// Makes what would end the program wait; gives what there was before.
private func heldSignals() -> sigset_t {
  var previous = sigset_t()
  var held = sigset_t()
  sigemptyset(&held)
  for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, signal) }
  pthread_sigmask(SIG_BLOCK, &held, &previous)
  return previous
}

/// Writes a new file beside a path, as its permissions are to be, and gives where it is; `name` is told.
private func temporaryFile(_ bytes: [UInt8], beside path: String, of name: String) throws(Problem) -> String {
  // Of one length, because a long name has no room for more.
  var template = Array((parentFolder(of: path) + "/.leccion-XXXXXX").utf8CString)
  let descriptor = mkstemp(&template)
  guard descriptor >= 0 else { throw .unwritable(name, systemMessage()) }
  let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  do throws(Problem) {
    try write(bytes, to: descriptor, path: name)
    fchmod(descriptor, permissions(of: path))
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw .unwritable(name, systemMessage()) }
  } catch {
    close(descriptor)
    unlink(temporary)
    throw error
  }
  guard close(descriptor) == 0 else {
    let reason = systemMessage()
    unlink(temporary)
    throw .unwritable(name, reason)
  }
  return temporary
}

/// Refuses, before anything is computed, a folder that cannot be made or written in; makes nothing.
func ensureCanWrite(in folder: String) throws(Problem) {
  var place = folder
  while true {
    var status = stat()
    if stat(place, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw .unwritable(folder, "no es una carpeta") }
      guard access(place, W_OK | X_OK) == 0 else { throw .unwritable(folder, systemMessage()) }
      return
    }
    guard errno == ENOENT, !place.isEmpty, place != ".", place != "/" else {
      throw .unwritable(folder, systemMessage())
    }
    place = parentFolder(of: place)
  }
}

/// The same for a file that will be replaced; a device or a pipe will be written to.
func ensureCanWrite(_ path: String) throws(Problem) {
  if !isStream(path) { try ensureCanWrite(in: parentFolder(of: resolved(path))) }
}

/// Whether a path is something other than a file or a folder: `/dev/stdout`, a pipe.
private func isStream(_ path: String) -> Bool {
  var status = stat()
  guard stat(path, &status) == 0 else { return false }
  return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
}

private func writeInPlace(_ bytes: [UInt8], to path: String) throws(Problem) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
  guard descriptor >= 0 else { throw .unwritable(path, systemMessage()) }
  defer { close(descriptor) }
  try write(bytes, to: descriptor, path: path)
}

/// Those of the file that is replaced, or else of any new file.
private func permissions(of path: String) -> mode_t {
  var status = stat()
  if stat(path, &status) == 0 { return status.st_mode & 0o7777 }
  let mask = umask(0)
  umask(mask)
  return 0o666 & ~mask
}

/// The path without links, where the file exists.
private func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

/// Whether two paths lead to one file.
func isSameFile(_ left: String, _ right: String) -> Bool {
  var (first, second) = (stat(), stat())
  return stat(left, &first) == 0 && stat(right, &second) == 0 && first.st_ino == second.st_ino
    && first.st_dev == second.st_dev
}

/// Writes all bytes, however many calls it takes; a reader of our output that has had enough is no error.
func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(Problem) {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      retrying { write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written) }
    }
    if count < 0, errno == EPIPE, descriptor == STDOUT_FILENO { return }
    guard count > 0 else { throw .unwritable(path, systemMessage()) }
    written += count
  }
}

/// Makes a folder and those above it.
func makeFolders(_ path: String) throws(Problem) {
  guard !path.isEmpty, path != "/", path != "." else { return }
  if mkdir(path, 0o777) == 0 { return }
  if errno == EEXIST {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .unwritable(path, "no es una carpeta")
    }
    return
  }
  guard errno == ENOENT else { throw .unwritable(path, systemMessage()) }
  try makeFolders(parentFolder(of: path))
  guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .unwritable(path, systemMessage()) }
}

/// Whether a path is an existing folder.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The path before its last slash; `.` where there is none.
func parentFolder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The name after the last slash, without its extension: `01-clasificador`.
func baseName(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}
