#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a path names.
package enum FileKind: Sendable, Equatable {
  case file
  case folder
  case link
  /// A pipe, a device or a socket.
  case other

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

/// What the file system tells of what a path names.
package struct FileStatus: Sendable, Equatable {
  package let kind: FileKind
  package let stamp: FileStamp
  /// The twelve bits of who may do what.
  package let permissions: UInt32
  /// Whether it belongs to the person who runs the program.
  package let isOwn: Bool

  /// Of what a link leads to, or of the link itself.
  package init(_ path: String, followsLinks: Bool = true) throws(SystemFault) {
    var info = stat()
    guard (followsLinks ? stat(path, &info) : lstat(path, &info)) == 0 else { throw SystemFault(path) }
    self.init(info)
  }

  init(_ info: stat) {
    kind = FileKind(mode: info.st_mode)
    stamp = FileStamp(info)
    permissions = UInt32(info.st_mode & 0o7777)
    isOwn = info.st_uid == getuid()
  }
}

/// Whether a path names anything, a link that leads nowhere too.
package func isThere(_ path: String) -> Bool { (try? FileStatus(path, followsLinks: false)) != nil }

/// Whether this person may write in what is under a path.
package func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

/// Whether two paths lead to one file.
package func isSameFile(_ left: String, _ right: String) -> Bool {
  guard let left = FileStamp(left), let right = FileStamp(right) else { return false }
  return left.isSameFile(as: right)
}

/// The bytes of a path without links: names need not be UTF-8, and strings compare equal with other accents.
package func realPath(_ path: String) throws(SystemFault) -> [UInt8] {
  guard let found = realpath(path, nil) else { throw SystemFault(path) }
  defer { free(found) }
  return Array(UnsafeRawBufferPointer(start: found, count: strlen(found)))
}
