package import Cache
package import Datasets
package import Diagnostics
package import Lesson
import Neural
import Typography

/// Whether the data of steps is looked at.
package enum FrozenData: Sendable {
  /// It is what was frozen: nothing is opened.
  case believed
  /// It is compared, by content, where it is there; the store may remember digests.
  case compared(Store?)
}

/// A lesson as it was frozen, and how that differs from what would be frozen now.
package struct FrozenRun: Sendable {
  /// Each step's results where they still hold; else what changed.
  package fileprivate(set) var lesson: ExecutedLesson
  /// Data that could not be compared: files, and steps of which only the run can tell what they read.
  package fileprivate(set) var unseen: [String] = []
  /// What is frozen and no longer in the lesson, or stands elsewhere: no result is wrong by it.
  package fileprivate(set) var leftOver: [Problem] = []
  /// Whether all is as it would be frozen now.
  package var isExact: Bool { !hasChanged && leftOver.isEmpty }
  /// Whether something of the lesson is not as it was frozen.
  fileprivate var hasChanged = false
}

/// Shows a lesson by what it was frozen to, without doing a step.
///
/// What is wrong with a step for want of its data is no fault where the step is as it was frozen: it went well then.
package func thaw(
  _ frozen: FrozenLesson?, as lesson: CheckedLesson, seed: UInt64? = nil, data: FrozenData = .believed,
  library: DatasetLibrary = .closed, report: (Step) -> Void = { _ in }
) throws(FrozenFault) -> FrozenRun {
  var thaw = Thaw(frozen, lesson, seed: seed, data, library)
  return try thaw.run(report)
}

/// The page of a lesson whose frozen results cannot be shown: the problem, and nothing at the steps.
package func notFrozen(_ lesson: CheckedLesson, _ problem: Problem) -> ExecutedLesson {
  var thaw = Thaw(nil, lesson, seed: nil, .believed, .closed, refusal: problem)
  // With nothing frozen nothing can be unsound.
  return ((try? thaw.run { _ in }) ?? thaw.result).lesson
}

private struct Thaw {
  /// Nil for a lesson of which nothing is.
  private let frozen: FrozenLesson?
  private let lesson: CheckedLesson
  private let data: FrozenData
  private let places: [StepName: Int]
  private let inlineValues: [Digest: FrozenInlineValue]
  /// The same by what they say.
  private let inlineTexts: [String: FrozenInlineValue]
  private var walk: LedgerWalk
  private(set) var result: FrozenRun
  /// The entries whose results no longer hold.
  private var stale: Set<Int> = []
  /// The streams that may have been drawn from otherwise than when the lesson was frozen: what no longer holds may draw
  /// from them.
  private var unsure: Set<String> = []
  /// The same before each solution that has begun.
  private var unsureBefore: [Set<String>] = []
  /// Where problems for want of data are no fault, in the order of the source.
  private var excused: [SourceRange] = []
  private var told: [Problem] = []
  /// The places among what is frozen of the steps so far.
  private var seen: [Int] = []
  /// Whether some data could not be compared.
  private var isBlind = false

  init(
    _ frozen: FrozenLesson?, _ lesson: CheckedLesson, seed: UInt64?, _ data: FrozenData, _ library: DatasetLibrary,
    refusal: Problem? = nil
  ) {
    self.frozen = frozen
    self.lesson = lesson
    self.data = data
    let places = (frozen?.steps ?? []).enumerated().map { ($0.element.name, $0.offset) }
    self.places = Dictionary(places) { first, _ in first }
    let inlineValues = (frozen?.inlineValues ?? []).map { (Digest(of: $0.parts.flatMap(\.compared)), $0) }
    self.inlineValues = Dictionary(inlineValues) { first, _ in first }
    inlineTexts = Dictionary(inlineValues.map { ($0.1.parts.said, $0.1) }) { first, _ in first }
    let frontMatter = lesson.document.frontMatter
    let seed = seed ?? frontMatter.seed?.value ?? defaultSeed
    walk = LedgerWalk(of: lesson, seed: seed, library: library)
    result = FrozenRun(
      lesson: ExecutedLesson(
        document: lesson.document, seed: seed, numbers: frontMatter.numberStyle, steps: [], inlineTexts: [],
        images: lesson.images, problems: []))
    let path = lesson.document.source.path
    if let refusal {
      told.append(refusal)
    } else if let frozen, frozen.engine != Engine.numericVersion {
      told.append(.frozenByOtherEngine(frozen.engine, path: path))
    } else if let frozen, frozen.seed != String(seed) {
      told.append(.frozenWithOtherSeed(frozen.seed, now: seed, at: frontMatter.seed?.range, path: path))
    }
    isWhollyStale = !told.isEmpty
  }

