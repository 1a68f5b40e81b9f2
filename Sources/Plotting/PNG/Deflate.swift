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
    var matcher = Matcher(bytes: bytes, window: Self.window)
    var position = 0
    while position < bytes.count {
      let match = matcher.longest(at: position, limit: Self.longestMatch, tries: Self.candidates)
      if match.length >= 3 {
        writeMatch(length: match.length, distance: match.distance)
        for skipped in position..<(position + match.length) { matcher.remember(skipped) }
        position += match.length
      } else {
        writeLiteral(Int(bytes[position]))
        matcher.remember(position)
        position += 1
      }
    }
    writeLiteral(256)
    if pendingBits > 0 { write(0, bits: 8 - pendingBits) }
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

  /// Appends a Huffman code, most significant bit first.
  private mutating func writeCode(_ code: UInt32, bits: UInt32) {
    for bit in (0..<bits).reversed() { write((code >> bit) & 1, bits: 1) }
  }

  /// Writes a literal or length symbol with its fixed code (RFC 1951, section 3.2.6).
  private mutating func writeLiteral(_ symbol: Int) {
    let value = UInt32(symbol)
    switch symbol {
    case ..<144: writeCode(0x30 + value, bits: 8)
    case ..<256: writeCode(0x190 + value - 144, bits: 9)
    case ..<280: writeCode(value - 256, bits: 7)
    default: writeCode(0xC0 + value - 280, bits: 8)
    }
  }

  private mutating func writeMatch(length: Int, distance: Int) {
    let lengthCode = Self.code(of: length, among: Self.lengths)
    writeLiteral(257 + lengthCode.index)
    write(lengthCode.extra, bits: lengthCode.extraBits)
    let distanceCode = Self.code(of: distance, among: Self.distances)
    writeCode(UInt32(distanceCode.index), bits: 5)
    write(distanceCode.extra, bits: distanceCode.extraBits)
  }

  /// The first length of each code from 257 on, and how many extra bits follow it.
  private static let lengths: [(first: Int, bits: UInt32)] =
    (0..<28).map { code in
      let bits = code < 8 ? 0 : code / 4 - 1
      return (code < 8 ? code + 3 : ((4 + code % 4) << bits) + 3, UInt32(bits))
    } + [(258, 0)]

  /// The first distance of each of the thirty distance codes, and how many extra bits follow it.
  private static let distances: [(first: Int, bits: UInt32)] = (0..<30).map { code in
    let bits = code < 4 ? 0 : code / 2 - 1
    return (code < 4 ? code + 1 : ((2 + code % 2) << bits) + 1, UInt32(bits))
  }

  private static func code(
    of value: Int, among codes: [(first: Int, bits: UInt32)]
  ) -> (index: Int, extra: UInt32, extraBits: UInt32) {
    let index = codes.lastIndex { $0.first <= value } ?? 0
    return (index, UInt32(value - codes[index].first), codes[index].bits)
  }
}

/// Finds earlier copies of what comes next, by chains of places that begin with the same three bytes.
private struct Matcher {
  private let bytes: [UInt8]
  private let window: Int
  private var newest = [Int](repeating: -1, count: 1 << 13)
  private var older: [Int]

  init(bytes: [UInt8], window: Int) {
    self.bytes = bytes
    self.window = window
    older = [Int](repeating: -1, count: bytes.count)
  }

  private func hash(_ position: Int) -> Int {
    let key = UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2]) << 16
    return Int((key &* 2_654_435_761) >> 19)
  }

  mutating func remember(_ position: Int) {
    guard position + 2 < bytes.count else { return }
    let key = hash(position)
    older[position] = newest[key]
    newest[key] = position
  }

  func longest(at position: Int, limit: Int, tries: Int) -> (length: Int, distance: Int) {
    guard position + 2 < bytes.count else { return (0, 0) }
    let limit = min(limit, bytes.count - position)
    var best = (length: 0, distance: 0)
    var candidate = newest[hash(position)]
    var triesLeft = tries
    while candidate >= 0, position - candidate <= window, triesLeft > 0 {
      var length = 0
      while length < limit, bytes[candidate + length] == bytes[position + length] { length += 1 }
      if length > best.length { best = (length, position - candidate) }
      if length == limit { break }
      candidate = older[candidate]
      triesLeft -= 1
    }
    return best
  }
}

/// The four bytes of a number, most significant first.
package func bigEndian(_ value: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
}
