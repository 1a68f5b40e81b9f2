package import Datasets
package import Diagnostics
package import Lesson
import Typography

/// A lesson whose every step has been understood, or told why not.
package struct CheckedLesson: Sendable {
  package var document: Document
  /// One for each directive of the document.
  package var steps: [CheckedStep]
  /// Everything wrong, in the order of the source.
  package var problems: [Problem]
  /// One for each image of the document; nil for one that cannot be shown.
  package var images: [LessonImage?]
  /// The names bound at the end, without data.
  package var scope: Scope
  /// What steps are checked among that only the run can understand.
  let directives: [any Directive.Type]

  /// Whether something stands in the way of running it; a link that leads nowhere does not: whoever has one lesson of
  /// a course can run it.
  package var hasErrors: Bool { problems.contains { $0.severity == .error && $0.code != .brokenLink } }
}

/// A directive's meaning; nil where it could not be understood or depends on what could not.
package struct CheckedStep: Sendable {
  package var block: DirectiveBlock
  package var directive: (any Directive)?
  package var problems: [Problem]
  /// What its reader may move.
  package var controls: [UsedControl] = []
  /// The names that it binds and the models that it changes, as far as that is known without data.
  var touched = Scope.Touched()
  /// The files that it names, as they were before.
  var seen = FilesSeen()
  /// Whether it depends on what the run alone can tell, so that it is checked when its turn comes.
  var isPostponed: Bool { directive == nil && !problems.contains { $0.severity == .error } }
}

/// Finds everything that can be known without computing: names, types, shapes, options, datasets.
///
/// `watch` is shown each element as it is checked: a directive's meaning, where it has one, and the names after it.
/// Whoever keeps these names makes checking slower. Who cannot wait says for how long expressions may compute
/// (`patience`): what would take longer is left to the run.
package func check(
  _ document: Document, problems parseProblems: [Problem], directives: [any Directive.Type], library: DatasetLibrary,
  patience: Duration? = nil, watch: (Element, (any Directive)?, Scope) -> Void = { _, _, _ in }
) -> CheckedLesson {
  var checker = Checker(document: document, directives: directives, library: library)
  if let patience { checker.scope = Scope(budget: Budget(lasting: patience)) }
  checker.noteNames()
  checker.tellNearFences()
  for element in document.elements {
    switch element {
    case .directive(let block): checker.check(block)
    case .inline(let value): checker.check(value)
    case .begins(let block): if block.kind == .solution { checker.begin(block) }
    case .ends(let block): if block.kind == .solution { checker.end(block) }
    }
    watch(element, checker.directive(of: element), checker.scope)
  }
  let pictures = ImageReader(LessonFolder(of: document.source.path)).read(document.images)
  let all = parseProblems + checker.problems + pictures.problems + checker.linkProblems()
  return CheckedLesson(
    document: document, steps: checker.steps,
    problems: all.enumerated().sorted { left, right in
      (left.element.range?.lower ?? 0, left.offset) < (right.element.range?.lower ?? 0, right.offset)
    }.map(\.element),
    images: pictures.images, scope: checker.scope, directives: directives)
}

private struct Checker {
  let document: Document
  let library: DatasetLibrary
  var scope = Scope()
  var surroundings: Surroundings
  var steps: [CheckedStep] = []
  var problems: [Problem] = []
  /// The ids of the steps of each solution that has begun.
  var branches: [[String]] = []
  /// The ids of each solution, by the index of its block.
  var solutionIds: [Int: [Located<String>]] = [:]

  init(document: Document, directives: [any Directive.Type], library: DatasetLibrary) {
    self.document = document
    self.library = library
    surroundings = Surroundings(directives: directives)
  }

  /// Notes where ids are bound, so that what is used too early or outside of its solution can be told.
  mutating func noteNames() {
    for block in document.directives {
      guard let id = block.id else { continue }
      if let solution = document.solution(of: block) {
        solutionIds[solution.index, default: []].append(id)
        if scope.solutionNames[id.value] == nil { scope.solutionNames[id.value] = solution.marker }
      } else if scope.laterNames[id.value] == nil {
        scope.laterNames[id.value] = id.range
      }
    }
    surroundings.allSteps = scope.laterNames
  }

  /// Tells what would be a directive but for its fence. The names that it would leave are known, so that what depends
  /// on them is quiet.
  mutating func tellNearFences() {
    guard !document.nearFences.isEmpty else { return }
    let specifications = surroundings.directives.map { $0.specification }
    let bodies = Dictionary(specifications.map { (folded($0.name), $0.nearFenceBody) }) { first, _ in first }
    for fence in document.nearFences {
      guard let problem = fence.problem(knowing: bodies, in: document.source) else { continue }
      problems.append(problem)
      for name in fence.names(in: document.source) where scope[name.value] == nil {
        scope.bind(name.value, .unknown, at: name.range)
      }
    }
    // No step bound them.
    _ = scope.takeTouched()
  }

