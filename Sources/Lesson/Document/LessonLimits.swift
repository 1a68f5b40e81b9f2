import Diagnostics

/// What a lesson may not exceed, looked at before libcmark reads it.
///
/// libcmark 0.30.2 takes quadratic time for containers nested by the thousand and for `![[]()` repeated.
package enum LessonLimits {
  /// Bytes of a lesson.
  package static let size = 1 << 20
  /// Quotes and lists one inside another.
  static let containers = 40
  /// Open `[` in a paragraph.
  static let brackets = 200

  /// Why a text cannot be read at all, if it cannot.
  static func problem(in source: SourceText) -> Problem? {
    if source.bytes.count > size { return .lessonTooLarge(bytes: source.bytes.count, limit: size) }
    if let offset = firstBadByte(source.bytes) { return .notUTF8(source.bytes, at: offset) }
    return nestingProblem(in: source)
  }

  // MARK: Encoding

  /// The first byte that no UTF-8 text has at its place; a zero byte is in no text at all.
  static func firstBadByte(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0 { return index }
      if byte < 0x80 {
        index += 1
        continue
      }
      let length = sequenceLength(bytes, at: index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// How many bytes a well-formed multi-byte sequence takes; zero where it is ill-formed (Unicode, table 3-7).
  private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for next in bytes[index + 2..<index + length] where !(0x80...0xBF).contains(next) { return 0 }
    return length
  }

  // MARK: Nesting

  private static func nestingProblem(in source: SourceText) -> Problem? {
    var brackets = 0
    var listColumns: [Int] = []
    for line in 1...max(1, source.lineCount) {
      let range = source.lineRange(line)
      let prefix = ContainerPrefix(source.bytes, range)
      if prefix.end == range.upper { brackets = 0 }
      if prefix.end < range.upper || !prefix.markerColumns.isEmpty {
        let column = prefix.markerColumns.first ?? prefix.column
        while let last = listColumns.last, last >= column { listColumns.removeLast() }
        listColumns += prefix.markerColumns
      }
      if prefix.quotes + listColumns.count > containers {
        return .nestedTooDeep(at: SourceRange(range.lower, prefix.end), limit: containers)
      }
      for index in prefix.end..<range.upper {
        switch source.bytes[index] {
        case UInt8(ascii: "["): brackets += 1
        case UInt8(ascii: "]"): brackets = max(0, brackets - 1)
        default: continue
        }
        if brackets > self.brackets { return .tooManyBrackets(at: SourceRange(index, index + 1), limit: self.brackets) }
      }
    }
    return nil
  }
}

/// The start of a line that belongs to quotes and lists: `> - `.
struct ContainerPrefix {
  /// How many `>`.
  private(set) var quotes = 0
  /// The column of each list marker, from 0.
  private(set) var markerColumns: [Int] = []
  /// The offset of the first byte after it and after the spaces that follow.
  private(set) var end: Int
  /// The column of that byte, tabs to multiples of four.
  private(set) var column = 0

  init(_ bytes: [UInt8], _ line: SourceRange) {
    end = line.lower
    while end < line.upper {
      switch bytes[end] {
      case UInt8(ascii: " "): step(1)
      case UInt8(ascii: "\t"): step(1, columns: 4 - column % 4)
      case UInt8(ascii: ">"):
        quotes += 1
        step(1)
      default:
        let length = Self.markerLength(bytes, at: end, to: line.upper)
        if length == 0 { return }
        markerColumns.append(column)
        step(length)
      }
    }
  }

  private mutating func step(_ count: Int, columns: Int? = nil) {
    end += count
    column += columns ?? count
  }

  /// The bytes of a list marker (`-`, `+`, `*`, `12.`, `12)`) that a space or the line's end follows.
  private static func markerLength(_ bytes: [UInt8], at start: Int, to limit: Int) -> Int {
    var index = start
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): index += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while index < limit, index - start < 10, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
        index += 1
      }
      guard index < limit, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")") else { return 0 }
      index += 1
    default: return 0
    }
    let isFollowedBySpace = index == limit || bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t")
    return isFollowedBySpace ? index - start : 0
  }
}
