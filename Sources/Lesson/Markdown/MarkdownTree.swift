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

/// A node of a tree; valid as long as the tree lives and the node stays in it.
struct MarkdownNode {
  enum Kind {
    case paragraph, heading, codeBlock, htmlBlock, quote, list, item, text, code, lineBreak, other

    var isLeafBlock: Bool {
      switch self {
      case .paragraph, .heading, .codeBlock, .htmlBlock: true
      case .quote, .list, .item, .text, .code, .lineBreak, .other: false
      }
    }
  }

  let pointer: OpaquePointer

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: .lineBreak
    default: .other
    }
  }

  /// The line where a block starts, from 1: the one place of libcmark's that is always right.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The info string of a fence, unescaped; empty for indented code.
  var fenceInfo: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }

  /// The text of a text, code or HTML node.
  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

  /// The inline nodes without children below a block, in order: texts, code spans, line breaks.
  var inlineLeaves: [MarkdownNode] {
    guard let iterator = cmark_iter_new(pointer) else { return [] }
    defer { cmark_iter_free(iterator) }
    var found: [MarkdownNode] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return found }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      let leaf = MarkdownNode(pointer: node)
      switch leaf.kind {
      case .text, .code, .lineBreak: found.append(leaf)
      case .paragraph, .heading, .codeBlock, .htmlBlock, .quote, .list, .item, .other: continue
      }
    }
  }

  var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }

  var children: [MarkdownNode] {
    var found: [MarkdownNode] = []
    var next = cmark_node_first_child(pointer)
    while let child = next {
      found.append(MarkdownNode(pointer: child))
      next = cmark_node_next(child)
    }
    return found
  }

  /// Whether it is part of the text that stands for an image, of which the page keeps only plain text.
  var isInsideImage: Bool { isInside(CMARK_NODE_IMAGE) }

  var isInsideLink: Bool { isInside(CMARK_NODE_LINK) }

  private func isInside(_ type: cmark_node_type) -> Bool {
    var parent = cmark_node_parent(pointer)
    while let node = parent {
      if cmark_node_get_type(node) == type { return true }
      parent = cmark_node_parent(node)
    }
    return false
  }
}
