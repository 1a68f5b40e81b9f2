import Cache
import Datasets
import Diagnostics
import Lesson
import Neural
import Typography

/// A lesson while it is run: its results so far, and what its steps remember.
struct LessonRun {
  var session: Session
  var result: ExecutedLesson
  let lesson: CheckedLesson
  let cache: StepCache?
  var ledger = Ledger()
  /// The run before this one, and this one for the next.
  private lazy var before = cache.map { LastRun(of: lesson.document.source.path, $0) } ?? LastRun()
  private var now = LastRun()
  private var isFaultTold = false
  /// The keys of all that was read so far, and the files; nil where one is not known.
  private var origin: (keys: [String], files: [LessonOrigin.File])?
  /// What each step left, to be read again; of one that failed too.
  private(set) var records: [StepRecord] = []

  init(_ session: Session, _ result: ExecutedLesson, of lesson: CheckedLesson, _ cache: StepCache?) {
    self.session = session
    self.result = result
    self.lesson = lesson
    self.cache = cache
    origin = cache.map { ([$0.program, Digest(of: lesson.document.source.bytes).hexadecimal], []) }
  }

  /// Tells once why results cannot be kept.
  private mutating func tell(_ fault: CacheFault) {
    if !isFaultTold { session.report(.notKept(fault)) }
    isFaultTold = true
  }

  // MARK: Steps

  mutating func run(_ step: CheckedStep) {
    session.block = step.block
    session.label = step.block.label
    guard let cache, let kind = lesson.kind(of: step) else {
      session.report(.started(label: session.label))
      let ordinals = session.ordinals
      _ = session.scope.takeTouched()
      let done = measured { run in run.done(step) }
      records.append(record(of: done.step, step, ordinals: ordinals))
      finish(step, done)
      return
    }
    let (key, reads, isKnown) = ledger.key(of: step, kind: kind, session, cache)
    noteOrigin(of: step, key, isKnown: isKnown)
    let name = now.name(session.label)
    if isKnown, let record = cache.value(of: StepRecord.self, under: key.digest, .outputs, base: step.block.range.lower)
    {
      takeUp(record, of: step, key, reads, name)
      return
    }
    session.report(.started(label: session.label))
    let reason = isKnown ? before.reason(name, key.parts) : .unknowable
    if let option = kind.resumableOption {
      let inputs = reads.mapValues { ledger.entries[$0].key.numbers }
      session.trainings = TrainingCache(cache, key: key.numbers(without: option, inputs: inputs))
    }
    session.resumedEpochs = 0
    defer { session.trainings = nil }
    let ordinals = session.ordinals
    _ = session.scope.takeTouched()
    var done = measured { run in
      do throws(Problem) {
        try run.bringBack(reads.values)
        return run.done(step)
      } catch {
        run.session.forget(step.block)
        return [.problem(error)]
      }
    }
    done.step.reason = reason
    done.step.resumedEpochs = session.resumedEpochs
    keep(done.step, of: step, key, reads, ordinals: ordinals, isKnown: isKnown)
    now.steps.append(LastRun.Step(name: name, key: key.digest, parts: key.parts, seconds: done.step.seconds))
    finish(step, done)
  }

  /// Notes what a step is computed from.
  private mutating func noteOrigin(of step: CheckedStep, _ key: StepKey, isKnown: Bool) {
    guard isKnown else { return origin = nil }
    let files = step.directive?.files(in: session.library) ?? []
    let contents = key.parts.filter { $0.kind == .data }
    origin?.keys.append(key.digest.hexadecimal)
    origin?.files += zip(files, contents).map { LessonOrigin.File(path: $0.path, digest: $1.value) }
  }

  /// Does a step, with what it reads in the session.
  private mutating func done(_ step: CheckedStep) -> [Output] {
    do throws(Problem) {
      try session.goOn()
      return try session.directive(of: step).execute(&session)
    } catch {
      session.forget(step.block)
      session.noteEnd()
      return [.problem(error)]
    }
  }

  private mutating func measured(_ work: (inout LessonRun) -> [Output]) -> (step: Step, outputs: [Output]) {
    let start = ContinuousClock.now
    let outputs = work(&self)
    let elapsed = (ContinuousClock.now - start).components
    let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    return (Step(directive: session.block, label: session.label, outputs: outputs, seconds: seconds), outputs)
  }

  private mutating func finish(_ checked: CheckedStep, _ done: (step: Step, outputs: [Output])) {
    result.problems += done.outputs.flatMap(\.problems)
    session.remember(done.outputs, of: checked.block)
    result.steps.append(done.step)
    session.report(.finished(done.step))
  }

  /// Takes a kept result in place of doing the step.
  private mutating func takeUp(
    _ record: StepRecord, of checked: CheckedStep, _ key: StepKey, _ reads: [String: Int], _ name: String
  ) {
    let entry = Ledger.Entry(
      step: checked, key: key, reads: reads, writes: Set(record.binds + record.changes),
      restoration: record.restoration, ordinals: session.ordinals, presence: .absent)
    ledger.note(entry, record)
    records.append(record)
    session.ordinals.merge(record.ordinals) { $1 }
    let outputs = record.outputs.map { numbered($0) }
    var step = Step(directive: checked.block, label: session.label, outputs: outputs, seconds: 0)
    step.reason = .kept
    now.steps.append(LastRun.Step(name: name, key: key.digest, parts: key.parts, seconds: record.seconds))
    finish(checked, (step, outputs))
  }

