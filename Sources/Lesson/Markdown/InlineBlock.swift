/// A paragraph, heading, code or HTML block and the inline nodes that it holds, in order.
struct InlineBlock {
  var node: MarkdownNode
  /// Texts, code spans and line breaks.
  var leaves: [InlineLeaf] = []
  var images: [MarkdownNode] = []
  var links: [MarkdownNode] = []

  /// Whether it is the cell of a table: its last text is the mark that ends one.
  func endsCell(_ mark: Mark) -> Bool {
    guard node.kind == .heading, let last = leaves.last, last.kind == .text else { return false }
    return mark.pieces(of: last.node.literal).last == .mark(.cell)
  }
}

/// An inline node without children.
struct InlineLeaf {
  var node: MarkdownNode
  var kind: MarkdownNode.Kind
  var isInsideLink: Bool
  /// Part of the text that stands for an image, of which a page keeps only the words.
  var isInsideImage: Bool
  /// The text of an address between `<` and `>`.
  var isAutolink: Bool
}
