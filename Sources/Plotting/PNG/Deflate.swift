/// Compresses bytes into a zlib stream of one block with fixed codes (RFC 1950, RFC 1951).
///
/// Our own, because the same picture must be the same bytes on every machine and the builds of zlib do not agree.
/// Matches are greedy, the longest of the last few places that begin with the same three bytes.
package struct Deflate: ~Copyable {
  private static let window = 32_768
  private static let longestMatch = 258
  private static let candidates = 32

  private var output: [UInt8] = [0x78, 0x01]
  private var pending: UInt32 = 0
  private var pendingBits: UInt32 = 0

  /// The zlib stream of `bytes`.
  package static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var deflate = Deflate()
    deflate.compress(bytes)
    let sum = adler32(bytes)
    return deflate.output + bigEndian(sum)
  }

  private mutating func compress(_ bytes: [UInt8]) {
    write(1, bits: 1)
    write(1, bits: 2)
    var matcher = Matcher(window: Self.window, count: bytes.count)
    bytes.withUnsafeBufferPointer { compress($0, &matcher) }
    writeLiteral(256)
    if pendingBits > 0 { write(0, bits: 8 - pendingBits) }
  }

  private mutating func compress(_ bytes: UnsafeBufferPointer<UInt8>, _ matcher: inout Matcher) {
    var position = 0
    while position < bytes.count {
      let match = matcher.longest(at: position, of: bytes, limit: Self.longestMatch, tries: Self.candidates)
      if match.length >= 3 {
        writeMatch(length: match.length, distance: match.distance)
        for skipped in position..<(position + match.length) { matcher.remember(skipped, of: bytes) }
        position += match.length
      } else {
        writeLiteral(Int(bytes[position]))
        matcher.remember(position, of: bytes)
        position += 1
      }
    }
  }

  /// Appends the low bits of a value, least significant first.
  private mutating func write(_ value: UInt32, bits: UInt32) {
    pending |= value << pendingBits
    pendingBits += bits
    while pendingBits >= 8 {
      output.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingBits -= 8
    }
  }

  /// A literal or length symbol with its fixed code (RFC 1951, section 3.2.6).
  private mutating func writeLiteral(_ symbol: Int) {
    let code = Self.codes[symbol]
    write(code.value, bits: code.bits)
  }

  private mutating func writeMatch(length: Int, distance: Int) {
    let lengthCode = Self.lengthCodes[length - 3]
    writeLiteral(257 + lengthCode.index)
    write(lengthCode.extra, bits: lengthCode.extraBits)
    let distanceCode = Self.distanceCode(of: distance)
    write(Self.reversed(UInt32(distanceCode.index), bits: 5), bits: 5)
    write(distanceCode.extra, bits: distanceCode.extraBits)
  }

  // MARK: Codes

  /// The fixed code of each symbol; written from its most significant bit on, so kept the other way round.
  private static let codes: [(value: UInt32, bits: UInt32)] = (UInt32(0)..<288).map { symbol in
    switch symbol {
    case ..<144: (reversed(0x30 + symbol, bits: 8), 8)
    case ..<256: (reversed(0x190 + symbol - 144, bits: 9), 9)
    case ..<280: (reversed(symbol - 256, bits: 7), 7)
    default: (reversed(0xC0 + symbol - 280, bits: 8), 8)
    }
  }

  private static func reversed(_ code: UInt32, bits: UInt32) -> UInt32 {
    (0..<bits).reduce(0) { $0 | ((code >> $1) & 1) << (bits - 1 - $1) }
  }

  /// Which code stands for a number, and what is added to its first.
  private typealias Coded = (index: Int, extra: UInt32, extraBits: UInt32)

  /// Those of the lengths from 3 to 258.
  private static let lengthCodes: [Coded] = (3...258).map { length in
    let index = lengths.lastIndex { $0.first <= length } ?? 0
    return (index, UInt32(length - lengths[index].first), lengths[index].bits)
  }

  /// The first length of each code from 257 on, and how many extra bits follow it.
  private static let lengths: [(first: Int, bits: UInt32)] =
    (0..<28).map { code in
      let bits = code < 8 ? 0 : code / 4 - 1
      return (code < 8 ? code + 3 : ((4 + code % 4) << bits) + 3, UInt32(bits))
    } + [(258, 0)]

  /// Two codes for each power of two, from the distance 5 on.
  private static func distanceCode(of distance: Int) -> Coded {
    let below = distance - 1
    guard below >= 4 else { return (below, 0, 0) }
    let power = Int.bitWidth - 1 - below.leadingZeroBitCount
    let bits = power - 1
    return (2 * power + (below >> bits & 1), UInt32(below & (1 << bits - 1)), UInt32(bits))
  }
}

/// Finds earlier copies of what comes next, by chains of places that begin with the same three bytes.
private struct Matcher {
  private let window: Int
  private var newest = [Int32](repeating: -1, count: 1 << 13)
  private var older: [Int32]

  init(window: Int, count: Int) {
    self.window = window
    older = [Int32](repeating: -1, count: count)
  }

  private func hash(_ position: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let key = UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2]) << 16
    return Int((key &* 2_654_435_761) >> 19)
  }

  mutating func remember(_ position: Int, of bytes: UnsafeBufferPointer<UInt8>) {
    guard position + 2 < bytes.count else { return }
    let key = hash(position, of: bytes)
    older[position] = newest[key]
    newest[key] = Int32(truncatingIfNeeded: position)
  }

  func longest(
    at position: Int, of bytes: UnsafeBufferPointer<UInt8>, limit: Int, tries: Int
  ) -> (length: Int, distance: Int) {
    guard position + 2 < bytes.count else { return (0, 0) }
    let limit = min(limit, bytes.count - position)
    var best = (length: 0, distance: 0)
    var candidate = Int(newest[hash(position, of: bytes)])
    var triesLeft = tries
    while candidate >= 0, position - candidate <= window, triesLeft > 0 {
      var length = 0
      while length < limit, bytes[candidate + length] == bytes[position + length] { length += 1 }
      if length > best.length { best = (length, position - candidate) }
      if length == limit { break }
      candidate = Int(older[candidate])
      triesLeft -= 1
    }
    return best
  }
}

/// The four bytes of a number, most significant first.
package func bigEndian(_ value: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
}