  /// A figure has the number of its place in this lesson.
  private mutating func numbered(_ output: Output) -> Output {
    guard case .figure(var figure) = output else { return output }
    figure.number = session.nextFigureNumber()
    return .figure(figure)
  }

  /// Keeps what a step left, where all went well.
  private mutating func keep(
    _ done: Step, of checked: CheckedStep, _ key: StepKey, _ reads: [String: Int], ordinals: [String: Int],
    isKnown: Bool
  ) {
    guard let cache else { return }
    var record = record(of: done, checked, ordinals: ordinals)
    let writes = Set(record.binds + record.changes)
    let isSound = isKnown && done.outputs.allSatisfy(\.isSound)
    let bindings = keptBindings(writes)
    if isSound, let bindings {
      record.restoration = bindings.contains(where: \.value.needsData) ? .valuesAndData : .values
    }
    let entry = Ledger.Entry(
      step: checked, key: key, reads: reads, writes: writes, restoration: record.restoration, ordinals: ordinals,
      presence: .whole)
    ledger.note(entry, record)
    records.append(record)
    guard isSound else { return }
    do throws(CacheFault) {
      if let bindings, !bindings.isEmpty { try cache.keep(bindings, under: key.values, .values) }
      try cache.keep(record, under: key.digest, .outputs, base: checked.block.range.lower)
    } catch {
      tell(error)
    }
    if let fault = session.trainings?.fault { tell(fault) }
  }

  /// What a step left that was just done; `ordinals` are those before it.
  private mutating func record(of done: Step, _ checked: CheckedStep, ordinals: [String: Int]) -> StepRecord {
    var touched = session.scope.takeTouched()
    if let id = checked.block.id { touched.bound.insert(id.value) }
    return StepRecord(
      outputs: done.outputs, binds: touched.bound.sorted(), changes: touched.changed.sorted(),
      originals: session.scope.originals(of: touched.bound.union(touched.changed)),
      ordinals: session.ordinals.filter { ordinals[$0.key] != $0.value }, restoration: .doing, seconds: done.seconds)
  }

  /// What the step's names are bound to; nil where something of it cannot be kept.
  private func keptBindings(_ names: Set<String>) -> [KeptBinding]? {
    var kept: [KeptBinding] = []
    for name in names.sorted() {
      // The id of a figure is no name.
      guard let value = session.scope[name]?.value else { continue }
      if case .model(let model) = value, let finished = session.trainings?.finished {
        kept.append(KeptBinding(name: name, value: .trained(finished, trainings: model.trainings)))
      } else if let value = KeptValue(value) {
        kept.append(KeptBinding(name: name, value: value))
      } else {
        return nil
      }
    }
    return kept
  }

  // MARK: Inline values

  mutating func read(_ inline: InlineValue) {
    guard let cache else {
      readNow(inline)
      return
    }
    let (key, reads) = ledger.key(of: inline, session, program: cache.program)
    origin?.keys.append(key.digest.hexadecimal)
    if let text = cache.value(of: InlineText.self, under: key.digest, .outputs) {
      result.inlineTexts.append(text)
      return
    }
    do throws(Problem) {
      try bringBack(reads.values)
    } catch {
      result.inlineTexts.append(InlineText(text: session.source.text(inline.expression.range), problem: error))
      return
    }
    readNow(inline)
    guard let text = result.inlineTexts.last, text.problem == nil else { return }
    do throws(CacheFault) {
      try cache.keep(text, under: key.digest, .outputs)
    } catch {
      tell(error)
    }
  }

  private mutating func readNow(_ inline: InlineValue) {
    let source = session.source
    do throws(Problem) {
      let value = try Evaluator(scope: session.scope, source: source).value(of: inline.expression)
      if value.isUnknown { throw .notRun(at: inline.expression.range) }
      result.inlineTexts.append(inlineText(value, format: inline.format?.value, numbers: result.numbers))
    } catch {
      if error.code != .notRun { result.problems.append(error) }
      result.inlineTexts.append(InlineText(text: source.text(inline.expression.range), problem: error))
    }
  }

  // MARK: Solutions, and the end

  mutating func begin() {
    session.beginBranch()
    ledger.beginBranch()
  }

  mutating func end(_ solution: TeachingBlock) {
    session.endBranch(of: solution)
    ledger.endBranch()
  }

  /// Gives away the networks of a lesson that went well, and notes for the next run what this one was computed from.
  mutating func close(_ give: (([NamedNetwork]) -> Void)?) {
    if let give, !result.problems.contains(where: { $0.severity == .error }) {
      do throws(Problem) {
        try bringBack(Set(ledger.latest.values))
        give(session.scope.compiledNetworks)
      } catch {
        result.problems.append(error)
      }
    }
    result.origin = origin.map { LessonOrigin(digest: Digest(of: $0.keys).hexadecimal, files: $0.files) }
    guard let cache else { return }
    do throws(CacheFault) {
      try now.keep(for: lesson.document.source.path, cache)
    } catch {
      tell(error)
    }
  }
}
