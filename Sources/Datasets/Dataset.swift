package import Neural

/// A dataset that was read: its parts and what is known of them.
package struct Dataset: Sendable {
  package var facts: DatasetFacts
  package var training: Examples
  package var test: Examples?

  package init(facts: DatasetFacts, training: Examples, test: Examples?) {
    self.facts = facts
    self.training = training
    self.test = test
  }
}

/// What is known of a dataset without reading its examples.
package struct DatasetFacts: Sendable, Equatable {
  /// As authors write it: `fashion_mnist`.
  package var name: String
  /// In Spanish, index by label.
  package var classNames: [String]
  /// The shape of one input.
  package var inputShape: [Int]
  package var trainingCount: Int
  package var testCount: Int
  /// Whether inputs are grey images of bytes.
  package var isImages: Bool
  /// One Spanish sentence: what it is, by whom, under which licence.
  package var summary: String

  package init(
    name: String, classNames: [String], inputShape: [Int], trainingCount: Int, testCount: Int, isImages: Bool,
    summary: String
  ) {
    self.name = name
    self.classNames = classNames
    self.inputShape = inputShape
    self.trainingCount = trainingCount
    self.testCount = testCount
    self.isImages = isImages
    self.summary = summary
  }
}

/// What went wrong with data; told in words elsewhere.
package enum DatasetError: Error, Sendable, Equatable {
  case unknown(name: String)
  case missing(name: String, searched: [String])
  case unreadable(path: String, reason: String)
  case truncated(path: String, expected: Int, found: Int)
  case corruptGzip(path: String)
  case corruptIDX(path: String, IDXFault)
  case checksum(path: String, expected: String, found: String)
  case download(url: String, status: Int32, reason: String)
  case cannotWrite(path: String, reason: String)
  case interrupted
}

/// What is wrong with an IDX file.
package enum IDXFault: Sendable, Equatable {
  case magic(found: UInt32)
  case dimensions(found: [Int])
  case tooLarge(dimensions: [Int])
  case trailingBytes(Int)
  case counts(images: Int, labels: Int)
  case label(UInt8, classes: Int)
}

/// The datasets that a lesson can name, and where their files are.
package struct DatasetLibrary: Sendable {
  /// Folders are looked up in the environment: `LECCION_DATOS`, `XDG_DATA_HOME`, then the system's.
  package init(environment: [String: String]) {}

  package var all: [DatasetFacts] { [] }
  package func facts(of name: String) -> DatasetFacts? { nil }
  /// The folder that holds all of a dataset's files; nil where none does.
  package func folder(of name: String) -> String? { nil }
  /// The folders that are searched, in order.
  package func searchedFolders(for name: String) -> [String] { [] }
  package func load(_ name: String) throws(DatasetError) -> Dataset { throw .unknown(name: name) }
}
