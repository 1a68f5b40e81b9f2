package import Diagnostics

/// What stands in the place of a directive or an inline value, as HTML made by the caller.
package struct Replacements: Sendable {
  /// One for each directive of the document.
  package var directives: [String]
  /// One for each inline value of the document.
  package var inlineValues: [String]

  package init(directives: [String], inlineValues: [String]) {
    self.directives = directives
    self.inlineValues = inlineValues
  }
}

extension Document {
  /// The prose as HTML by libcmark's safe mode, with directives and inline values replaced and headings given their anchors.
  package func html(_ replacements: Replacements) -> String { "" }

  /// The source bytes with each directive and inline value replaced by the given text.
  package func markdown(_ replacements: Replacements) -> [UInt8] { source.bytes }
}
