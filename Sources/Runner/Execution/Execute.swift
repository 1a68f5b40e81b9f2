package import Datasets
import Diagnostics
package import Lesson
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
  /// Whether to look for numbers in the prose that the lesson computes.
  package var findsLiteralNumbers: Bool
  /// Ends the run early; nil where nobody will.
  package var stop: StopSignal?

  package init(seed: UInt64? = nil, threads: Int, budget: Int? = nil, findsLiteralNumbers: Bool = false) {
    self.seed = seed
    self.threads = threads
    self.budget = budget
    self.findsLiteralNumbers = findsLiteralNumbers
  }
}

/// Does the steps in the order of the document; with errors from checking, nothing is computed.
///
/// `keep` is given the compiled networks of a lesson that went well to its end.
package func execute(
  _ lesson: CheckedLesson, options: RunOptions, library: DatasetLibrary,
  keep: ([NamedNetwork]) -> Void = { _ in }, report: @escaping (RunEvent) -> Void
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
  guard let first = lesson.document.directives.first else {
    result.readInlineValues(lesson.document.inlineValues, in: Scope(isChecking: false))
    return result
  }
  var session = Session(
    of: lesson.document, directives: lesson.directives, seed: seed, threads: options.threads, library: library,
    block: first,
    budget: Budget(of: options.budget, lesson: frontMatter.budget?.value, stop: options.stop),
    numbers: result.numbers, report: report)
  var steps = lesson.steps[...]
  for element in lesson.document.elements {
    switch element {
    case .directive:
      guard let step = steps.popFirst() else { continue }
      result.run(step, in: &session)
      if result.problems.contains(where: { $0.code == .interrupted }) { return result }
    case .inline(let value): result.readInlineValues([value], in: session.scope)
    case .begins(let block): if block.kind == .solution { session.beginBranch() }
    case .ends(let block): if block.kind == .solution { session.endBranch(of: block) }
    }
  }
  if options.findsLiteralNumbers { result.remarks = literalNumbers(in: result, scope: session.scope) }
  if !result.problems.contains(where: { $0.severity == .error }) { keep(session.scope.compiledNetworks) }
  return result
}

extension ExecutedLesson {
  fileprivate mutating func run(_ checked: CheckedStep, in session: inout Session) {
    session.block = checked.block
    session.label = checked.block.label
    session.report(.started(label: session.label))
    let start = ContinuousClock.now
    var outputs: [Output] = []
    do throws(Problem) {
      try session.goOn()
      outputs = try session.directive(of: checked).execute(&session)
    } catch {
      outputs = [.problem(error)]
      session.forget(checked.block)
      session.noteEnd()
    }
    problems += outputs.flatMap(\.problems)
    session.remember(outputs, of: checked.block)
    let elapsed = (ContinuousClock.now - start).components
    let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    let step = Step(directive: checked.block, label: session.label, outputs: outputs, seconds: seconds)
    steps.append(step)
    session.report(.finished(step))
  }

  fileprivate mutating func readInlineValues(_ values: [InlineValue], in scope: Scope) {
    for inline in values {
      do throws(Problem) {
        let value = try Evaluator(scope: scope, source: document.source).value(of: inline.expression)
        if value.isUnknown { throw .notRun(at: inline.expression.range) }
        inlineTexts.append(inlineText(value, format: inline.format?.value, numbers: numbers))
      } catch {
        if error.code != .notRun { problems.append(error) }
        inlineTexts.append(InlineText(text: document.source.text(inline.expression.range), problem: error))
      }
    }
  }

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
  fileprivate func directive(of step: CheckedStep) throws(Problem) -> any Directive {
    if let directive = step.directive { return directive }
    guard step.isPostponed else { throw .notRun(at: step.block.headerRange) }
    let checked = checkBlock(step.block, in: source, scope: scope, among: surroundings, library: library)
    if let directive = checked.directive { return directive }
    throw checked.problems.first { $0.severity == .error } ?? .notRun(at: step.block.headerRange)
  }

  /// After a failure: what the step names is unknown, so that what depends on it is not run.
  fileprivate mutating func forget(_ block: DirectiveBlock) {
    if let id = block.id { scope.bind(id.value, .unknown, at: id.range) }
    if let name = block.model(in: source) { _ = scope.take(model: name) }
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
