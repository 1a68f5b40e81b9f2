/// What a step is in another language: the name of what runs it, and its source.
package struct Equivalent: Sendable, Equatable, Codable {
  /// «Keras».
  package var name: String
  package var code: String

  package init(name: String, code: String) {
    self.name = name
    self.code = code
  }
}
