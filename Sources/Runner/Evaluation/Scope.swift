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
  /// The same names in the order in which they were first bound.
  private var order: [String] = []
  /// Names that are bound somewhere, with their place: to tell that a name comes later.
  package var laterNames: [String: SourceRange] = [:]
  /// Names that only a solution binds, with the place where that solution begins: to tell that it ended.
  package var solutionNames: [String: SourceRange] = [:]

  /// What each solution that has begun changed, in order, for it to be undone where it ends.
  private var branches: [[Change]] = []

  /// What there was under a name.
  private enum Change: Sendable {
    case binding(String, Binding?)
    case laterName(String, SourceRange?)
  }

  /// All that was bound while checking, solutions too, in the order of the lesson: for an editor that asks what a name
  /// means at some place.
  package private(set) var history: [(name: String, binding: Binding)] = []
  /// What there was under each of these names before.
  private var replaced: [Binding?] = []

  /// Names that were bound, and models that were changed, since they were last asked for.
  private var touched = Touched()

  struct Touched: Sendable {
    var bound: Set<String> = []
    var changed: Set<String> = []
  }

  /// Gives the names that were bound and the models that were changed since the last time.
  mutating func takeTouched() -> Touched {
    defer { touched = Touched() }
    return touched
  }

  /// Checking knows no data and computes only what is small.
  let isChecking: Bool
  /// Shared by all copies.
  private(set) var work: Work

  package init(isChecking: Bool = true, budget: Budget? = nil) {
    self.isChecking = isChecking
    // Who checks with an eye on the clock leaves what takes long to the run.
    work = Work(
      limit: isChecking ? Work.whileChecking : Work.whileRunning, budget: budget,
      isHurried: isChecking && budget != nil)
  }

  /// The names for steps that leave no trace, and a part of the work that is left: what exhausts it stops there.
  package func apart() -> Scope {
    var scope = self
    scope.work = work.part()
    return scope
  }

  /// Without any name, as before the first step; what was computed counts all the same.
  func emptied() -> Scope {
    var scope = Scope(isChecking: isChecking)
    scope.work = work
    return scope
  }

  package subscript(_ name: String) -> Binding? { bindings[name] }

  /// The names that a problem may tell or guess from: the last ones, and none in a lesson with very many problems, so
  /// that the time that a lesson takes does not grow with the square of its length.
  var likelyNames: [String] { mayGuess ? order.suffix(Self.mostLikelyNames).sorted() : [] }
  static let mostLikelyNames = 200

  /// Whether one more problem may look for what was meant.
  var mayGuess: Bool { work.mayGuess() }

  package mutating func bind(_ name: String, _ value: Value, at range: SourceRange) {
    let before = bindings.updateValue(Binding(value, at: range), forKey: name)
    if before == nil { order.append(name) }
    touched.bound.insert(name)
    note(.binding(name, before))
    guard isChecking else { return }
    history.append((name, Binding(value, at: range)))
    replaced.append(before)
  }

  /// What the step of a block, the last that was checked, bound: the names in their order, and what each was before.
  package func changes(in block: SourceRange) -> [(name: String, place: SourceRange, before: Binding?)] {
    var first = history.count
    while first > 0, history[first - 1].binding.range.lower >= block.lower { first -= 1 }
    return (first..<history.count).map { index in
      (name: history[index].name, place: history[index].binding.range, before: replaced[index])
    }
  }

  /// The same with other values for some names; nil for one that is not bound.
  package func with(_ others: [String: Binding?]) -> Scope {
    var scope = self
    for (name, binding) in others { scope.bindings[name] = binding }
    return scope
  }

  /// Gives the names away to who binds further ones: a second copy would have to be made anew for each step.
  mutating func handOver() -> Scope {
    let whole = self
    bindings = [:]
    order = []
    laterNames = [:]
    solutionNames = [:]
    branches = []
    history = []
    replaced = []
    return whole
  }

  // MARK: Solutions

  /// A solution begins, which binds some ids: it sees all above it.
  package mutating func beginBranch(binding ids: [Located<String>] = []) {
    branches.append([])
    for id in ids.reversed() { note(.laterName(id.value, laterNames.updateValue(id.range, forKey: id.value))) }
  }

  /// The solution that begins at a place ends: what it did is forgotten, and the names that it bound are known for its
  /// own.
  package mutating func endBranch(beginningAt place: SourceRange) {
    for change in (branches.popLast() ?? []).reversed() {
      switch change {
      case .binding(let name, let before):
        bindings[name] = before
        guard before == nil else { continue }
        order.removeLast()
        solutionNames[name] = place
      case .laterName(let name, let before): laterNames[name] = before
      }
    }
  }

  private mutating func note(_ change: Change) {
    if !branches.isEmpty { branches[branches.count - 1].append(change) }
  }

  // MARK: Models

  /// Takes a model out to change it, so that there is no second copy of its parameters; `put` brings it back.
  package mutating func take(model name: String) -> ModelValue? {
    guard let binding = bindings[name], case .model(let model) = binding.value else { return nil }
    note(.binding(name, binding))
    bindings[name]?.value = .unknown
    return model
  }

  /// The model whose copy a model is, found without holding on to its parameters.
  package func original(of name: String) -> String? {
    if case .model(let model)? = bindings[name]?.value { model.original } else { nil }
  }

  /// What is under a model's name is not known any more, also where the model was taken out or is not there.
  mutating func lose(model name: String, at range: SourceRange) {
    let before = bindings[name]
    switch before?.value {
    case .model?, .unknown?: bindings[name]?.value = .unknown
    case nil:
      bindings[name] = Binding(.unknown, at: range)
      order.append(name)
    default: return
    }
    touched.changed.insert(name)
    note(.binding(name, before))
  }

  /// Brings a model back under the name that it was taken from.
  package mutating func put(_ model: ModelValue, under name: String) {
    guard let binding = bindings[name] else { return }
    touched.changed.insert(name)
    note(.binding(name, binding))
    bindings[name]?.value = .model(model)
  }
}
