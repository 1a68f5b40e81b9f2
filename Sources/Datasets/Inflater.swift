import CZlib
import FileSystem

/// Turns a gzip file's or a zlib stream's bytes into their content, piece by piece, straight into the caller's memory.
///
/// A zlib stream (RFC 1950) is one piece with its own checksum. A gzip file's members follow one another as one content
/// (RFC 1952, 2.2); zlib verifies each member's CRC-32 and length. What is read is as much as is asked for, so that a
/// small file cannot fill the memory.
package struct Inflater: ~Copyable {
  /// No deflate stream grows by more: 258 bytes from 2 bits, less the block's header.
  package static let largestGrowth = 1032

  package enum Format: Sendable {
    case gzip
    case zlib
  }

  private let format: Format
  // zlib's state points back to its stream, so the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var isBetweenMembers = false
  private var hasEnded = false

  /// Sets up with an input buffer of some size; nil where memory is lacking.
  package init?(bufferSize: Int, format: Format = .gzip) {
    self.format = format
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(byteCount: bufferSize, alignment: 16)
    let windowBits = format == .gzip ? MAX_WBITS + 16 : MAX_WBITS
    guard inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      stream.deallocate()
      input.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Fills the target, or less where the content ends; adds to `delivered` what arrived, even where it then fails.
  package mutating func read(
    into target: UnsafeMutableRawBufferPointer, from source: inout StoredBytes, delivered: inout Int
  ) throws(StreamFault) {
    let bytes = target.bindMemory(to: UInt8.self)
    guard let start = bytes.baseAddress else { return }
    var filled = 0
    while filled < bytes.count, !hasEnded {
      guard try provideInput(from: &source) else {
        guard isBetweenMembers else { throw .truncated }
        hasEnded = true
        return
      }
      if isBetweenMembers { try startMember(source: source) }
      let room = min(bytes.count - filled, 1 << 30)
      let waiting = stream.pointee.avail_in
      stream.pointee.next_out = start + filled
      stream.pointee.avail_out = uInt(room)
      let code = inflate(stream, Z_NO_FLUSH)
      let produced = room - Int(stream.pointee.avail_out)
      filled += produced
      delivered += produced
      switch code {
      case Z_STREAM_END: isBetweenMembers = true
      case Z_MEM_ERROR: throw .unreadable(.outOfMemory)
      case Z_OK where produced > 0 || stream.pointee.avail_in < waiting: break
      default: throw .corrupt
      }
    }
  }

  /// Whether there is input to work on, reading more of it where there is none.
  private mutating func provideInput(from source: inout StoredBytes) throws(StreamFault) -> Bool {
    guard stream.pointee.avail_in == 0 else { return true }
    let count = try source.read(into: input)
    stream.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_in = uInt(count)
    return count > 0
  }

  private mutating func startMember(source: borrowing StoredBytes) throws(StreamFault) {
    guard format == .gzip, stream.pointee.next_in.pointee == 0x1F, inflateReset(stream) == Z_OK else {
      throw .trailing(Int(stream.pointee.avail_in) + max(0, source.size - source.position))
    }
    isBetweenMembers = false
  }
}
