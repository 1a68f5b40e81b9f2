/// How much JSON is read at the most from somebody whom nobody vouches for.
package struct JSONLimits: Sendable {
  package var bytes: Int
  /// Arrays and objects one inside another.
  package var depth: Int
  /// Bytes of one string between its quotes.
  package var stringBytes: Int
  package var values: Int
  /// Bytes of a key. Strings are compared after normalization, whose time grows as the square of their length.
  package let keyBytes = 256

  /// The header of a saved model.
  package static let savedFile = JSONLimits(bytes: 1 << 20, depth: 16, stringBytes: 1 << 18, values: 1 << 16)
  /// What is frozen of a lesson.
  package static let frozenLesson = JSONLimits(bytes: 8 << 20, depth: 40, stringBytes: 4 << 20, values: 1 << 19)
  /// A message of an editor, which holds a whole lesson.
  package static let message = JSONLimits(bytes: 16 << 20, depth: 64, stringBytes: 16 << 20, values: 1 << 18)
}
