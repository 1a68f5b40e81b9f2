package import FileSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder of our own that data is put into, by one process at a time.
package struct DownloadFolder: ~Copyable {
  package let path: String
  private let descriptor: Int32

  /// Makes the folder where it is missing, with those above it.
  package init(creating path: String) throws(DatasetError) {
    do throws(SystemFault) {
      try makeFolders(path, permissions: 0o755)
    } catch {
      throw .cannotWrite(path: error.path, reason: error.reason)
    }
    let opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { throw .cannotWrite(path: path, reason: FileFault(errno: errno)) }
    self.path = path
    descriptor = opened
  }

  /// Takes the folder for us until this value goes; calls `onWait` first where another has it.
  ///
  /// A file system without locks lets everybody in: names and checksums still keep wrong content out.
  package func lock(onWait: () -> FetchControl) throws(DatasetError) {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      guard onWait() == .proceed else { throw .interrupted }
      usleep(100_000)
    }
  }

  /// Gives a finished file its name, durably; an older one of that name is put aside.
  package func install(_ partial: String, as final: String) throws(DatasetError) {
    try sync(partial)
    try putAside(final)
    guard rename(partial, final) == 0, fsync(descriptor) == 0 else {
      throw .cannotWrite(path: final, reason: FileFault(errno: errno))
    }
  }

  /// Renames what is there by adding `.anterior`: it may be somebody's own.
  package func putAside(_ path: String) throws(DatasetError) {
    guard rename(path, path + ".anterior") == 0 || errno == ENOENT else {
      throw .cannotWrite(path: path, reason: FileFault(errno: errno))
    }
  }

  /// The fault of a failed write: no room, or one that the program that wrote did not tell.
  package func faultOfWriting() -> FileFault {
    var space = statvfs()
    guard fstatvfs(descriptor, &space) == 0 else { return FileFault(errno: errno) }
    let free = UInt64(space.f_bavail) * UInt64(space.f_frsize)
    return free < 1 << 20 ? .diskFull : access(path, W_OK) == 0 ? .system(errno: EIO) : FileFault(errno: errno)
  }

  private func sync(_ file: String) throws(DatasetError) {
    let opened = open(file, O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard opened >= 0 else { throw .cannotWrite(path: file, reason: FileFault(errno: errno)) }
    defer { close(opened) }
    guard fsync(opened) == 0 else { throw .cannotWrite(path: file, reason: FileFault(errno: errno)) }
  }

  deinit {
    close(descriptor)
  }
}
