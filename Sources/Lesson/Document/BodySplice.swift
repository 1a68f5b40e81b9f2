package import Diagnostics

/// The edits that write other lines in the body of a directive, byte by byte where its lines stand.
package struct BodySplice {
  /// In the order of the source; they do not overlap.
  package private(set) var edits: [Suggestion] = []

  /// Puts lines in the place of a block's body; nil where the block is not closed.
  ///
  /// A line that stays keeps its bytes; one that changes, its prefix and its end; a new one gets the prefix of the
  /// quote or list around the block, and the end of the opening line. The fences grow where a line would close them.
  package init?(_ lines: [ExpectedTextOutput.Line], in block: DirectiveBlock, of source: SourceText) {
    let opening = source.line(at: block.range.lower)
    guard let fence = FenceLine(opening, in: source), fence.run.lower == block.range.lower,
      let closing = block.closingFence(in: source), source.line(at: closing.lower) > opening
    else { return nil }
    let inserted = lines.compactMap(\.text)
    if let length = Self.fenceLength(fence, toHold: inserted) {
      let run = String(repeating: Character(Unicode.Scalar(fence.mark)), count: length)
      edits = [Suggestion(run, at: fence.run), Suggestion(run, at: closing)]
    }
    let body = SourceRange(
      source.fullLineRange(opening).upper, source.lineRange(source.line(at: closing.lower)).lower)
    let text = Self.text(lines, block, source, prefix: fence.continuedPrefix(in: source))
    edits.insert(Suggestion(text, at: body), at: edits.isEmpty ? 0 : 1)
  }

  private static func text(
    _ lines: [ExpectedTextOutput.Line], _ block: DirectiveBlock, _ source: SourceText, prefix: [UInt8]
  ) -> String {
    let opening = source.line(at: block.range.lower)
    let lineEnd = source.bytes[source.lineRange(opening).upper..<source.fullLineRange(opening).upper]
    let blankPrefix = prefix.reversed().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.reversed()
    var result: [UInt8] = []
    for line in lines {
      switch line {
      case .kept(let index):
        let range = source.fullLineRange(opening + 1 + index)
        result += source.bytes[range.lower..<range.upper]
      case .changed(let index, let text):
        let (range, whole) = (source.lineRange(opening + 1 + index), source.fullLineRange(opening + 1 + index))
        result += source.bytes[range.lower..<block.bodyLines[index].lower]
        result += Array(text.utf8) + source.bytes[range.upper..<whole.upper]
      case .added(let text):
        result += (text.isEmpty ? Array(blankPrefix) : prefix) + Array(text.utf8) + lineEnd
      case .removed: break
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// How long the fences must be so that no line closes them; nil where they are long enough.
  private static func fenceLength(_ fence: FenceLine, toHold lines: [String]) -> Int? {
    let runs = lines.map { line in
      line.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.prefix { $0 == fence.mark }.count
    }
    guard let longest = runs.max(), longest >= fence.length else { return nil }
    return longest + 1
  }
}

extension ExpectedTextOutput.Line {
  /// What is to be written anew.
  fileprivate var text: String? {
    switch self {
    case .changed(_, let text), .added(let text): text
    case .kept, .removed: nil
    }
  }
}
