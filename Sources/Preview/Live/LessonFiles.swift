package import Diagnostics
package import FileSystem

/// The lessons that are served, wherever they are kept; names are paths below the folder: `01-clasificador.md`.
package protocol LessonFiles: Sendable {
  /// All that may be opened, sorted.
  func names() -> [String]
  /// Whether there is such a lesson, without looking for all.
  func has(_ name: String) -> Bool
  /// What tells that a file is another than before; nil where there is none.
  func stamp(of name: String) -> FileStamp?
  /// The same of a file that a lesson reads, by its path.
  func stamp(ofPath path: String) -> FileStamp?
  func read(_ name: String) throws(Problem) -> SourceText
  /// Puts all of a lesson in its place or nothing; refuses where the file no longer holds `expected`, or where there is
  /// one and none was expected.
  func write(_ bytes: [UInt8], to name: String, over expected: [UInt8]?) throws(Problem)
  /// Whether there may be other lessons than the one that was asked for.
  var servesFolder: Bool { get }
  /// Writes a lesson that is not there yet.
  func create(_ bytes: [UInt8], as name: String) throws(Problem)
  /// Writes a copy of a lesson where this program keeps its own, for when it cannot be written beside the lesson; gives
  /// its path.
  func keepElsewhere(_ bytes: [UInt8], of name: String) throws(Problem) -> String
}
