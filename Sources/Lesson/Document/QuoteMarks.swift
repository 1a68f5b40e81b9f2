package import Diagnostics

/// The marks `> ` at the start of lines that make their teaching blocks, and not quotes of the author's in them.
package struct QuoteMarks: Sendable {
  private let source: SourceText
  /// How many each line has, unless it goes on without.
  private let counts: [Int]

  package init(_ document: Document) {
    let source = document.source
    var counts = [Int](repeating: 0, count: source.lineCount)
    // A block comes after those around it.
    for block in document.blocks {
      let first = source.line(at: block.marker.lower)
      let last = source.line(at: max(block.marker.lower, block.end - 1))
      let quotes = ContainerPrefix(source.bytes, source.lineRange(first)).quotes
      for line in first...last { counts[line - 1] = quotes }
    }
    self.source = source
    self.counts = counts
  }

  /// Those of the lines that start in a range, one range for each line that has some.
  package func ranges(in range: SourceRange) -> [SourceRange] {
    guard !range.isEmpty else { return [] }
    let lines = source.line(at: range.lower)...source.line(at: range.upper - 1)
    return lines.map(marks).filter { !$0.isEmpty && $0.lower >= range.lower && $0.upper <= range.upper }
  }

  /// Each mark with the blanks before it and the space after it: what is further in is the text's own.
  private func marks(_ line: Int) -> SourceRange {
    let whole = source.lineRange(line)
    var end = whole.lower
    for _ in 0..<counts[line - 1] {
      var next = end
      while next < whole.upper, source.bytes[next] == UInt8(ascii: " ") || source.bytes[next] == UInt8(ascii: "\t") {
        next += 1
      }
      guard next < whole.upper, source.bytes[next] == UInt8(ascii: ">") else { break }
      end = next + 1
      if end < whole.upper, source.bytes[end] == UInt8(ascii: " ") { end += 1 }
    }
    return SourceRange(whole.lower, end)
  }
}
