package import Diagnostics

/// A directive as it is edited: its header and the lines of its body, without its fences and without the prefixes of
/// the quote or list around it.
package struct DirectiveText: Sendable, Equatable {
  /// Lines parted by LF; the first is the header, from `{`.
  package let text: String
  /// From the opening fence to the closing one, without the line's end.
  package let range: SourceRange
  /// Where each line of the text begins in the source.
  package let lineStarts: [Int]

  /// The text of a directive that a lesson has.
  package init(_ block: DirectiveBlock, in source: SourceText) {
    let opening = source.lineRange(source.line(at: block.range.lower))
    let header = source.trimmed(SourceRange(block.headerRange.lower, opening.upper))
    let lines = [header] + block.bodyLines
    text = lines.map { source.text($0) }.joined(separator: "\n")
    range = block.range
    lineStarts = lines.map(\.lower)
  }

  private init(text: String, range: SourceRange, lineStarts: [Int]) {
    self.text = text
    self.range = range
    self.lineStarts = lineStarts
  }

  /// The source with another text in the place of this one; all else byte for byte.
  ///
  /// The fences grow where a line of the text would close them.
  package func replaced(by text: String, in source: SourceText) -> (source: SourceText, place: DirectiveText)? {
    guard let fence = FenceLine(source.line(at: range.lower), in: source), fence.run.lower == range.lower else {
      return nil
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let run = [UInt8](repeating: fence.mark, count: Self.length(of: fence, around: lines.dropFirst()))
    let prefix = fence.continuedPrefix(in: source)
    let blankPrefix = prefix.reversed().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.reversed()
    var bytes = run
    var starts: [Int] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { bytes += source.lineEnd + (line.isEmpty ? Array(blankPrefix) : prefix) }
      starts.append(range.lower + bytes.count)
      bytes += Array(line.utf8)
    }
    bytes += source.lineEnd + prefix + run
    let whole = Array(source.bytes[..<range.lower]) + bytes + source.bytes[range.upper...]
    let place = DirectiveText(
      text: text, range: SourceRange(range.lower, range.lower + bytes.count), lineStarts: starts)
    return (SourceText(path: source.path, bytes: whole), place)
  }

  /// How long a fence is that no line closes.
  private static func length(of fence: FenceLine, around lines: ArraySlice<Substring>) -> Int {
    let runs = lines.map { line in line.utf8.drop { $0 == UInt8(ascii: " ") }.prefix { $0 == fence.mark }.count }
    let longest = runs.max() ?? 0
    return longest < fence.length ? fence.length : longest + 1
  }

  // MARK: Places

  /// The offset in the source of a place of the text, counted as a browser does, in UTF-16 from its start.
  package func offset(ofUnit unit: Int, in source: SourceText) -> Int {
    var left = max(0, unit)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let count = line.utf16.count
      if left > count, index + 1 < lineStarts.count {
        left -= count + 1
        continue
      }
      let end = line.utf16.index(line.startIndex, offsetBy: min(left, count))
      return lineStarts[index] + line[..<end].utf8.count
    }
    return range.upper
  }
}
