import CCmark

/// A node of a tree; valid as long as the tree lives and the node stays in it.
struct MarkdownNode {
  enum Kind {
    case paragraph, heading, codeBlock, htmlBlock, quote, list, item, text, code, lineBreak, link, image, other

    var isLeafBlock: Bool {
      switch self {
      case .paragraph, .heading, .codeBlock, .htmlBlock: true
      case .quote, .list, .item, .text, .code, .lineBreak, .link, .image, .other: false
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
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
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

  /// Whether it is a block: what has lines of its own.
  var isBlock: Bool {
    let type = cmark_node_get_type(pointer).rawValue
    return type >= CMARK_NODE_FIRST_BLOCK.rawValue && type <= CMARK_NODE_LAST_BLOCK.rawValue
      && cmark_node_get_type(pointer) != CMARK_NODE_DOCUMENT
  }

  /// Where a link or an image leads.
  var address: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }

  /// The title of a link or an image; empty for none.
  var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }

  /// Whether a link is an address between `<` and `>`: its text is where it leads.
  var isAutolink: Bool {
    guard let child = firstChild, child.kind == .text, child.next == nil else { return false }
    let (text, address) = (child.literal, address)
    return address == text || address == "mailto:" + text
  }

  // MARK: Neighbours

  var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
  var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
  var previous: MarkdownNode? { cmark_node_previous(pointer).map(MarkdownNode.init) }
  var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
  var lastChild: MarkdownNode? { cmark_node_last_child(pointer).map(MarkdownNode.init) }

  var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var child = firstChild
    while let node = child {
      children.append(node)
      child = node.next
    }
    return children
  }

  // MARK: Changes

  /// Sets the text of a text or code node.
  func setLiteral(_ text: String) {
    cmark_node_set_literal(pointer, text)
  }

  func setFenceInfo(_ info: String) {
    cmark_node_set_fence_info(pointer, info)
  }

  /// Sets where a link or an image leads.
  func setAddress(_ address: String) {
    cmark_node_set_url(pointer, address)
  }

  func removeTitle() {
    cmark_node_set_title(pointer, "")
  }

  /// Swaps the node for HTML that is written as it stands; the node is freed.
  func replaceByBlock(_ html: String) { replace(by: CMARK_NODE_CUSTOM_BLOCK, html) }

  /// Swaps the node for HTML inside a line; the node is freed.
  func replaceByInline(_ html: String) { replace(by: CMARK_NODE_CUSTOM_INLINE, html) }

  /// Adds HTML as the first inline child of a block.
  func prependInline(_ html: String) {
    insert(html) { cmark_node_prepend_child(pointer, $0) }
  }

  /// Adds HTML as the last inline child of a block.
  func appendInline(_ html: String) {
    insert(html) { cmark_node_append_child(pointer, $0) }
  }

  /// Adds HTML before a node of the same line.
  func insertInlineBefore(_ html: String) {
    insert(html) { cmark_node_insert_before(pointer, $0) }
  }

  /// Adds text before a node of the same line.
  func insertTextBefore(_ text: String) {
    insertText(text) { cmark_node_insert_before(pointer, $0) }
  }

  /// Puts a block that may hold anything before this one.
  func insertBlockBefore(_ opening: String = "", closing: String = "") -> MarkdownNode? {
    insertBlock(opening, closing) { cmark_node_insert_before(pointer, $0) }
  }

  /// Adds a block that may hold anything as the last of this one's.
  func appendBlock(_ opening: String, closing: String) -> MarkdownNode? {
    insertBlock(opening, closing) { cmark_node_append_child(pointer, $0) }
  }

  /// Adds text as the last inline child.
  func appendText(_ text: String) {
    insertText(text) { cmark_node_append_child(pointer, $0) }
  }

  /// Takes the node out of the tree, which no longer frees it.
  func unlink() {
    cmark_node_unlink(pointer)
  }

  /// The words of the texts and code below, those of an image's alternative text.
  func plainText(_ mark: Mark) -> String {
    guard let iterator = cmark_iter_new(pointer) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return text }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator).map(MarkdownNode.init) else {
        continue
      }
      switch node.kind {
      case .text, .code: text += mark.unmarked(node.literal)
      case .lineBreak: text += " "
      default: continue
      }
    }
  }

  /// Takes a node from where it is and makes it the last of this one's.
  func adopt(_ child: MarkdownNode) {
    cmark_node_append_child(pointer, child.pointer)
  }

  /// Takes another node from where it is and puts it before this one.
  func moveBefore(_ node: MarkdownNode) {
    cmark_node_insert_before(pointer, node.pointer)
  }

  /// Takes the node and all that is below it out of the tree.
  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  private func insertText(_ text: String, _ place: (OpaquePointer) -> Int32) {
    guard let node = cmark_node_new(CMARK_NODE_TEXT) else { return }
    cmark_node_set_literal(node, text)
    if place(node) == 0 { cmark_node_free(node) }
  }

  private func insertBlock(
    _ opening: String, _ closing: String, _ place: (OpaquePointer) -> Int32
  ) -> MarkdownNode? {
    guard let node = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { return nil }
    cmark_node_set_on_enter(node, opening)
    cmark_node_set_on_exit(node, closing)
    guard place(node) == 1 else {
      cmark_node_free(node)
      return nil
    }
    return MarkdownNode(pointer: node)
  }

  private func insert(_ html: String, _ place: (OpaquePointer) -> Int32) {
    guard let node = cmark_node_new(CMARK_NODE_CUSTOM_INLINE) else { return }
    cmark_node_set_on_enter(node, html)
    if place(node) == 0 { cmark_node_free(node) }
  }

  private func replace(by type: cmark_node_type, _ html: String) {
    guard let node = cmark_node_new(type) else { return }
    cmark_node_set_on_enter(node, html)
    if cmark_node_replace(pointer, node) == 1 {
      cmark_node_free(pointer)
    } else {
      cmark_node_free(node)
    }
  }
}
