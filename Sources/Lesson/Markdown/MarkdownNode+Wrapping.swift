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

/// HTML around parts of a parsed tree.
extension MarkdownNode {
  /// Puts HTML around what a block holds in the place of its own tags; the node is freed and its children live on in
  /// the one that is given.
  func replaceByWrapping(_ wrapping: Wrapping) -> MarkdownNode? {
    guard let wrapper = Self.wrapper(wrapping) else { return nil }
    guard cmark_node_insert_before(pointer, wrapper.pointer) == 1 else {
      cmark_node_free(wrapper.pointer)
      return nil
    }
    children.forEach(wrapper.adopt)
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
}
