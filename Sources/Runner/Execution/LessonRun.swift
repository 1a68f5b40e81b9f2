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
  /// The steps in the run before this one, and this one for the next.
  private lazy var before: [Int: LastRun.Step] = stepsBefore()
  private var now = LastRun()
  private var isFaultTold = false
  /// The keys of all that was read so far, and the files; nil where one is not known.
  private var origin: (keys: [String], files: [LessonOrigin.File], wholes: [LessonOrigin.Whole])?
  /// Whether the files that were read are as they were when the lesson was checked; else nothing more is kept.
  private(set) var isSteady = true
  /// What each step left, to be read again; of one that failed too.
  private(set) var records: [StepRecord] = []

  init(_ session: Session, _ result: ExecutedLesson, of lesson: CheckedLesson, _ cache: StepCache?) {
    self.session = session
    self.result = result
    self.lesson = lesson
    self.cache = cache
    origin = cache.map { ([$0.program, Digest(of: lesson.document.source.bytes).hexadecimal], [], []) }
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
    let before = Before(session)
    guard let cache, let kind = lesson.kind(of: step) else {
      session.report(.started(label: session.label))
      let done = done(step)
      records.append(record(of: done.step, step, before))
      finish(step, done.step)
      return
    }
    let (key, reads, files) = ledger.key(of: step, kind: kind, session, cache)
    noteFiles(of: step)
    // What went wrong may have gone well another time, with the same keys.
    let isKnown = files != nil && isSteady && ledger.isSound(reads)
    noteOrigin(key, isKnown ? files : nil)
    if isKnown,
      let record = cache.value(of: StepRecord.self, under: key.digest, .outputs, base: step.block.range.lower),
      session.scope.work.hasRoom(for: record.spent) {
      if kind.resumableOption != nil { cache.useTraining(keptUnder: key.values) }
      takeUp(record, of: step, key, reads)
      return
    }
    session.report(.started(label: session.label))
    let reason = files == nil ? .unknowable : Self.reason(from: self.before[step.block.index], to: key.parts)
    session.trainings = trainings(key, reads)
    session.resumedEpochs = 0
    defer { session.trainings = nil }
    var done = done(step, reads)
    done.step.reason = reason
    done.step.resumedEpochs = session.resumedEpochs
    noteFiles(of: step)
    keep(done, of: step, key, reads, before, isKnown: isKnown)
    note(key, seconds: done.step.seconds)
    finish(step, done.step)
  }

  /// Notes a step for the next run.
  private mutating func note(_ key: StepKey, seconds: Double) {
    now.steps.append(LastRun.Step(label: session.label, key: key.digest, parts: key.parts, seconds: seconds))
  }

  /// What the session had counted before a step.
  private struct Before {
    let ordinals: [String: Int]
    let spent: Work.Spent

    init(_ session: Session) {
      ordinals = session.ordinals
      spent = session.scope.work.spent
    }
  }

  /// The states of a step's training; nil where it is none, or where it is not known what it is computed from.
  func trainings(_ key: StepKey, _ reads: [String: Int]) -> TrainingCache? {
    guard let cache, let training = key.training, isSteady, ledger.isSound(reads) else { return nil }
    return TrainingCache(cache, key: training)
  }

  /// Compares the files that a step reads with what they were when it was checked: what is computed from two contents
  /// is not kept.
  mutating func noteFiles(of step: CheckedStep) {
    if isSteady, !step.isSteady(in: session.library) { isSteady = false }
  }

  /// Notes what a step is computed from.
  private mutating func noteOrigin(_ key: StepKey, _ files: [SourceFile]?) {
    guard let files else { return origin = nil }
    let contents = key.parts.filter { $0.kind == .data }
    origin?.keys.append(key.digest.hexadecimal)
    origin?.files += zip(files, contents).map { LessonOrigin.File(path: $0.path, digest: $1.value) }
    // Those of a step are of one whole.
    if let whole = files.first?.whole { origin?.wholes.append(LessonOrigin.Whole(whole, files.map(\.path))) }
  }

  /// A step that was done now.
  private struct Done {
    var step: Step
    /// Whether it ended with an error, so that what it names is unknown.
    let isLost: Bool
    /// What its expressions computed.
    let spent: Work.Spent
  }

  /// Does a step, with what it reads brought into the session.
  private mutating func done(_ step: CheckedStep, _ reads: [String: Int] = [:]) -> Done {
    let start = ContinuousClock.now
    _ = session.scope.takeTouched()
    var outputs: [Output] = []
    var isLost = false
    var spent = session.scope.work.spent
    do throws(Problem) {
      try session.goOn()
      try bringBack(Set(reads.values).union(ledger.failures(among: reads.keys)))
      if !isSteady { session.trainings = nil }
      spent = session.scope.work.spent
      outputs = try session.directive(of: step).execute(&session)
      if outputs.flatMap(\.problems).contains(where: { $0.code == .tooMuchWork }) { session.noteEnd() }
    } catch {
      session.forget(step.block, reading: Set(reads.keys))
      session.noteEnd()
      outputs = [.problem(error)]
      isLost = true
    }
    let elapsed = (ContinuousClock.now - start).components
    let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    let done = Step(directive: session.block, label: session.label, outputs: outputs, seconds: seconds)
    return Done(step: done, isLost: isLost, spent: session.scope.work.spent - spent)
  }

  private mutating func finish(_ checked: CheckedStep, _ done: Step) {
    var done = done
    // A step that failed used no value of theirs.
    if !done.outputs.contains(where: { !$0.problems.isEmpty }) { done.controls = checked.controls }
    result.problems += done.outputs.flatMap(\.problems)
    session.remember(done.outputs, of: checked.block)
    result.steps.append(done)
    session.report(.finished(done))
  }

  /// Takes a kept result in place of doing the step.
  private mutating func takeUp(
    _ record: StepRecord, of checked: CheckedStep, _ key: StepKey, _ reads: [String: Int]
  ) {
    let entry = Ledger.Entry(
      step: checked, key: key, reads: reads, writes: Set(record.binds + record.changes),
      restoration: record.restoration, ordinals: session.ordinals, spent: session.scope.work.spent, isSound: true,
      presence: .absent)
    ledger.note(entry, record)
    records.append(record)
    session.ordinals.merge(record.ordinals) { $1 }
    session.scope.work.add(record.spent)
    var step = Step(
      directive: checked.block, label: session.label, outputs: record.outputs.map { numbered($0) }, seconds: 0)
    step.reason = .kept
    note(key, seconds: record.seconds)
    finish(checked, step)
  }

  /// A figure has the number of its place in this lesson.
  private mutating func numbered(_ output: Output) -> Output {
    guard case .figure(var figure) = output else { return output }
    figure.number = session.nextFigureNumber()
    return .figure(figure)
  }

  /// Keeps what a step left, where all went well.
  private mutating func keep(
    _ done: Done, of checked: CheckedStep, _ key: StepKey, _ reads: [String: Int], _ before: Before, isKnown: Bool
  ) {
    guard let cache else { return }
    var record = record(of: done.step, checked, before)
    record.spent = done.spent
    let writes = Set(record.binds + record.changes)
    let isSound = done.step.outputs.allSatisfy(\.isSound)
    let bindings = isSound && isKnown && isSteady ? keptBindings(writes) : nil
    if done.isLost {
      record.restoration = .unknown
    } else if let bindings {
      record.restoration =
        bindings.isEmpty ? .nothing : bindings.contains(where: \.value.needsData) ? .valuesAndData : .values
    }
    let entry = Ledger.Entry(
      step: checked, key: key, reads: reads, writes: writes, restoration: record.restoration,
      ordinals: before.ordinals, spent: before.spent, isSound: isSound, presence: .whole)
    ledger.note(entry, record)
    records.append(record)
    guard isSound, isKnown, isSteady else { return }
    do throws(CacheFault) {
      if let bindings, !bindings.isEmpty { try cache.keep(bindings, under: key.values, .values) }
      try cache.keep(record, under: key.digest, .outputs, base: checked.block.range.lower)
    } catch {
      tell(error)
    }
    if let fault = session.trainings?.fault { tell(fault) }
  }

  /// What a step left that was just done.
  private mutating func record(of done: Step, _ checked: CheckedStep, _ before: Before) -> StepRecord {
    var touched = session.scope.takeTouched()
    if let id = checked.block.id { touched.bound.insert(id.value) }
    return StepRecord(
      outputs: done.outputs, binds: touched.bound.sorted(), changes: touched.changed.sorted(),
      originals: session.scope.originals(of: touched.bound.union(touched.changed)),
      ordinals: session.ordinals.filter { before.ordinals[$0.key] != $0.value }, restoration: .doing,
      seconds: done.seconds)
  }

  /// What the step's names are bound to; nil where something of it cannot be kept.
  func keptBindings(_ names: Set<String>) -> [KeptBinding]? {
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
    let work = session.scope.work
    let isKnown = isSteady && ledger.isSound(reads)
    if isKnown, let kept = cache.value(of: InlineRecord.self, under: key.digest, .outputs),
      work.hasRoom(for: kept.spent) {
      work.add(kept.spent)
      result.inlineTexts.append(kept.text)
      return
    }
    do throws(Problem) {
      try bringBack(Set(reads.values).union(ledger.failures(among: reads.keys)))
    } catch {
      tell(error, of: inline)
      return
    }
    let before = work.spent
    readNow(inline)
    guard isKnown, isSteady, let text = result.inlineTexts.last, text.problem == nil else { return }
    do throws(CacheFault) {
      try cache.keep(InlineRecord(text: text, spent: work.spent - before), under: key.digest, .outputs)
    } catch {
      tell(error)
    }
  }

  private mutating func readNow(_ inline: InlineValue) {
    do throws(Problem) {
      let value = try Evaluator(scope: session.scope, source: session.source).value(of: inline.expression)
      if value.isUnknown { throw .notRun(at: inline.expression.range) }
      result.inlineTexts.append(inlineText(value, format: inline.format?.value, numbers: result.numbers))
    } catch {
      tell(error, of: inline)
    }
  }

  /// That something was not run is told where it failed.
  private mutating func tell(_ problem: Problem, of inline: InlineValue) {
    if problem.code == .tooMuchWork { session.noteEnd() }
    if problem.code != .notRun { result.problems.append(problem) }
    result.inlineTexts.append(
      InlineText(text: session.source.text(inline.expression.range), problem: problem))
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
    if let origin, isSteady, lesson.isSteady(in: session.library) {
      result.origin = LessonOrigin(
        digest: Digest(of: origin.keys).hexadecimal, files: origin.files, wholes: origin.wholes)
    }
    guard let cache else { return }
    do throws(CacheFault) {
      try now.keep(for: lesson.document.source.path, cache)
    } catch {
      tell(error)
    }
  }
}
