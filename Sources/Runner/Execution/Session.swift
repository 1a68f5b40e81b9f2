package import Cache
package import Datasets
package import Diagnostics
package import Lesson
package import Neural
package import Typography

/// What a run tells while it goes on.
package enum RunEvent: Sendable {
  /// A step begins to be done; one whose result is kept only finishes.
  case started(label: String)
  case training(label: String, FitProgress, epochs: Int)
  case finished(Step)
  /// Results cannot be kept for the next run; told once.
  case notKept(CacheFault)
}

/// What a running lesson remembers from step to step.
package struct Session {
  package var scope: Scope
  package let source: SourceText
  package let seed: UInt64
  package let threads: Int
  package let budget: Budget
  /// Whether it was told that the budget is exhausted.
  private var isOver = false
  package let library: DatasetLibrary
  package let report: (RunEvent) -> Void
  /// How the lesson writes its numbers.
  package let numbers: NumberStyle
  /// The training of this step that was done before, as far as it is kept.
  package var trainings: TrainingCache?
  /// How many epochs of this step's training had been done before.
  package var resumedEpochs = 0
  /// The step being done.
  package var block: DirectiveBlock
  package var label = ""
  /// What the steps with a name left.
  private var outputs: [String: [Output]] = [:]
  var figureCount = 0
  private var loaded: [String: Dataset] = [:]
  /// How many steps of a kind were done on a model, to name their random streams.
  var ordinals: [String: Int] = [:]
  /// Of each solution that has begun, the ordinals before it and the names of its steps.
  private var branches: [(ordinals: [String: Int], steps: [String])] = []
  /// The steps done so far, for those that only the run can understand.
  private(set) var surroundings: Surroundings
  private let document: Document
  private let streams: ModelStreams

  init(
    of document: Document, directives: [any Directive.Type], seed: UInt64, threads: Int, library: DatasetLibrary,
    budget: Budget, numbers: NumberStyle, report: @escaping (RunEvent) -> Void
  ) {
    surroundings = Surroundings(directives: directives)
    self.document = document
    source = document.source
    self.seed = seed
    self.threads = threads
    self.budget = budget
    scope = Scope(isChecking: false, budget: budget)
    self.library = library
    block = document.directives.first ?? .none
    self.numbers = numbers
    self.report = report
    streams = ModelStreams(of: document)
  }

  /// Forgets all names, as before the first step.
  mutating func forgetNames() { scope = scope.emptied() }

  /// Notes that a step failed because the budget was exhausted, so that no other tells it again.
  mutating func noteEnd() {
    if budget.isExhausted { isOver = true }
  }

  /// Refuses a step once the budget is exhausted, which the first one tells.
  mutating func goOn() throws(Problem) {
    if isOver, !budget.isStopped { throw .notRun(at: block.headerRange) }
    guard budget.isExhausted else { return }
    isOver = true
    throw budget.end(at: block.headerRange)
  }

  /// The value of an expression, with data; what depends on a failed step is not run.
  package func value(of expression: Expression) throws(Problem) -> Value {
    let value = try Evaluator(scope: scope, source: source).value(of: expression)
    if value.isUnknown { throw .notRun(at: expression.range) }
    return value
  }

  /// Binds the step's id, where it has one.
  package mutating func bind(_ value: Value) {
    if let id = block.id { scope.bind(id.value, value, at: id.range) }
  }

  /// A solution begins: it sees all above it.
  mutating func beginBranch() {
    branches.append((ordinals, []))
    scope.beginBranch()
  }

  /// A solution ends: names, models and random streams go on as if it had not been.
  mutating func endBranch(of solution: TeachingBlock) {
    if let branch = branches.popLast() {
      ordinals = branch.ordinals
      for id in branch.steps { surroundings.steps[id] = nil }
    }
    scope.endBranch(beginningAt: solution.marker)
  }

  /// Keeps what a step left, for `salida`.
  mutating func remember(_ outputs: [Output], of block: DirectiveBlock) {
    guard let id = block.id else { return }
    self.outputs[id.value] = outputs
    surroundings.steps[id.value] = id.range
    if !branches.isEmpty { branches[branches.count - 1].steps.append(id.value) }
  }

  /// What the step of a name above left, as the lines of a terminal; one that failed has none to compare.
  package func text(ofStep name: Located<String>) throws(Problem) -> [String] {
    guard let outputs = outputs[name.value], !outputs.contains(where: \.isProblem) else {
      throw .notRun(at: name.range)
    }
    return outputs.flatMap { $0.lines(numbers) }.map(\.text)
  }

  /// Does a directive that leaves no trace, and gives what it failed with: nothing where all went well.
  package func failures(of directive: any Directive, in block: DirectiveBlock) throws(Problem) -> [Problem] {
    var copy = self
    copy.scope = scope.apart()
    copy.block = block
    let outputs: [Output]
    do throws(Problem) {
      outputs = try directive.execute(&copy)
    } catch {
      outputs = [.problem(error)]
    }
    let all = outputs.flatMap(\.problems)
    if let interruption = all.first(where: { $0.code == .interrupted }) { throw interruption }
    // What the time or the memory of this run ended says nothing about the directive.
    if let end = all.first(where: { $0.code == .tooMuchWork }), budget.isExhausted { throw end }
    if all.isEmpty, outputs.contains(where: \.isProblem) { throw .notRun(at: block.headerRange) }
    return all
  }

  /// Where the ids of some names below a block stand, told from the block on, and the solutions that hold them.
  func places(below block: DirectiveBlock, of names: Set<String>) -> [String] {
    let base = block.range.lower
    return document.directives.compactMap { other in
      guard other.index > block.index, let id = other.id, names.contains(id.value) else { return nil }
      let solution = document.solution(of: other).map { String($0.marker.lower - base) } ?? ""
      return "\(id.value) \(id.range.lower - base) \(solution)"
    }
  }

  package mutating func nextFigureNumber() -> Int {
    figureCount += 1
    return figureCount
  }

  /// A dataset's examples, read once a run.
  package mutating func load(_ name: String, at range: SourceRange) throws(Problem) -> Dataset {
    if let dataset = loaded[name] { return dataset }
    do throws(DatasetError) {
      let dataset = try library.load(name)
      loaded[name] = dataset
      return dataset
    } catch {
      throw .dataset(error, at: range)
    }
  }

  /// The step's own random stream: named by its id, or else by its kind, its model and which one it is on that model.
  package mutating func stream() -> RandomStream {
    if let id = block.id { return RandomStream(seed: seed, name: "#" + id.value) }
    let kind = countedStream(of: block)
    ordinals[kind, default: 0] += 1
    return RandomStream(seed: seed, name: "\(kind) \(ordinals[kind, default: 1])")
  }

  /// The name under which draws of a step without an id are counted.
  private func countedStream(of block: DirectiveBlock) -> String {
    folded(block.name.value) + " " + (block.model(in: source) ?? "")
  }

  /// The streams that a step may draw from together with steps that have no name in common with it; of those that have
  /// one, what they read tells that they follow it.
  func sharedStreams(of block: DirectiveBlock, body: DirectiveSpecification.Body) -> Set<String> {
    switch body {
    case .options: block.id == nil ? [countedStream(of: block)] : []
    case .statements: block.hasBareExpression(in: source) ? [Self.statementStream(nil)] : []
    case .assertions, .text, .directive: []
    }
  }

  /// The stream of a step on a copy of a model: that of the original's step of the same kind and ordinal.
  package mutating func stream(asOf original: String) -> RandomStream {
    let kind = folded(block.name.value)
    let copy = "\(kind) \(block.model(in: source) ?? "") como"
    ordinals[copy, default: 0] += 1
    let ordinal = ordinals[copy, default: 1]
    let name = streams.name(ordinal, "\(kind) \(original)", in: document.solution(of: block)?.index)
    return RandomStream(seed: seed, name: name ?? "\(kind) \(original) \(ordinal)")
  }

  /// What decides which random numbers a step draws: the seed, its name, and how often its streams were drawn from.
  func randomness(
    of block: DirectiveBlock, body: DirectiveSpecification.Body, names: Set<String>, original: String?
  ) -> String {
    let kind = folded(block.name.value)
    let own = countedStream(of: block)
    let statements = Set(body == .statements ? names.map(Self.statementStream) + [Self.statementStream(nil)] : [])
    let counts = ordinals.filter { stream, _ in
      switch body {
      case .directive: true
      case .statements: statements.contains(stream)
      case .options, .assertions, .text: stream == own || stream == own + " como"
      }
    }
    let drawn = counts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let copied = original.map { streams.names("\(kind) \($0)", in: document.solution(of: block)?.index) } ?? []
    return (["\(seed)", block.id.map { "#" + $0.value } ?? ""] + drawn + copied).joined(separator: "\u{1}")
  }

  /// The name under which draws of the statements of `calcular` that bind a name, or none, are counted.
  private static func statementStream(_ name: String?) -> String { "calcular " + (name ?? "") }

  /// Where a statement of `calcular` draws from: a stream named by what it binds, and by how often that name or, of
  /// bare expressions, how many of them have drawn before.
  package func draws(forStatement name: String?) -> Draws {
    let kind = Self.statementStream(name)
    return Draws(RandomStream(seed: seed, name: "\(kind) \(ordinals[kind, default: 0] + 1)"))
  }

  /// Counts a statement that has drawn.
  package mutating func note(_ draws: Draws, ofStatement name: String?) {
    if draws.count > 0 { ordinals[Self.statementStream(name), default: 0] += 1 }
  }
}

extension DirectiveBlock {
  /// Whether a statement of its body binds no name.
  fileprivate func hasBareExpression(in source: SourceText) -> Bool {
    statements(in: source).statements.contains { statement in
      if case .expression = statement.value { true } else { false }
    }
  }
}

extension Output {
  /// Whether it tells that something was not done.
  var isProblem: Bool {
    if case .problem = self { true } else { false }
  }

  /// Whether it tells of nothing that went wrong.
  var isSound: Bool { !isProblem && problems.isEmpty }

  /// What of it counts as a problem of its lesson; that something was not run is told where it failed.
  var problems: [Problem] {
    switch self {
    case .problem(let problem): problem.code == .notRun ? [] : [problem]
    case .assertions(let assertions): assertions.filter { !$0.holds }.map(Problem.assertionFails)
    case .expected(let expected): [expected.problem].compactMap(\.self)
    case .failure(let failure): [failure.problem].compactMap(\.self)
    case .facts, .value, .table, .figure: []
    }
  }
}
