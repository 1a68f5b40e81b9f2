import FileSystem

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
  /// Nil for bytes in memory.
  private var file: OpenFile?
  private let bytes: [UInt8]
  package private(set) var position = 0
  /// Bytes in all, as the file system told when the file was opened.
  package let size: Int

  package init(_ content: StoredContent) throws(DatasetError) {
    switch content {
    case .memory(let stored, _):
      file = nil
      bytes = stored
      size = stored.count
    case .file(let path):
      let opened: OpenFile
      do throws(SystemFault) {
        opened = try OpenFile(path)
      } catch {
        throw .unreadable(path: path, reason: error.reason)
      }
      size = opened.stamp.size
      bytes = []
      file = consume opened
    }
  }

  /// Reads up to as many bytes as fit; 0 at the end.
  package mutating func read(into target: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    guard target.count > 0 else { return 0 }
    do throws(SystemFault) {
      let read = try file?.read(into: target)
      let count = read ?? copied(into: target)
      position += count
      return count
    } catch {
      throw .unreadable(error.reason)
    }
  }

  private func copied(into target: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(target.count, bytes.count - position)
    target.copyBytes(from: bytes[position..<position + count])
    return count
  }
}
