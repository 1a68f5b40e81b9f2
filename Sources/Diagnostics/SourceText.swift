/// A half-open range of bytes in a source text.
package struct SourceRange: Hashable, Sendable {
  package var lower: Int
  package var upper: Int

  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  package var isEmpty: Bool { lower == upper }

  /// The smallest range that holds both.
  package func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lower, other.lower), max(upper, other.upper))
  }
}

/// A place for people: line and column from 1, columns in Unicode scalars.
package struct SourcePosition: Hashable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A value and the bytes that it was written with.
package struct Located<Value: Sendable>: Sendable {
  package var value: Value
  package var range: SourceRange

  package init(_ value: Value, _ range: SourceRange) {
    self.value = value
    self.range = range
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// A file's bytes, with the places of its lines; LF, CRLF and CR all end a line.
///
/// A byte-order mark stays in the bytes and belongs to no line.
package struct SourceText: Sendable {
  /// The path as the person wrote it.
  package private(set) var path: String
  package let bytes: [UInt8]
  /// The offset of each line's first byte.
  private let lineStarts: [Int]
  /// How many scalars start before each multiple of `step` bytes, so that a place on a long line is found at once.
  private let scalarCounts: [Int]
  private static let step = 256

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var starts = [index]
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { starts.append(index) }
    }
    lineStarts = starts
    var counts = [0]
    for start in stride(from: 0, to: bytes.count, by: Self.step) {
      counts.append(counts[counts.count - 1] + Self.scalars(in: bytes, start, min(start + Self.step, bytes.count)))
    }
    scalarCounts = counts
  }

  /// Every scalar has one byte that does not continue another.
  private static func scalars(in bytes: [UInt8], _ lower: Int, _ upper: Int) -> Int {
    var count = 0
    for index in lower..<upper where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// How many scalars start before an offset.
  private func scalarCount(before offset: Int) -> Int {
    let block = offset / Self.step
    return scalarCounts[block] + Self.scalars(in: bytes, block * Self.step, offset)
  }

  package init(path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The same text under its file's name alone: what a page says does not depend on where the lesson was.
  package var withoutFolders: SourceText {
    var result = self
    result.path = path.split(separator: "/").last.map(String.init) ?? path
    return result
  }

  package var lineCount: Int { lineStarts.count }

  /// What ends the first line, and so the lines that are added: LF where there is only one line.
  package var lineEnd: [UInt8] {
    let end = Array(bytes[lineRange(1).upper..<fullLineRange(1).upper])
    return end.isEmpty ? [UInt8(ascii: "\n")] : end
  }

  /// The bytes of a line (from 1), without its end.
  package func lineRange(_ line: Int) -> SourceRange {
    guard line >= 1, line <= lineStarts.count else { return SourceRange(bytes.count, bytes.count) }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return SourceRange(start, end)
  }

  /// The bytes of a line (from 1), with its end.
  package func fullLineRange(_ line: Int) -> SourceRange {
    guard line >= 1, line <= lineStarts.count else { return SourceRange(bytes.count, bytes.count) }
    return SourceRange(lineStarts[line - 1], line < lineStarts.count ? lineStarts[line] : bytes.count)
  }

  /// The text of a range; broken UTF-8 becomes U+FFFD.
  package func text(_ range: SourceRange) -> String {
    let lower = min(max(range.lower, 0), bytes.count)
    return String(decoding: bytes[lower..<max(lower, min(range.upper, bytes.count))], as: UTF8.self)
  }

  /// The line (from 1) that holds a byte offset.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The place of a byte offset.
  package func position(at offset: Int) -> SourcePosition {
    let line = line(at: offset)
    let start = lineStarts[line - 1]
    let end = min(max(offset, start), bytes.count)
    return SourcePosition(line: line, column: scalarCount(before: end) - scalarCount(before: start) + 1)
  }
}
