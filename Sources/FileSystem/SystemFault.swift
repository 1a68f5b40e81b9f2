#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system refused: of which path, and the number of its error.
package struct SystemFault: Error, Sendable, Equatable {
  package let path: String
  package let code: Int32

  package init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// That of the call that has just failed.
  init(_ path: String) { self.init(path: path, code: errno) }

  package var reason: FileFault { FileFault(errno: code) }
}

/// Why the system refused a file or a folder.
package enum FileFault: Sendable, Equatable {
  case absent
  /// Something is where a new file is wanted.
  case present
  case notPermitted
  /// A folder where a file is wanted.
  case folder
  /// A pipe, a device or a socket where a file is wanted.
  case notRegular
  case notFolder
  case linkLoop
  case longName
  case diskFull
  /// A file may not grow so much.
  case sizeLimit
  case readOnly
  case outOfMemory
  /// Nobody reads what is written.
  case noReader
  case system(errno: Int32)

  package init(errno code: Int32) {
    switch code {
    case ENOENT: self = .absent
    case EEXIST: self = .present
    case EACCES, EPERM: self = .notPermitted
    case EISDIR: self = .folder
    case ENXIO: self = .notRegular
    case ENOTDIR: self = .notFolder
    case ELOOP: self = .linkLoop
    case ENAMETOOLONG: self = .longName
    case ENOSPC, EDQUOT: self = .diskFull
    case EFBIG: self = .sizeLimit
    case EROFS: self = .readOnly
    case ENOMEM: self = .outOfMemory
    case EPIPE: self = .noReader
    default: self = .system(errno: code)
    }
  }
}