  /// Of another engine or seed: nothing holds, which is told once.
  private let isWhollyStale: Bool
  private var path: String { lesson.document.source.path }

  mutating func run(_ report: (Step) -> Void) throws(FrozenFault) -> FrozenRun {
    var steps = lesson.steps[...]
    for element in lesson.document.elements {
      switch element {
      case .directive:
        guard let step = steps.popFirst() else { continue }
        report(try show(step))
      case .inline(let value): read(value)
      case .begins(let block): begin(block)
      case .ends(let block): end(block)
      }
    }
    finish()
    return result
  }

  private mutating func begin(_ block: TeachingBlock) {
    if block.kind == .solution { unsureBefore.append(unsure) }
    walk.begin(block)
  }

  /// After a solution streams are drawn from as if it had not been.
  private mutating func end(_ block: TeachingBlock) {
    if block.kind == .solution, let before = unsureBefore.popLast() { unsure = before }
    walk.end(block)
  }

  // MARK: Steps

  private mutating func show(_ checked: CheckedStep) throws(FrozenFault) -> Step {
    let block = checked.block
    let name = walk.begin(checked)
    var step = Step(directive: block, label: name.label, outputs: [])
    guard let kind = lesson.kind(of: checked) else {
      step.outputs = checked.problems.map(Output.problem)
      result.lesson.steps.append(step)
      return step
    }
    let place = places[name]
    let kept = place.flatMap { frozen?.steps[$0] }
    if let place { seen.append(place) }
    let (key, reads) = walk.key(of: checked, kind, data: parts(ofDataOf: checked, kept))
    let reason = reason(kept, key, reads)
    step.reason = reason
    if reason == .kept, let kept {
      step.outputs = try kept.outputs(from: block.range.lower, end: lesson.document.source.bytes.count)
        .map { numbered($0) }
      step.equivalents = kept.equivalents
      step.controls = checked.controls
      excused.append(block.range)
    } else {
      if kind.specification.drawsFigure { _ = walk.nextFigureNumber() }
      step.outputs = checked.problems.filter { $0.severity == .error && !isIdle($0) }.map(Output.problem)
      let problem = reason.map { Problem.stale($0, at: block.headerRange, path: path) }
      if let problem { told.append(problem) }
      step.outputs.append(.problem(problem ?? .dependsOnStale(at: block.headerRange)))
    }
    let entry = walk.note(checked, key, reads, record(of: kept, checked, holds: reason == .kept), step.outputs)
    if reason != .kept {
      stale.insert(entry)
      unsure.formUnion(kept?.draws.map(\.name) ?? [])
      unsure.formUnion(walk.session.sharedStreams(of: block, body: kind.specification.body))
    }
    result.lesson.steps.append(step)
    return step
  }

  /// What a step left, for those below.
  private func record(of kept: FrozenStep?, _ checked: CheckedStep, holds: Bool) -> StepRecord {
    var record = kept?.record ?? StepRecord(
      outputs: [], binds: [], changes: [], originals: [:], ordinals: [:], restoration: .doing, seconds: 0)
    if holds { return record }
    // What it was, and what it may be now.
    var (bound, changed) = (checked.touched.bound, checked.touched.changed)
    if let id = checked.block.id { bound.insert(id.value) }
    if checked.directive == nil, let model = checked.block.model(in: lesson.document.source) { changed.insert(model) }
    record.binds = bound.union(record.binds).sorted()
    record.changes = changed.union(record.changes).sorted()
    return record
  }

  /// A figure has the number of its place in this lesson.
  private mutating func numbered(_ output: Output) -> Output {
    guard case .figure(var figure) = output else { return output }
    figure.number = walk.nextFigureNumber()
    return .figure(figure)
  }

  /// That a step is as it was frozen, or what changed; nil where it only depends on a step that changed.
  private func reason(_ kept: FrozenStep?, _ key: StepKey, _ reads: [String: Int]) -> StepReason? {
    guard !isWhollyStale else { return nil }
    guard let kept else { return .new }
    let change = change(from: kept.parts, to: key, reads)
    // It would draw other numbers, though nothing else of it is another.
    if change == .kept, kept.draws.contains(where: { unsure.contains($0.name) }) { return nil }
    return change
  }

  private func change(from before: [KeyPart], to key: StepKey, _ reads: [String: Int]) -> StepReason? {
    guard before.flatMap(\.compared) != key.frozenParts.flatMap(\.compared) else { return .kept }
    // With what is said though it is usual.
    let now = key.parts
    let own = StepReason(from: before, to: now, among: [.option, .text, .source, .data, .random, .style, .directive])
    if let own { return own }
    let changed = now.filter { $0.kind == .input && !before.contains($0) }
    let causes = changed.compactMap { reads[$0.name] }
    if causes.isEmpty || !causes.allSatisfy(stale.contains) {
      return StepReason(from: before, to: now, among: [.input]) ?? .absent
    }
    return nil
  }

