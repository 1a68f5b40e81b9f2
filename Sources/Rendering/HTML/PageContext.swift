import Diagnostics
import Typography

/// What a part of a page needs to know of the whole.
struct PageContext: Sendable {
  var source: SourceText
  var numbers: NumberStyle
  var identifiers: Identifiers
  /// The identifier of each step's section, by the index of its directive.
  var stepAnchors: [Int: String] = [:]
}
