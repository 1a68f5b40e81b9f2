#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the file system tells of a file, by which it is known not to have changed without being read.
package struct FileStamp: Sendable, Equatable, Codable {
  private let device: UInt64
  /// Which file it is: an editor that saves puts another in its place.
  private let inode: UInt64
  /// Bytes.
  package let size: Int
  private let modified: [Int]
  private let changed: [Int]

  /// Nil where there is no file.
  package init?(_ path: String, followsLinks: Bool = true) {
    guard let status = try? FileStatus(path, followsLinks: followsLinks) else { return nil }
    self = status.stamp
  }

  /// That of a file that is kept elsewhere than in a file system.
  package init(size: Int, seconds: Int, nanoseconds: Int, number: UInt64) {
    device = 0
    inode = number
    self.size = size
    modified = [seconds, nanoseconds]
    changed = modified
  }

  init(_ info: stat) {
    device = UInt64(truncatingIfNeeded: info.st_dev)
    inode = UInt64(truncatingIfNeeded: info.st_ino)
    size = Int(info.st_size)
    #if canImport(Darwin)
      let (modification, change) = (info.st_mtimespec, info.st_ctimespec)
    #else
      let (modification, change) = (info.st_mtim, info.st_ctim)
    #endif
    modified = [modification.tv_sec, modification.tv_nsec]
    changed = [change.tv_sec, change.tv_nsec]
  }

  /// When the content was last written, in seconds.
  package var modification: Int { modified[0] }

  /// Whether the file has rested long enough that a later change would show: clocks of file systems tick as rarely as
  /// every two seconds.
  package var isSettled: Bool { secondsNow() - max(modified[0], changed[0]) > 2 }

  func isSameFile(as other: FileStamp) -> Bool { inode == other.inode && device == other.device }
}

/// The time by which files are stamped, in seconds.
package func secondsNow() -> Int { time(nil) }
