package import Diagnostics
import Lesson

/// A name's value and the place that bound it.
package struct Binding: Sendable {
  package var value: Value
  package var range: SourceRange

  package init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// The names that are bound above a place in the lesson.
///
/// Names compare as Swift strings do, that is after canonical normalisation and otherwise exactly: `ŷ` is not `y`.
package struct Scope: Sendable {
  package private(set) var bindings: [String: Binding] = [:]
  /// Names that are bound somewhere, with their place: to tell that a name comes later.
  package var laterNames: [String: SourceRange] = [:]

  package init() {}

  package subscript(_ name: String) -> Binding? { bindings[name] }

  package var names: [String] { bindings.keys.sorted() }

  package mutating func bind(_ name: String, _ value: Value, at range: SourceRange) {
    bindings[name] = Binding(value, at: range)
  }

  /// Changes a model in place, without a second copy of its parameters.
  package mutating func updateModel<Failure>(
    _ name: String, _ change: (inout ModelValue) throws(Failure) -> Void
  ) throws(Failure) {
    guard case .model(var model)? = bindings[name]?.value else { return }
    bindings[name]?.value = .unknown
    defer { bindings[name]?.value = .model(model) }
    try change(&model)
  }
}
