package import Diagnostics
import Typography

/// An image that the prose shows: where it is, to be read by who knows files.
package struct ImageReference: Sendable, Equatable {
  /// As written, without what Markdown escapes.
  package var address: String
  /// The text for who cannot see it.
  package var alternative: String
  /// `![`.
  package var range: SourceRange
  /// The address in the source; nil where it stands elsewhere than beside the image.
  package var place: SourceRange?

  /// How far after `![` the address is looked for, in bytes.
  static let longestSearch = 300

  /// Whether an alternative text says that an image tells nothing: «decorativa».
  static func isDecorative(_ alternative: String) -> Bool {
    folded(alternative.filter { !$0.isWhitespace }) == "decorativa"
  }

  package init(address: String, alternative: String, range: SourceRange, place: SourceRange?) {
    self.address = address
    self.alternative = alternative
    self.range = range
    self.place = place
  }
}
