import Diagnostics

/// Cuts the body of a directive into logical lines: an open ( or [ goes on on the next line.
///
/// A bracket that never closes does not swallow what follows: its line stands alone.
struct LogicalLines {
  /// The pieces of each, without blank lines and lines that are comments.
  let lines: [SourceFragment]

  init(_ physical: [SourceRange], in source: SourceText) {
    let ranges = physical.map(source.trimmed)
    // The depth before each line; a line goes on until the first later depth that is not greater than its own.
    var depths = [0]
    for range in ranges { depths.append(depths[depths.count - 1] + Self.bracketBalance(source.bytes, range)) }
    let ends = Self.firstNotGreater(depths)
    var fragments: [SourceFragment] = []
    var index = 0
    while index < ranges.count {
      let end = max(ends[index] ?? index + 1, index + 1)
      let pieces = ranges[index..<end].filter { !$0.isEmpty }
      if let first = pieces.first, !Self.isComment(source.bytes, first) { fragments.append(SourceFragment(pieces)) }
      index = end
    }
    lines = fragments
  }

  /// How many brackets a line leaves open, its texts and comment aside.
  private static func bracketBalance(_ bytes: [UInt8], _ range: SourceRange) -> Int {
    var balance = 0
    var isInText = false
    var index = range.lower
    while index < range.upper {
      let byte = bytes[index]
      if isInText {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == UInt8(ascii: "\"") { isInText = false }
      } else {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["): balance += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): balance -= 1
        case UInt8(ascii: "\""): isInText = true
        case UInt8(ascii: "#") where startsComment(bytes, index, range): return balance
        default: break
        }
      }
      index += 1
    }
    return balance
  }

  private static func startsComment(_ bytes: [UInt8], _ index: Int, _ range: SourceRange) -> Bool {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    return (index == range.lower || isBlank(bytes[index - 1]))
      && (index + 1 == range.upper || isBlank(bytes[index + 1]) || bytes[index + 1] == UInt8(ascii: "#"))
  }

  static func isComment(_ bytes: [UInt8], _ range: SourceRange) -> Bool {
    !range.isEmpty && bytes[range.lower] == UInt8(ascii: "#") && startsComment(bytes, range.lower, range)
  }

  /// For each place, the first later one whose value is not greater; nil where there is none. Linear, with a stack.
  private static func firstNotGreater(_ values: [Int]) -> [Int?] {
    var result = [Int?](repeating: nil, count: values.count)
    var waiting: [Int] = []
    for (place, value) in values.enumerated() {
      while let last = waiting.last, value <= values[last] { result[waiting.removeLast()] = place }
      waiting.append(place)
    }
    return result
  }
}
