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
  /// Names that only a solution binds, with the place where that solution begins: to tell that it ended.
  package var solutionNames: [String: SourceRange] = [:]

  /// All that was bound while checking, solutions too, in the order of the lesson: for an editor that asks what a name
  /// means at some place.
  package private(set) var history: [(name: String, binding: Binding)] = []

  /// Checking knows no data and computes only what is small.
  let isChecking: Bool
  /// Shared by all copies.
  private(set) var work: Work

  package init(isChecking: Bool = true, budget: Budget? = nil) {
    self.isChecking = isChecking
    work = Work(limit: isChecking ? Work.whileChecking : Work.whileRunning, budget: budget)
  }

  /// The names for steps that leave no trace, and a part of the work that is left: what exhausts it stops there.
  package func apart() -> Scope {
    var scope = self
    scope.work = work.part()
    return scope
  }

  package subscript(_ name: String) -> Binding? { bindings[name] }

  package var names: [String] { bindings.keys.sorted() }

  package mutating func bind(_ name: String, _ value: Value, at range: SourceRange) {
    bindings[name] = Binding(value, at: range)
    if isChecking { history.append((name, Binding(value, at: range))) }
  }

  /// The scope as it goes on after a solution that began at a place: what the solution did is forgotten, and the names
  /// that it bound are known for its own.
  package func after(_ branch: Scope, solution place: SourceRange) -> Scope {
    var result = self
    result.history = branch.history
    for name in branch.bindings.keys where bindings[name] == nil { result.solutionNames[name] = place }
    return result
  }

  /// Takes a model out to change it, so that there is no second copy of its parameters; `put` brings it back.
  package mutating func take(model name: String) -> ModelValue? {
    guard case .model(let model)? = bindings[name]?.value else { return nil }
    bindings[name]?.value = .unknown
    return model
  }

  /// The model whose copy a model is, found without holding on to its parameters.
  package func original(of name: String) -> String? {
    if case .model(let model)? = bindings[name]?.value { model.original } else { nil }
  }

  /// Brings a model back under the name that it was taken from.
  package mutating func put(_ model: ModelValue, under name: String) {
    bindings[name]?.value = .model(model)
  }
}
