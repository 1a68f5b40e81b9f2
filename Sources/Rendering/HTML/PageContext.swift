package import Diagnostics
package import Lesson
package import Typography

/// What a part of a page needs to know of the whole.
package struct PageContext: Sendable {
  package var source: SourceText
  package var numbers: NumberStyle
  package var identifiers: Identifiers
  /// The identifier of each step's section, by the index of its directive.
  package var stepAnchors: [Int: String] = [:]

  package init(source: SourceText, numbers: NumberStyle, identifiers: Identifiers) {
    self.source = source
    self.numbers = numbers
    self.identifiers = identifiers
  }
}
