import Diagnostics

/// A leaf block of the Markdown and the source lines that it takes.
struct BlockSpan {
  let kind: MarkdownNode.Kind
  let startLine: Int
  /// The last line of a code block's text, or of an HTML block; the start line for the rest.
  let lastBodyLine: Int
  /// The opening fence of a fenced block.
  let fence: FenceLine?
  /// How many columns further in than what holds it the first line of an indented code block stands; 0 for the rest.
  let indentation: Int

  /// Reads a block of a tree; `line` is its line in the source where that is another than in the tree's text.
  init(_ node: MarkdownNode, in source: SourceText, mark: Mark, line: Int? = nil) {
    let start = line ?? node.startLine
    kind = node.kind
    startLine = start
    guard node.kind == .codeBlock || node.kind == .htmlBlock else {
      (lastBodyLine, fence, indentation) = (start, nil, 0)
      return
    }
    let literal = mark.unmarked(node.literal)
    let count = literal.utf8.count { $0 == UInt8(ascii: "\n") }
    let opening = node.kind == .codeBlock ? FenceLine(start, in: source) : nil
    if let opening, !node.fenceInfo.isEmpty || !Self.isIndented(literal, opening, in: source) {
      (lastBodyLine, fence, indentation) = (start + count, opening, 0)
    } else {
      let spaces = literal.utf8.prefix { $0 == UInt8(ascii: " ") }.count
      (lastBodyLine, fence, indentation) = (start + count - 1, nil, node.kind == .codeBlock ? 4 + spaces : 0)
    }
  }

  /// Whether an indented code block merely shows the line of a fence: it holds that line itself.
  private static func isIndented(_ literal: String, _ opening: FenceLine, in source: SourceText) -> Bool {
    let first = literal.prefix { $0 != "\n" }.drop { $0 == " " }
    return first == source.text(SourceRange(opening.run.lower, source.lineRange(opening.line).upper))
  }

  /// Whether an HTML block is one whose text is not read on purpose: a comment, `<pre>`, `<script>`.
  func isVerbatimHTML(in source: SourceText) -> Bool {
    let range = source.lineRange(startLine)
    let start = ContainerPrefix(source.bytes, range).end
    let text = source.text(SourceRange(start, range.upper)).lowercased()
    return ["<!", "<?", "<pre", "<script", "<style", "<textarea"].contains { text.hasPrefix($0) }
  }
}
