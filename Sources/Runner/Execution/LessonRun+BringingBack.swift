import Cache
import Datasets
import Diagnostics
import Lesson
import Typography

extension LessonRun {
  /// Brings into the session what some steps left, whose results were kept: from kept values, or by doing the step
  /// again where that is quick.
  mutating func bringBack(_ entries: some Sequence<Int>) throws(Problem) {
    let wanted = Array(entries)
    while true {
      let needed = ledger.needed(for: wanted)
      if needed.isEmpty { return }
      if ledger.isTangled(needed) { return try startAnew(for: wanted) }
      // Where kept values do not serve, more is needed than was thought.
      if try bringBack(needed, in: 0..<ledger.entries.count) { return }
    }
  }

  /// The same from the first step on, in a session that remembers nothing, each solution beginning where it does.
  private mutating func startAnew(for wanted: [Int]) throws(Problem) {
    while true {
      session.forgetNames()
      ledger.forgetPresence()
      let needed = ledger.needed(for: wanted)
      var start = 0
      var isDone = true
      for (number, end) in (ledger.branchStarts + [ledger.entries.count]).enumerated() {
        isDone = try bringBack(needed, in: start..<end) && isDone
        start = end
        guard number < ledger.branchStarts.count else { break }
        session.scope.beginBranch()
        ledger.rebegin(branch: number)
      }
      if isDone { return }
    }
  }

  /// False where a kept value did not serve.
  private mutating func bringBack(_ needed: [Int: Ledger.Presence], in range: Range<Int>) throws(Problem) -> Bool {
    let (block, label, ordinals, figures) = (session.block, session.label, session.ordinals, session.figureCount)
    let (trainings, resumed) = (session.trainings, session.resumedEpochs)
    defer {
      (session.block, session.label, session.ordinals, session.figureCount) = (block, label, ordinals, figures)
      (session.trainings, session.resumedEpochs) = (trainings, resumed)
      _ = session.scope.takeTouched()
    }
    session.trainings = nil
    for index in needed.keys.sorted() where range.contains(index) {
      guard let presence = needed[index] else { continue }
      let entry = ledger.entries[index]
      session.block = entry.step.block
      session.label = entry.step.block.label
      session.ordinals = entry.ordinals
      if presence == .outlined || entry.restoration != .doing {
        session.outline(entry.step)
        if presence == .whole, !complete(entry) {
          ledger.giveUp(index)
          return false
        }
      } else {
        let outputs = try session.directive(of: entry.step).execute(&session)
        for case .problem(let problem) in outputs { throw problem }
      }
      ledger.set(presence, of: index)
    }
    return true
  }

  /// Puts kept values under the names of an entry, of which all is there that is known without data.
  private mutating func complete(_ entry: Ledger.Entry) -> Bool {
    guard let cache else { return false }
    guard let kept = cache.value(of: [KeptBinding].self, under: entry.key.values, .values) else {
      return entry.writes.allSatisfy { session.scope[$0] == nil }
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
    var around = surroundings
    if let id = step.block.id { around.steps[id.value] = nil }
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
