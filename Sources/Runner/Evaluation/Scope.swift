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

  /// Checking knows no data and computes only what is small.
  let isChecking: Bool
  /// Shared by all copies.
  let work: Work

  package init(isChecking: Bool = true, budget: Budget? = nil) {
    self.isChecking = isChecking
    work = Work(limit: isChecking ? Work.whileChecking : Work.whileRunning, budget: budget)
  }

  package subscript(_ name: String) -> Binding? { bindings[name] }

  package var names: [String] { bindings.keys.sorted() }

  package mutating func bind(_ name: String, _ value: Value, at range: SourceRange) {
    bindings[name] = Binding(value, at: range)
  }

  /// Takes a model out to change it, so that there is no second copy of its parameters; `put` brings it back.
  package mutating func take(model name: String) -> ModelValue? {
    guard case .model(let model)? = bindings[name]?.value else { return nil }
    bindings[name]?.value = .unknown
    return model
  }

  /// Brings a model back under the name that it was taken from.
  package mutating func put(_ model: ModelValue, under name: String) {
    bindings[name]?.value = .model(model)
  }
}
