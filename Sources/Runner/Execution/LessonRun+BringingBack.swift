import Cache
import Datasets
import Diagnostics
import Lesson
import Typography

extension LessonRun {
  /// Brings into the session what some steps left, whose results were kept: from kept values, or by doing the step
  /// again where that is quick. What goes wrong leaves nothing in the session.
  mutating func bringBack(_ entries: some Sequence<Int>) throws(Problem) {
    let wanted = Array(entries)
    let needed = ledger.needed(for: wanted)
    if needed.isEmpty { return }
    let (block, label, ordinals, figures) = (session.block, session.label, session.ordinals, session.figureCount)
    let (trainings, resumed, spent) = (session.trainings, session.resumedEpochs, session.scope.work.spent)
    defer {
      (session.block, session.label, session.ordinals, session.figureCount) = (block, label, ordinals, figures)
      (session.trainings, session.resumedEpochs) = (trainings, resumed)
      // What is done again was counted when it was done, or taken up.
      session.scope.work.spent = spent
      _ = session.scope.takeTouched()
    }
    do throws(Problem) {
      if !ledger.isTangled(needed), try bringBack(needed, in: 0..<ledger.entries.count) { return }
      // Where kept values do not serve, what is in the session is no more what those steps found.
      while try !bringBackAnew(wanted) {}
    } catch {
      forgetAll()
      throw error
    }
  }

  /// The same from the first step on, in a session that remembers nothing, each solution beginning where it does.
  private mutating func bringBackAnew(_ wanted: [Int]) throws(Problem) -> Bool {
    session.forgetNames()
    ledger.forgetPresence()
    let needed = ledger.needed(for: wanted)
    let starts = ledger.branchStarts
    var start = 0
    for (number, end) in starts.enumerated() {
      guard try bringBack(needed, in: start..<end) else { return false }
      start = end
      session.scope.beginBranch()
      ledger.rebegin(branch: number)
    }
    return try bringBack(needed, in: start..<ledger.entries.count)
  }

  /// Leaves nothing in the session but that solutions have begun.
  private mutating func forgetAll() {
    session.forgetNames()
    ledger.forgetPresence()
    for number in ledger.branchStarts.indices {
      session.scope.beginBranch()
      ledger.rebegin(branch: number)
    }
  }

  /// False where a kept value did not serve.
  private mutating func bringBack(_ needed: [Int: Ledger.Presence], in range: Range<Int>) throws(Problem) -> Bool {
    for index in needed.keys.sorted() where range.contains(index) {
      guard let presence = needed[index] else { continue }
      let step = ledger.entries[index].step
      session.block = step.block
      session.label = step.block.label
      session.ordinals = ledger.entries[index].ordinals
      session.trainings = nil
      guard try bringBack(ledger.entries[index], presence) else {
        ledger.giveUp(index)
        return false
      }
      ledger.set(presence, of: index)
      noteFiles(of: step)
    }
    return true
  }

  private mutating func bringBack(_ entry: Ledger.Entry, _ presence: Ledger.Presence) throws(Problem) -> Bool {
    switch entry.restoration {
    case .nothing: break
    case .unknown:
      for name in entry.writes.sorted() { session.scope.bind(name, .unknown, at: entry.step.block.headerRange) }
    case .doing where presence == .whole: try doAgain(entry)
    case .doing, .values, .valuesAndData:
      session.scope.work.spent = Work.Spent()
      session.outline(entry.step)
      return presence == .outlined || complete(entry)
    }
    return true
  }

  /// Does a step again; of one of which something went wrong, it goes wrong again.
  private mutating func doAgain(_ entry: Ledger.Entry) throws(Problem) {
    session.trainings = trainings(entry.key, entry.reads)
    session.scope.work.spent = entry.spent
    do throws(Problem) {
      for case .problem(let problem) in try session.directive(of: entry.step).execute(&session) {
        if entry.isSound { throw problem }
      }
    } catch {
      if entry.isSound { throw error }
      session.forget(entry.step.block, reading: Set(entry.reads.keys))
    }
    // Its values are no more there, or damaged.
    if entry.isGivenUp, isSteady, let cache, let bindings = keptBindings(entry.writes), !bindings.isEmpty {
      // That nothing can be kept is told for the step that is to be kept.
      try? cache.keep(bindings, under: entry.key.values, .values)
    }
  }

  /// Puts kept values under the names of an entry, of which all is there that is known without data; false where one
  /// does not serve.
  private mutating func complete(_ entry: Ledger.Entry) -> Bool {
    guard let cache, let kept = cache.value(of: [KeptBinding].self, under: entry.key.values, .values) else {
      return false
    }
    for binding in kept {
      let place = session.scope[binding.name]?.range ?? entry.step.block.headerRange
      // Taken out, so that a model's parameters are not copied.
      let model = session.scope.take(model: binding.name)
      let known = model.map(Value.model) ?? session.scope[binding.name]?.value
      guard let value = binding.value.value(completing: known, cache) else { return false }
      if case .model(let model) = value {
        session.scope.put(model, under: binding.name)
      } else {
        session.scope.bind(binding.name, value, at: place)
      }
    }
    return true
  }
}

extension Session {
  /// Binds what a step leaves, as far as it is known without data.
  fileprivate mutating func outline(_ step: CheckedStep) {
    let around = surroundings.without(step.block)
    scope = checkBlock(step.block, in: source, scope: scope, among: around, library: library).scope
  }
}

extension Scope {
  /// Of names that are models, whose copies they are.
  func originals(of names: Set<String>) -> [String: String] {
    Dictionary(names.compactMap { name in original(of: name).map { (name, $0) } }) { first, _ in first }
  }
}

extension CheckedLesson {
  /// The kind of directive of a step.
  func kind(of step: CheckedStep) -> (any Directive.Type)? {
    if let directive = step.directive { return type(of: directive) }
    let wanted = folded(step.block.name.value)
    return directives.first { folded($0.specification.name) == wanted }
  }
}
