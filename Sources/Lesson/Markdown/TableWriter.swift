/// Writes a table of the prose: the inline nodes of its cells between tags.
struct TableWriter {
  private let shape: TableShape
  private let cells: [MarkdownNode]

  /// Letters that a small phone shows whole.
  private static let narrowWidth = 34
  /// Letters of code that is not broken at its spaces.
  private static let longestWhole = 20

  init(_ shape: TableShape, _ cells: [MarkdownNode]) {
    self.shape = shape
    self.cells = cells
  }

  /// Puts the table before a node and takes the cells out of the tree.
  func write(before node: MarkdownNode) {
    // What scrolls must be reached with the keyboard, and have a name.
    let region = shape.width > Self.narrowWidth ? " role=\"group\" tabindex=\"0\" aria-label=\"Tabla\"" : ""
    guard
      let table = node.insertBlockBefore(
        "<div class=\"table-region\"\(region)><table>\n<thead>", closing: "</tbody>\n</table></div>")
    else { return }
    var rest = cells[...]
    writeRow(rest.prefix(shape.alignments.count), isHeader: true, in: table)
    rest = rest.dropFirst(shape.alignments.count)
    table.appendInline("\n</thead>\n<tbody>")
    for count in shape.rows {
      table.appendInline("\n")
      writeRow(rest.prefix(count), isHeader: false, in: table)
      rest = rest.dropFirst(count)
    }
  }

  private func writeRow(_ row: ArraySlice<MarkdownNode>, isHeader: Bool, in table: MarkdownNode) {
    table.appendInline("<tr>")
    for (index, alignment) in shape.alignments.enumerated() {
      let cell = index < row.count ? row[row.startIndex + index] : nil
      let isTitle = isHeader && cell?.firstChild != nil
      let tag = isTitle ? "th" : "td"
      table.appendInline("<\(tag)\(isTitle ? " scope=\"col\"" : "")\(alignment.attribute)>")
      for child in cell?.children ?? [] { adopt(child, in: table) }
      table.appendInline("</\(tag)>")
      cell?.remove()
    }
    table.appendInline("</tr>")
  }

  /// Takes what a cell holds; short code stays on its line.
  private func adopt(_ child: MarkdownNode, in table: MarkdownNode) {
    let code = child.kind == .code ? child.literal : ""
    guard code.contains(" "), code.count <= Self.longestWhole else { return table.adopt(child) }
    table.appendInline("<span class=\"together\">")
    table.adopt(child)
    table.appendInline("</span>")
  }
}

extension ColumnAlignment {
  fileprivate var attribute: String {
    switch self {
    case .none: ""
    case .left: " class=\"left\""
    case .center: " class=\"center\""
    case .right: " class=\"right\""
    }
  }
}
