#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where stored bytes are: in a file, or in memory under the name that errors tell.
package enum StoredContent: Sendable {
  case file(String)
  case memory([UInt8], path: String)

  package var path: String {
    switch self {
    case .file(let path), .memory(_, let path): path
    }
  }

  /// All of the content, uncompressed; content over the limit is refused before more than that is in memory.
  package func bytes(limit: Int) throws(DatasetError) -> [UInt8] {
    let (bytes, isWhole) = try start(count: limit)
    guard isWhole else { throw .tooLarge(path: path, limit: limit) }
    return bytes
  }

  /// All bytes as they are stored, compressed or not.
  package func raw(limit: Int) throws(DatasetError) -> [UInt8] {
    var stored = try StoredBytes(self)
    guard stored.size <= limit else { throw .tooLarge(path: path, limit: limit) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, stored.size), alignment: 16)
    defer { buffer.deallocate() }
    var done = 0
    while done < stored.size {
      let count: Int
      do throws(StreamFault) {
        count = try stored.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[done..<stored.size]))
      } catch {
        throw error.told(path: path, expected: stored.size, found: done)
      }
      guard count > 0 else { break }
      done += count
    }
    return Array(buffer[..<done])
  }

  /// The first bytes of the content, uncompressed, and whether they are all.
  package func start(count limit: Int) throws(DatasetError) -> (bytes: [UInt8], isWhole: Bool) {
    var stream = try ContentStream(self)
    let size = min(1 << 17, limit + 1)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    var result: [UInt8] = []
    while true {
      let wanted = min(size, limit - result.count + 1)
      let count: Int
      do throws(StreamFault) {
        count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
      } catch {
        throw error.told(path: path, expected: 0, found: stream.delivered)
      }
      result += buffer[..<min(count, limit - result.count)]
      if count < wanted { return (result, true) }
      if stream.delivered > limit { return (result, false) }
    }
  }

  /// What a file's name ends in while it is being fetched.
  package static let partialSuffix = ".parcial"

  /// Whether the bytes are a gzip file's, by the name.
  package var isCompressed: Bool { path.hasSuffix(".gz") || path.hasSuffix(".gz" + Self.partialSuffix) }
}

/// An open regular file, or bytes in memory, read from the start to the end.
///
/// A pipe, a device or a folder is refused without waiting for it.
package struct StoredBytes: ~Copyable {
  private let descriptor: Int32
  private let bytes: [UInt8]
  package private(set) var position = 0
  /// Bytes in all, as the file system told when the file was opened.
  package let size: Int

  package init(_ content: StoredContent) throws(DatasetError) {
    switch content {
    case .memory(let stored, _):
      descriptor = -1
      bytes = stored
      size = stored.count
    case .file(let path):
      let (opened, length) = try Self.open(path)
      descriptor = opened
      bytes = []
      size = length
    }
  }

  private static func open(_ path: String) throws(DatasetError) -> (descriptor: Int32, size: Int) {
    // Without O_NONBLOCK a pipe would keep us waiting for its writer.
    #if canImport(Glibc)
      let opened = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    #elseif canImport(Musl)
      let opened = Musl.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    #else
      let opened = Darwin.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    #endif
    guard opened >= 0 else { throw .unreadable(path: path, reason: FileFault(errno: errno)) }
    var info = stat()
    guard fstat(opened, &info) == 0 else {
      let reason = FileFault(errno: errno)
      close(opened)
      throw .unreadable(path: path, reason: reason)
    }
    guard info.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw .unreadable(path: path, reason: info.st_mode & S_IFMT == S_IFDIR ? .folder : .notRegular)
    }
    return (opened, Int(info.st_size))
  }

  /// Reads up to as many bytes as fit; 0 at the end.
  package mutating func read(into target: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    guard let start = target.baseAddress, target.count > 0 else { return 0 }
    if descriptor < 0 {
      let count = min(target.count, bytes.count - position)
      target.copyBytes(from: bytes[position..<position + count])
      position += count
      return count
    }
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, start, target.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, start, target.count)
      #else
        let count = Darwin.read(descriptor, start, target.count)
      #endif
      if count >= 0 {
        position += count
        return count
      }
      guard errno == EINTR else { throw .unreadable(FileFault(errno: errno)) }
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
