import Diagnostics

/// The source ranges of the lines inside a fence, without container prefixes.
///
/// libcmark gives the text of each line; where it starts in its source line is found from the line's end.
struct BodyLines {
  private(set) var lines: [SourceRange] = []
  /// Where the block ends: after the closing fence, or after the last line where none closes it.
  private(set) var end: Int

  init(_ block: MarkdownNode, _ fence: FenceLine, in source: SourceText, mark: Mark) {
    let literal = mark.unmarked(block.literal)
    end = source.lineRange(fence.line).upper
    var line = fence.line
    for text in literal.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
      line += 1
      let range = source.lineRange(line)
      lines.append(Self.range(of: text, in: range, source))
      end = range.upper
    }
    if line < source.lineCount, let closing = FenceLine(line + 1, in: source), closing.closes(fence) {
      end = closing.run.upper
    }
  }

  /// The end of a source line that reads as the text; spaces that stand for a part of a tab have no bytes of their own.
  private static func range(of text: Substring.UTF8View, in line: SourceRange, _ source: SourceText) -> SourceRange {
    var text = text
    while true {
      let start = line.upper - text.count
      if start >= line.lower, source.bytes[start..<line.upper].elementsEqual(text) {
        return SourceRange(start, line.upper)
      }
      guard let first = text.first, first == UInt8(ascii: " ") else { return source.trimmed(line) }
      text = text.dropFirst()
    }
  }
}