  /// A solution is a branch: it sees all above it, and nothing below sees it.
  mutating func begin(_ solution: TeachingBlock) {
    branches.append([])
    scope.beginBranch(binding: solutionIds[solution.index] ?? [])
  }

  mutating func end(_ solution: TeachingBlock) {
    for id in branches.popLast() ?? [] { surroundings.steps[id] = nil }
    scope.endBranch(beginningAt: solution.marker)
  }

  mutating func check(_ block: DirectiveBlock) {
    let seen = FilesSeen(before: block, in: document.source, among: surroundings, library: library)
    var checked = checkBlock(
      block, in: document.source, scope: scope.handOver(), among: surroundings, library: library)
    if let id = block.id, surroundings.steps[id.value] == nil {
      surroundings.steps[id.value] = id.range
      if !branches.isEmpty { branches[branches.count - 1].append(id.value) }
    }
    scope = checked.scope.handOver()
    let touched = scope.takeTouched()
    if !checked.isKnown { forgetModel(block) }
    finish(block, checked.directive, checked.problems)
    steps[steps.count - 1].touched = touched
    steps[steps.count - 1].controls = checked.controls
    steps[steps.count - 1].seen = seen
  }

  /// A directive that nobody knows may have compiled the model that it names: what follows is quiet about it.
  private mutating func forgetModel(_ block: DirectiveBlock) {
    guard let name = block.reference?.value, let binding = scope[name], case .model = binding.value else { return }
    scope.bind(name, .unknown, at: binding.range)
  }

  /// Notes a step; the name of one that failed stays known, so that what depends on it is quiet, and where the step
  /// could tell what it would have left, so that what is wrong below is told too.
  private mutating func finish(_ block: DirectiveBlock, _ directive: (any Directive)?, _ found: [Problem]) {
    if directive == nil, let id = block.id, scope[id.value]?.range != id.range {
      scope.bind(id.value, .unknown, at: id.range)
    }
    steps.append(CheckedStep(block: block, directive: directive, problems: found))
    problems += found
  }

  /// The meaning of the directive that was checked last.
  func directive(of element: Element) -> (any Directive)? {
    if case .directive = element { steps.last?.directive } else { nil }
  }

  /// What is wrong with the links of the prose.
  func linkProblems() -> [Problem] {
    guard !document.links.isEmpty else { return [] }
    let drawing = surroundings.directives.filter { $0.specification.drawsFigure }.map { folded($0.specification.name) }
    let figures = document.directives.count { drawing.contains(folded($0.name.value)) }
    var links = LinkChecker(document.source.path, targets: document.linkTargets(figures: figures))
    return links.problems(of: document.links)
  }

  mutating func check(_ inline: InlineValue) {
    do throws(Problem) {
      let value = try Evaluator(scope: scope, source: document.source).value(of: inline.expression)
      if let problem = inlineProblem(value, inline) { throw problem }
    } catch {
      problems.append(error)
    }
  }
}

/// Only what reads as a word or a number can stand in a sentence, and only numbers can be formatted.
private func inlineProblem(_ value: Value, _ inline: InlineValue) -> Problem? {
  switch value {
  case .numbers(let numbers) where numbers.count <= mostInlineValues:
    return numbers.kind == .boolean ? formatProblem(value, inline) : nil
  case .text: return formatProblem(value, inline)
  case .list(let values) where values.count <= mostInlineValues && values.allSatisfy(\.isWordOrNumber):
    return values.contains(where: \.isNumber) ? nil : formatProblem(value, inline)
  case .unknown: return nil
  default:
    return .wrongType(
      expected: "un número o un texto", found: value, at: inline.expression.range,
      note: value.memberNames.isEmpty ? nil : "tiene: " + value.memberNames.joined(separator: ", "))
  }
}

/// The most numbers or texts that a sentence bears.
private let mostInlineValues = 20

private func formatProblem(_ value: Value, _ inline: InlineValue) -> Problem? {
  inline.format.map { Problem(.wrongType, "\(value.kindName) no lleva formato", at: $0.range, label: "quítalo") }
}

extension Value {
  fileprivate var isNumber: Bool {
    if case .numbers(let numbers) = self { numbers.isScalar && numbers.kind != .boolean } else { false }
  }

  fileprivate var isWordOrNumber: Bool {
    switch self {
    case .numbers(let numbers): numbers.isScalar
    case .text: true
    default: false
    }
  }
}

extension DirectiveSpecification {
  /// What its body looks like where its fence has lost the braces.
  fileprivate var nearFenceBody: NearFenceBody {
    switch body {
    case .options:
      let known = options + [reference].compactMap(\.self)
      return .options(keys: Set(known.flatMap { [$0.name] + $0.aliases }.map(folded)))
    case .statements, .assertions: return .statements
    case .directive: return .directive
    case .text: return .text
    }
  }
}
