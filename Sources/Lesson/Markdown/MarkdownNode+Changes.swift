import CCmark

/// HTML that opens and closes a part of the prose.
package struct Wrapping: Sendable, Equatable {
  package var opening: String
  package var closing: String

  package init(_ opening: String, _ closing: String) {
    self.opening = opening
    self.closing = closing
  }
}

/// How a parsed tree is changed before it is rendered.
extension MarkdownNode {
  /// Sets the text of a text or code node.
  func setLiteral(_ text: String) {
    cmark_node_set_literal(pointer, text)
  }

  func setFenceInfo(_ info: String) {
    cmark_node_set_fence_info(pointer, info)
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

  // MARK: Wrapping

  /// Puts HTML around what a block holds in the place of its own tags; the node is freed and its children live on in
  /// the one that is given.
  func replaceByWrapping(_ wrapping: Wrapping) -> MarkdownNode? {
    guard let wrapper = Self.wrapper(wrapping) else { return nil }
    guard cmark_node_insert_before(pointer, wrapper.pointer) == 1 else {
      cmark_node_free(wrapper.pointer)
      return nil
    }
    children.forEach(wrapper.append)
    remove()
    return wrapper
  }

  /// An empty block of HTML as the first child.
  func prependWrapping(_ wrapping: Wrapping) -> MarkdownNode? {
    guard let wrapper = Self.wrapper(wrapping) else { return nil }
    guard cmark_node_prepend_child(pointer, wrapper.pointer) == 1 else {
      cmark_node_free(wrapper.pointer)
      return nil
    }
    return wrapper
  }

  /// An empty block of HTML as the next sibling.
  func insertWrappingAfter(_ wrapping: Wrapping) -> MarkdownNode? {
    guard let wrapper = Self.wrapper(wrapping) else { return nil }
    guard cmark_node_insert_after(pointer, wrapper.pointer) == 1 else {
      cmark_node_free(wrapper.pointer)
      return nil
    }
    return wrapper
  }

  private static func wrapper(_ wrapping: Wrapping) -> MarkdownNode? {
    guard let node = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { return nil }
    cmark_node_set_on_enter(node, wrapping.opening)
    cmark_node_set_on_exit(node, wrapping.closing)
    return MarkdownNode(pointer: node)
  }

  /// Moves a node here, after the other children.
  func append(_ child: MarkdownNode) {
    cmark_node_append_child(pointer, child.pointer)
  }

  /// Takes the node and all below it out of the tree.
  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }
}
