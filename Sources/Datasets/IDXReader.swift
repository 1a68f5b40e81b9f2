#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An IDX file's content: unsigned bytes in row-major order.
package struct IDXArray: Sendable, Equatable {
  package let dimensions: [Int]
  package let bytes: [UInt8]
}

/// Reads an IDX file of unsigned bytes, plain or gzip: the header, then the rest into memory of exactly its size.
package struct IDXReader: ~Copyable {
  /// No file may hold more than this, in bytes.
  package static let largestContent = 1 << 30
  private static let largestTail = 1 << 20

  private let path: String
  private let rank: Int
  private var stream: ContentStream

  private init(_ content: StoredContent, rank: Int, bufferSize: Int) throws(DatasetError) {
    path = content.path
    self.rank = rank
    stream = try ContentStream(content, bufferSize: bufferSize)
  }

  /// Reads the header only; of a gzip file, as many bytes as that takes.
  package static func header(of content: StoredContent, rank: Int) throws(DatasetError) -> IDXHeader {
    var reader = try IDXReader(content, rank: rank, bufferSize: 1 << 12)
    return try reader.header(limit: largestContent)
  }

  /// Reads all of it, and makes sure that nothing follows and that a gzip file's checksum is right.
  package static func read(
    _ content: StoredContent, rank: Int, limit: Int = largestContent
  ) throws(DatasetError) -> IDXArray {
    var reader = try IDXReader(content, rank: rank, bufferSize: 1 << 17)
    let header = try reader.header(limit: limit)
    let total = IDXHeader.size(rank: rank) + header.count
    if total > reader.stream.largestSize {
      // Too small a file for its claim: no memory is taken, what there is is counted.
      let found = IDXHeader.size(rank: rank) + (try reader.drain(atMost: total, expected: total))
      throw .truncated(path: content.path, expected: total, found: found)
    }
    let bytes = try reader.take(header.count, expected: total)
    let tail = try reader.drain(atMost: largestTail, expected: total)
    guard tail == 0 else { throw .corruptIDX(path: content.path, .trailingBytes(tail)) }
    return IDXArray(dimensions: header.dimensions, bytes: bytes)
  }

  private mutating func header(limit: Int) throws(DatasetError) -> IDXHeader {
    let size = IDXHeader.size(rank: rank)
    let magic = try take(4, expected: size)
    do throws(IDXFault) {
      try IDXHeader.checkMagic(magic, rank: rank)
    } catch {
      throw .corruptIDX(path: path, error)
    }
    let dimensions = try take(4 * rank, expected: size)
    do throws(IDXFault) {
      return try IDXHeader(dimensions: dimensions, limit: limit)
    } catch {
      throw .corruptIDX(path: path, error)
    }
  }

  /// The next bytes, exactly so many; the errors tell how many the whole should be.
  private mutating func take(_ wanted: Int, expected: Int) throws(DatasetError) -> [UInt8] {
    var fault: StreamFault?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      Self.askForLargePages(buffer)
      do throws(StreamFault) {
        count = try stream.read(into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: wanted))
      } catch {
        fault = error
      }
    }
    if let fault { throw told(fault, expected: expected) }
    guard bytes.count == wanted else {
      throw .truncated(path: path, expected: expected, found: stream.delivered)
    }
    return bytes
  }

  private mutating func drain(atMost limit: Int, expected: Int) throws(DatasetError) -> Int {
    do throws(StreamFault) {
      return try stream.drain(atMost: limit)
    } catch {
      throw told(error, expected: expected)
    }
  }

  private func told(_ fault: StreamFault, expected: Int) -> DatasetError {
    fault.told(path: path, expected: expected, found: stream.delivered)
  }

  /// Saves most of the page faults while a large array fills, and of the address look-ups while its rows are drawn at
  /// random; where the system has no such pages, nothing changes.
  private static func askForLargePages(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    #if os(Linux)
      let page = 1 << 21
      guard buffer.count >= 2 * page, let start = buffer.baseAddress else { return }
      let skipped = (page - Int(bitPattern: start) % page) % page
      madvise(start + skipped, buffer.count - skipped, MADV_HUGEPAGE)
    #endif
  }
}
