#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes all bytes, however many calls it takes.
package func writeBytes(_ bytes: [UInt8], to descriptor: Int32, path: String = "-") throws(SystemFault) {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      retrying { write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written) }
    }
    guard count > 0 else { throw SystemFault(path: path, code: count < 0 ? errno : ENOSPC) }
    written += count
  }
}

/// Writes to what is there and is no file: a device, a pipe.
package func writeInPlace(_ bytes: [UInt8], to path: String) throws(SystemFault) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
  guard descriptor >= 0 else { throw SystemFault(path) }
  defer { close(descriptor) }
  try writeBytes(bytes, to: descriptor, path: path)
}

/// Writes a file under a name that must be free; where that fails, none stays behind.
package func createFile(_ bytes: [UInt8], at path: String, permissions: UInt32 = 0o666) throws(SystemFault) {
  let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW
  let descriptor = open(path, flags, mode_t(permissions))
  guard descriptor >= 0 else { throw SystemFault(path) }
  try finish(descriptor, of: path) { () throws(SystemFault) in
    try writeBytes(bytes, to: descriptor, path: path)
  }
}

/// Writes a new file in a folder, for its owner alone, and gives its path: it is to be renamed or removed.
package func temporaryFile(_ bytes: [UInt8], in folder: String) throws(SystemFault) -> String {
  let (temporary, descriptor) = try openTemporary(folder + "/")
  try finish(descriptor, of: temporary) { () throws(SystemFault) in
    try writeBytes(bytes, to: descriptor, path: temporary)
  }
  return temporary
}

/// Writes a new file beside a path whose place it is to take, with the permissions that it is to have there, down to
/// the disk.
package func temporaryFile(_ bytes: [UInt8], beside path: String) throws(SystemFault) -> String {
  // Of one length, because a long name has no room for more.
  let (temporary, descriptor) = try openTemporary(parentFolder(of: path) + "/.leccion-")
  try finish(descriptor, of: temporary) { () throws(SystemFault) in
    try writeBytes(bytes, to: descriptor, path: temporary)
    fchmod(descriptor, permissions(of: path))
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw SystemFault(temporary) }
  }
  return temporary
}

private func openTemporary(_ start: String) throws(SystemFault) -> (path: String, descriptor: Int32) {
  var template = Array((start + "XXXXXX").utf8CString)
  let descriptor = mkstemp(&template)
  guard descriptor >= 0 else { throw SystemFault(parentFolder(of: start)) }
  return (String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self), descriptor)
}

/// Closes a new file once it is written; where either fails, it is removed.
private func finish(
  _ descriptor: Int32, of path: String, _ writing: () throws(SystemFault) -> Void
) throws(SystemFault) {
  do throws(SystemFault) {
    try writing()
  } catch {
    close(descriptor)
    unlink(path)
    throw error
  }
  guard close(descriptor) == 0 else {
    let fault = SystemFault(path)
    unlink(path)
    throw fault
  }
}

/// Those of the file that is replaced, or else of any new file.
private func permissions(of path: String) -> mode_t {
  if let status = try? FileStatus(path) { return mode_t(status.permissions) }
  let mask = umask(0)
  umask(mask)
  return 0o666 & ~mask
}

/// Puts a temporary file in its place, whatever was there; where that fails, it is removed.
package func moveIntoPlace(_ temporary: String, at path: String) throws(SystemFault) {
  guard rename(temporary, path) == 0 else {
    let fault = SystemFault(path)
    unlink(temporary)
    throw fault
  }
}

/// Writes a whole file that must not exist yet, or nothing: to a temporary file beside it, then linked to its name,
/// which of two at once only one can do.
package func createWhole(_ bytes: [UInt8], at path: String) throws(SystemFault) {
  let temporary = try temporaryFile(bytes, beside: path)
  defer { unlink(temporary) }
  if link(temporary, path) == 0 { return }
  let code = errno
  guard [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(code) else { throw SystemFault(path: path, code: code) }
  // Files cannot have two names here.
  try createFile(bytes, at: path)
}

/// Removes a file; one that is not there is no fault.
package func removeFile(_ path: String) throws(SystemFault) {
  guard unlink(path) == 0 || errno == ENOENT else { throw SystemFault(path) }
}

/// Signals that would end the program, made to wait until they are released.
package struct HeldSignals {
  private var previous = sigset_t()

  package init() {
    var held = sigset_t()
    sigemptyset(&held)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &previous)
  }

  /// Lets through what was let through before.
  package func release() {
    var previous = previous
    pthread_sigmask(SIG_SETMASK, &previous, nil)
  }
}
