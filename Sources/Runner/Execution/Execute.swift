package import Cache
package import Datasets
import Diagnostics
package import Lesson
import Neural
package import Typography

/// The seed of a lesson that names none.
package let defaultSeed: UInt64 = 42

/// How a lesson is run; nothing here changes its numbers but the seed.
package struct RunOptions: Sendable {
  /// Nil for the lesson's own.
  package var seed: UInt64?
  package var threads: Int
  /// Seconds that the lesson may take; nil for the lesson's own or the usual ones.
  package var budget: Int?
  /// Bytes that the process may have for itself while the lesson runs; nil for three quarters of the machine's.
  package var memory: Int?
  /// Whether to look for numbers in the prose that the lesson computes.
  package var findsLiteralNumbers: Bool
  /// Ends the run early; nil where nobody will.
  package var stop: StopSignal?

  package init(
    seed: UInt64? = nil, threads: Int, budget: Int? = nil, memory: Int? = nil, findsLiteralNumbers: Bool = false
  ) {
    self.seed = seed
    self.threads = threads
    self.budget = budget
    self.memory = memory
    self.findsLiteralNumbers = findsLiteralNumbers
  }
}

/// Does the steps in the order of the document; with errors from checking, nothing is computed.
///
/// With a cache, a step whose result is kept is not done, and what is done is kept. `keep` is given the compiled
/// networks of a lesson that went well to its end, `note` what each of its steps left.
package func execute(
  _ lesson: CheckedLesson, options: RunOptions, library: DatasetLibrary, cache: StepCache? = nil,
  keep: (([NamedNetwork]) -> Void)? = nil, note: ((StepRecords) -> Void)? = nil,
  report: @escaping (RunEvent) -> Void
) -> ExecutedLesson {
  let frontMatter = lesson.document.frontMatter
  let seed = options.seed ?? frontMatter.seed?.value ?? defaultSeed
  var result = ExecutedLesson(
    document: lesson.document, seed: seed, numbers: frontMatter.numberStyle, steps: [], inlineTexts: [],
    images: lesson.images, problems: lesson.problems)
  if lesson.hasErrors {
    result.showProblems(of: lesson)
    return result
  }
  let session = Session(
    of: lesson.document, directives: lesson.directives, seed: seed, threads: options.threads, library: library,
    budget: Budget(
      of: options.budget, lesson: frontMatter.budget?.value, memory: options.memory ?? Engine.memory,
      stop: options.stop),
    numbers: result.numbers, report: report)
  var run = LessonRun(session, result, of: lesson, options.findsLiteralNumbers ? nil : cache)
  var steps = lesson.steps[...]
  for element in lesson.document.elements {
    switch element {
    case .directive:
      guard let step = steps.popFirst() else { continue }
      run.run(step)
      if run.result.problems.contains(where: { $0.code == .interrupted }) { return run.result }
    case .inline(let value): run.read(value)
    case .begins(let block): if block.kind == .solution { run.begin() }
    case .ends(let block): if block.kind == .solution { run.end(block) }
    }
  }
  run.close(keep)
  if !run.result.problems.contains(where: { $0.severity == .error }) { note?(StepRecords(steps: run.records)) }
  if options.findsLiteralNumbers { run.result.remarks = literalNumbers(in: run.result, scope: run.session.scope) }
  return run.result
}

extension ExecutedLesson {
  /// The page of a lesson with errors: each where its output would be.
  fileprivate mutating func showProblems(of lesson: CheckedLesson) {
    steps = lesson.steps.map { step in
      Step(directive: step.block, label: step.block.label, outputs: step.problems.map(Output.problem))
    }
    inlineTexts = document.inlineValues.map { inline in
      let problem = problems.first {
        $0.range.map { inline.range.lower <= $0.lower && $0.upper <= inline.range.upper } ?? false
      }
      return InlineText(
        text: document.source.text(inline.expression.range), problem: problem ?? .notRun(at: inline.expression.range))
    }
  }
}

extension Session {
  /// The meaning of a step; of one that depends on what only the run could tell, found now that it is known.
  func directive(of step: CheckedStep) throws(Problem) -> any Directive {
    if let directive = step.directive { return directive }
    guard step.isPostponed else { throw .notRun(at: step.block.headerRange) }
    let around = surroundings.without(step.block)
    let checked = checkBlock(step.block, in: source, scope: scope, among: around, library: library)
    if let directive = checked.directive { return directive }
    throw checked.problems.first { $0.severity == .error } ?? .notRun(at: step.block.headerRange)
  }

  /// After a failure: what the step names is unknown, so that what depends on it is not run. Of the names that it
  /// reads, its model may not be there.
  mutating func forget(_ block: DirectiveBlock, reading names: Set<String> = []) {
    if let id = block.id { scope.bind(id.value, .unknown, at: id.range) }
    guard let name = block.model(in: source), scope[name] != nil || names.contains(name) else { return }
    scope.lose(model: name, at: block.headerRange)
  }
}

extension FrontMatter {
  /// How the lesson writes its numbers: with a comma unless it says `decimal: punto`.
  package var numberStyle: NumberStyle {
    NumberStyle(mark: decimalMark.map { folded($0.value) } == "punto" ? .point : .comma)
  }
}

extension DirectiveBlock {
  /// What the step is called: «entrenar red · ajuste».
  package var label: String {
    [name.value + (reference.map { " " + $0.value } ?? ""), id?.value].compactMap(\.self).joined(separator: " · ")
  }
}