  // MARK: Data

  /// The files of a step as they are now; as they were frozen where they are not looked at.
  private mutating func parts(ofDataOf checked: CheckedStep, _ kept: FrozenStep?) -> [KeyPart] {
    let before = (kept?.parts ?? []).filter { $0.kind == .data }
    guard case .compared(let store) = data else { return before }
    if let now = walk.files(of: checked, part: { $0.part(store) }) { return now }
    guard kept?.knowsData ?? false else {
      result.unseen.append(walk.session.label)
      return before
    }
    // It went well then, and now it cannot be understood: the data is not there, or what is there is another one.
    guard checked.problems.contains(where: \.isForWantOfData) || checked.directive != nil else { return before }
    isBlind = true
    let library = walk.session.library
    result.unseen += before.filter { !library.isPublished($0.name, sha256: $0.value) }.map(\.told)
    return before
  }

  // MARK: Inline values

  private mutating func read(_ inline: InlineValue) {
    let (key, reads) = walk.key(of: inline)
    let parts = key.frozenParts
    if !isWhollyStale, let kept = inlineValues[Digest(of: parts.flatMap(\.compared))] {
      excused.append(inline.range)
      result.lesson.inlineTexts.append(InlineText(text: kept.text, number: kept.number))
      return
    }
    let place = inline.expression.range
    let like = inlineTexts[parts.said]
    let difference = like.map { change(from: $0.parts, to: key, reads) } ?? StepReason.new
    let reason = isWhollyStale ? nil : difference
    var problem = Problem.dependsOnStale(at: place)
    if let reason {
      problem = .stale(reason, at: place, path: path)
      told.append(problem)
    }
    result.lesson.inlineTexts.append(InlineText(text: lesson.document.source.text(place), problem: problem))
  }

  // MARK: The end

  private mutating func finish() {
    let problems = lesson.problems.filter { problem in
      if isIdle(problem) { return false }
      guard problem.severity == .error, !problem.isOfText, let place = problem.range else { return true }
      if case .compared = data, !isBlind { return true }
      return !isExcused(place)
    }
    result.lesson.problems = (problems + told).enumerated().sorted { left, right in
      (left.element.range?.lower ?? 0, left.offset) < (right.element.range?.lower ?? 0, right.offset)
    }.map(\.element)
    result.hasChanged = !told.isEmpty
    noteLeftOver()
  }

  /// Whether a problem only tells that data is not there, where nobody has looked.
  private func isIdle(_ problem: Problem) -> Bool {
    if case .believed = data { problem.isForWantOfData } else { false }
  }

  /// Whether a place is in one of those that are excused, which are apart and in order.
  private func isExcused(_ place: SourceRange) -> Bool {
    var (low, high) = (0, excused.count)
    while low < high {
      let middle = (low + high) / 2
      if excused[middle].lower <= place.lower { low = middle + 1 } else { high = middle }
    }
    return low > 0 && place.upper <= excused[low - 1].upper
  }

  /// What stands in the file otherwise than it would be frozen now, though each step's results are right.
  private mutating func noteLeftOver() {
    guard let frozen else { return }
    let names = Set(seen)
    for (place, step) in frozen.steps.enumerated() where !names.contains(place) {
      result.leftOver.append(.frozenAndGone(step.label, path: path))
    }
    if let place = seen.indices.dropFirst().first(where: { seen[$0] < seen[$0 - 1] }) {
      result.leftOver.append(.frozenElsewhere(frozen.steps[seen[place]].label, path: path))
    }
    if result.lesson.inlineTexts.count < frozen.inlineValues.count {
      result.leftOver.append(.frozenValueGone(path: path))
    }
  }
}

extension [KeyPart] {
  /// The expression of an inline value.
  fileprivate var said: String { first { $0.kind == .text }?.value ?? "" }
}

extension KeyPart {
  /// What counts of it.
  fileprivate var compared: [String] { [kind.rawValue, name, value] }
}

extension FrozenStep {
  /// What the step left, but for what is read.
  fileprivate var record: StepRecord {
    StepRecord(
      outputs: [], binds: binds, changes: changes,
      originals: Dictionary(originals.map { ($0.name, $0.value) }) { first, _ in first },
      ordinals: Dictionary(draws.map { ($0.name, $0.value) }) { first, _ in first }, restoration: .doing, seconds: 0)
  }
}

extension Problem {
  /// Whether it may be there only because data is not.
  fileprivate var isForWantOfData: Bool {
    switch code {
    case .missingDataset, .unreadableFile, .unknownDataset: true
    default: false
    }
  }

  /// Whether it is wrong whatever the data.
  fileprivate var isOfText: Bool { code.rawValue.hasPrefix("L") }
}
