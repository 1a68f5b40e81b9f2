package import FileSystem

/// Why the content of a file cannot be read on.
package enum StreamFault: Error, Sendable, Equatable {
  /// A gzip file ends before its content does, or before its checksum.
  case truncated
  /// A gzip file's bits make no sense, or its checksum differs.
  case corrupt
  /// So many bytes follow a gzip file's end.
  case trailing(Int)
  case unreadable(FileFault)

  /// The error of a file, of whose content so many bytes were expected and so many came.
  package func told(path: String, expected: Int, found: Int) -> DatasetError {
    switch self {
    case .truncated where found < expected: .truncated(path: path, expected: expected, found: found)
    case .truncated: .unfinishedGzip(path: path)
    case .corrupt: .corruptGzip(path: path)
    case .trailing(let count): .corruptIDX(path: path, .trailingBytes(count))
    case .unreadable(let reason): .unreadable(path: path, reason: reason)
    }
  }
}

/// The content of a file, uncompressed on the way where its name ends in `.gz`.
package struct ContentStream: ~Copyable {
  private var source: StoredBytes
  private var inflater: Inflater?
  /// Bytes of content delivered up to now.
  package private(set) var delivered = 0

  /// Opens a file; a small buffer suits who wants only its start.
  package init(_ content: StoredContent, bufferSize: Int = 1 << 17) throws(DatasetError) {
    let opened = try StoredBytes(content)
    var needed: Inflater?
    if content.isCompressed {
      needed = Inflater(bufferSize: bufferSize)
      guard needed != nil else { throw .unreadable(path: content.path, reason: .outOfMemory) }
    }
    source = opened
    inflater = needed
  }

  /// More content than this cannot be in the file.
  package var largestSize: Int {
    guard inflater != nil else { return source.size }
    let (size, overflows) = source.size.multipliedReportingOverflow(by: Inflater.largestGrowth)
    return overflows ? .max : size
  }

  /// Fills the target with content; returns less than its size only at the end of the content.
  package mutating func read(into target: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    let before = delivered
    let inflated: Void? = try inflater?.read(into: target, from: &source, delivered: &delivered)
    if inflated == nil {
      while delivered - before < target.count {
        let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: target[(delivered - before)...]))
        guard count > 0 else { break }
        delivered += count
      }
    }
    return delivered - before
  }

  /// Reads on to the end, or until so many bytes came, keeping nothing; returns how many came.
  package mutating func drain(atMost limit: Int) throws(StreamFault) -> Int {
    let size = 1 << 16
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { scratch.deallocate() }
    var total = 0
    while total < limit {
      let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: scratch[..<min(size, limit - total)]))
      total += count
      if count == 0 { break }
    }
    return total
  }
}
