package import Diagnostics

/// A link of the prose: where it leads, to be looked for by who knows files.
package struct LinkReference: Sendable, Equatable {
  /// As written, without what Markdown escapes.
  package var address: String
  /// The address in the source, or else the line where its paragraph starts.
  package var range: SourceRange
  /// Whether `range` holds the address as it stands, so that another can be written over it.
  package var isAddress: Bool

  package init(address: String, range: SourceRange, isAddress: Bool = true) {
    self.address = address
    self.range = range
    self.isAddress = isAddress
  }
}
