#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// What the file system tells of a file, by which it is known not to have changed without being read.
package struct FileStamp: Sendable, Equatable, Codable {
  private let device: UInt64
  private let inode: UInt64
  package let bytes: Int
  private let modified: [Int]
  private let changed: [Int]

  /// Nil where there is no file.
  package init?(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: info.st_dev)
    inode = UInt64(truncatingIfNeeded: info.st_ino)
    bytes = Int(info.st_size)
    #if canImport(Darwin)
      let (modification, change) = (info.st_mtimespec, info.st_ctimespec)
    #else
      let (modification, change) = (info.st_mtim, info.st_ctim)
    #endif
    modified = [modification.tv_sec, modification.tv_nsec]
    changed = [change.tv_sec, change.tv_nsec]
  }

  /// Whether the file has rested long enough that a later change would show: clocks of file systems tick as rarely as
  /// every two seconds.
  var isSettled: Bool { CacheFile.now() - max(modified[0], changed[0]) > 2 }
}

/// A file's digest as it was when the file had a stamp.
private struct StampedDigest: Codable {
  let stamp: FileStamp
  let digest: Digest
}

extension Store {
  /// The digest of a file's bytes: known from the last time where the file system tells that it has not changed since.
  package func digest(ofFile path: String, reading read: (String) -> [UInt8]?) -> Digest? {
    digest(ofFile: path, as: "archivo") { read($0).map(Digest.init(of:)) }
  }

  /// The same of something that is made of a file, which has a name.
  package func digest(ofFile path: String, as name: String, computing compute: (String) -> Digest?) -> Digest? {
    guard let stamp = FileStamp(path) else { return nil }
    let key = Digest(of: [name, path])
    if let kept = content(of: key, .file),
      let known = try? BinaryDecoder().value(of: StampedDigest.self, in: kept), known.stamp == stamp
    {
      return known.digest
    }
    guard let digest = compute(path) else { return nil }
    if stamp.isSettled, FileStamp(path) == stamp {
      // Whoever cannot keep it reads the file again.
      try? keep(BinaryEncoder().bytes(of: StampedDigest(stamp: stamp, digest: digest)), under: key, .file)
    }
    return digest
  }
}
