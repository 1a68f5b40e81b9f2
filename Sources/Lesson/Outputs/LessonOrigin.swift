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

  /// Files that were read together: those of a folder of examples, or of a dataset that is installed.
  package struct Whole: Sendable, Equatable, Codable {
    /// The folder, or the name of the dataset.
    package var name: String
    package var isDataset: Bool
    /// Of the list of its files, in hexadecimal digits.
    package var digest: String

    package init(name: String, isDataset: Bool, digest: String) {
      self.name = name
      self.isDataset = isDataset
      self.digest = digest
    }
  }

  /// Of all of it: the program, the text, the files, the seed.
  package var digest: String
  package var files: [File]
  package var wholes: [Whole]

  package init(digest: String, files: [File], wholes: [Whole]) {
    self.digest = digest
    self.files = files
    self.wholes = wholes
  }
}
