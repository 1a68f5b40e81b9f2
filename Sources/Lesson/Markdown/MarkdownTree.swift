import CCmark

/// A Markdown text parsed by libcmark; owns the C tree and frees it.
struct MarkdownTree: ~Copyable {
  private let root: OpaquePointer?

  /// Parses UTF-8 bytes; the caller has bounded their size and nesting.
  init(_ bytes: [UInt8]) {
    root = bytes.withUnsafeBytes { buffer in
      let empty: StaticString = ""
      let start = buffer.baseAddress ?? UnsafeRawPointer(empty.utf8Start)
      return cmark_parse_document(start.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
    }
  }

  deinit {
    if let root { cmark_node_free(root) }
  }

  /// All nodes that hold no block, in document order, with their inline nodes reachable from them.
  func leafBlocks() -> [MarkdownNode] {
    nodes { $0.kind.isLeafBlock }
  }

  /// All nodes for which a condition holds, in document order.
  func nodes(where isWanted: (MarkdownNode) -> Bool) -> [MarkdownNode] {
    var found: [MarkdownNode] = []
    walk { node, isEntered in
      if isEntered, isWanted(node) { found.append(node) }
    }
    return found
  }

  /// A step on the way through a tree.
  enum BlockEvent {
    case leaf(MarkdownNode)
    case quoteBegins(MarkdownNode)
    case quoteEnds
  }

  /// The leaf blocks in document order, with the beginnings and ends of the quotes around them.
  func blocks() -> [BlockEvent] {
    var events: [BlockEvent] = []
    walk { node, isEntered in
      if node.kind == .quote {
        events.append(isEntered ? .quoteBegins(node) : .quoteEnds)
      } else if isEntered, node.kind.isLeafBlock {
        events.append(.leaf(node))
      }
    }
    return events
  }

  /// Visits all nodes in document order: those that can have children when they are entered and when they are left.
  private func walk(_ visit: (MarkdownNode, _ isEntered: Bool) -> Void) {
    guard let root, let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let pointer = cmark_iter_get_node(iterator) else { continue }
      visit(MarkdownNode(pointer: pointer), event == CMARK_EVENT_ENTER)
    }
  }

  /// The whole document; nil where there was no memory for it.
  var document: MarkdownNode? { root.map { MarkdownNode(pointer: $0) } }

  /// The paragraphs, headings, code and HTML, in document order, each with the inline nodes below it.
  ///
  /// One walk over the whole tree: what a node is in is known without going up from it.
  func inlineBlocks() -> [InlineBlock] {
    guard let root, let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    var blocks: [InlineBlock] = []
    var (links, images, autolinks) = (0, 0, 0)
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return blocks }
      guard let pointer = cmark_iter_get_node(iterator) else { continue }
      let node = MarkdownNode(pointer: pointer)
      let step = event == CMARK_EVENT_ENTER ? 1 : -1
      switch node.kind {
      case .link:
        links += step
        if node.isAutolink { autolinks += step }
        if step > 0, !blocks.isEmpty { blocks[blocks.count - 1].links.append(node) }
      case .image:
        images += step
        if step > 0, !blocks.isEmpty { blocks[blocks.count - 1].images.append(node) }
      case .text, .code, .lineBreak:
        guard !blocks.isEmpty else { continue }
        blocks[blocks.count - 1].leaves.append(
          InlineLeaf(
            node: node, kind: node.kind, isInsideLink: links > 0, isInsideImage: images > 0,
            isAutolink: autolinks > 0))
      case let kind where kind.isLeafBlock && step > 0: blocks.append(InlineBlock(node: node))
      default: continue
      }
    }
  }

  /// The HTML of libcmark's safe mode: no raw HTML of the author's.
  func html() -> String {
    guard let root, let text = cmark_render_html(root, CMARK_OPT_DEFAULT) else { return "" }
    defer { freeText(text) }
    return String(cString: text)
  }

  private func freeText(_ text: UnsafeMutablePointer<CChar>) {
    cmark_get_default_mem_allocator()?.pointee.free(text)
  }
}
