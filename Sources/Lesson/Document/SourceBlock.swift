package import Diagnostics

/// A part of a lesson that its page shows as one thing: whole lines of the source, from the first that says something
/// to the last.
package struct SourceBlock: Sendable, Equatable {
  /// Without the end of its last line.
  package var range: SourceRange
  /// Of a heading.
  package var level: Int?

  package init(range: SourceRange, level: Int? = nil) {
    self.range = range
    self.level = level
  }
}

extension Document {
  /// The topmost blocks in the order of the source: each ends where the next one starts, without the blank lines
  /// between.
  ///
  /// All lines below the settings that are not blank lie in one of them: what shows nothing, as the definition of a
  /// link, belongs to the block before it.
  package var sourceBlocks: [SourceBlock] {
    guard let bytes = prose.bytes else { return [] }
    let tree = MarkdownTree(bytes)
    let starts = blockStarts(in: tree).map { (line: $0.line, level: isCell($0.node) ? nil : $0.node.level) }
    let first = frontMatter.range.map { source.line(at: max($0.lower, $0.upper - 1)) + 1 } ?? 1
    return starts.indices.map { index in
      var lower = index == 0 ? first : starts[index].line
      var upper = index + 1 < starts.count ? starts[index + 1].line - 1 : source.lineCount
      while lower < upper, isBlank(lower) { lower += 1 }
      while upper > lower, isBlank(upper) { upper -= 1 }
      return SourceBlock(
        range: SourceRange(source.lineRange(lower).lower, source.lineRange(upper).upper), level: starts[index].level)
    }
  }

  private func isBlank(_ line: Int) -> Bool { source.trimmed(source.lineRange(line)).isEmpty }

  /// The first node of each topmost block and the line of the source where it starts.
  func blockStarts(in tree: borrowing MarkdownTree) -> [(node: MarkdownNode, line: Int)] {
    var nodes = (tree.document?.children ?? [])[...]
    // The list of the notes, and the comment that ends it.
    if !prose.notes.isEmpty, nodes.first?.kind == .list { nodes = nodes.dropFirst(2) }
    var starts: [(node: MarkdownNode, line: Int)] = []
    var row: Int?
    for node in nodes {
      let line = prose.sourceLine(node.startLine)
      defer { row = isCell(node) ? line : nil }
      // A table's cells are headings, one below the other; two tables have a blank line between them.
      if let row, isCell(node), !(row..<max(row, line)).contains(where: isBlank) { continue }
      if let last = starts.last, line <= last.line { continue }
      starts.append((node, line))
    }
    return starts
  }

  private func isCell(_ node: MarkdownNode) -> Bool {
    guard node.kind == .heading, let last = node.lastChild, last.kind == .text else { return false }
    return prose.mark.pieces(of: last.literal).last == .mark(.cell)
  }
}

extension MarkdownNode {
  fileprivate var level: Int? { kind == .heading ? headingLevel : nil }
}
