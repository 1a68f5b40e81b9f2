package import JSON

/// A file and what was found wrong in it, in the order of its places.
package struct FileProblems: Sendable {
  /// Nil where the file could not be read.
  package var source: SourceText?
  package var problems: [Problem]

  package init(source: SourceText?, problems: [Problem]) {
    self.source = source
    self.problems = problems
  }
}

extension [FileProblems] {
  /// All problems as one JSON array; empty where all is well.
  package var json: JSONValue {
    .array(flatMap { file in file.problems.map { $0.json(in: file.source ?? SourceText(path: "", "")) } })
  }
}

extension Problem {
  /// The message with what stands beside the carets.
  var fullMessage: String { label.map { "\(message): \($0)" } ?? message }
}
