/// What a lesson's results were computed from.
package struct LessonOrigin: Sendable, Equatable {
  /// A file that was read for them.
  package struct File: Sendable, Equatable, Codable {
    package var path: String
    /// Of its content, in hexadecimal digits.
    package var digest: String

    package init(path: String, digest: String) {
      self.path = path
      self.digest = digest
    }
  }

  /// Of all of it: the program, the text, the files, the seed.
  package var digest: String
  package var files: [File]

  package init(digest: String, files: [File]) {
    self.digest = digest
    self.files = files
  }
}
