import Cache
import Diagnostics
import Lesson

/// What a step says, by which it is found again in the run before.
struct StepText {
  let label: String
  let written: Digest

  init(_ label: String, _ parts: [KeyPart]) {
    self.label = label
    written = Digest(of: parts.filter(\.isWritten).flatMap { [$0.kind.rawValue, $0.name, $0.value] })
  }
}

extension KeyPart {
  /// Whether the author wrote it, and in the step itself.
  fileprivate var isWritten: Bool {
    switch kind {
    case .option, .source: true
    // What stands around a failure has a name.
    case .text: name.isEmpty
    case .program, .directive, .usual, .input, .data, .random, .style, .place: false
    }
  }
}

extension LastRun {
  /// For each of some steps in the order of their lesson, what it was in this run; nil for a new one.
  ///
  /// Of those with the same label, first those belong together that say the same, wherever they stand now; then those
  /// in between, and at last all that are left, in their order.
  func matched(to texts: [StepText]) -> [Step?] {
    let before = steps.map { StepText($0.label, $0.parts) }
    let old = Dictionary(grouping: before.indices) { before[$0].label }
    let new = Dictionary(grouping: texts.indices) { texts[$0].label }
    var result = [Step?](repeating: nil, count: texts.count)
    for (label, places) in new {
      guard let candidates = old[label] else { continue }
      let pairs = pairs(candidates.map { before[$0].written }, places.map { texts[$0].written })
      for (place, pair) in zip(places, pairs) { result[place] = pair.map { steps[candidates[$0]] } }
    }
    return result
  }

  /// For each of some new texts, the place among the old ones of that which it was.
  private func pairs(_ old: [Digest], _ new: [Digest]) -> [Int?] {
    var pairs = [Int?](repeating: nil, count: new.count)
    // The first of them is taken last from each list.
    var same = Dictionary(grouping: old.indices.reversed()) { old[$0] }
    for index in new.indices { pairs[index] = same[new[index]]?.popLast() }
    var free = Set(old.indices).subtracting(pairs.compactMap(\.self))
    if free.isEmpty { return pairs }
    var ends: [Int] = []
    for pair in pairs.reversed() { ends.append(pair ?? ends.last ?? old.count) }
    ends.reverse()
    var start = -1
    for index in new.indices {
      if let pair = pairs[index] {
        start = pair
      } else if start < ends[index], let found = (start + 1..<ends[index]).first(where: free.contains) {
        pairs[index] = found
        free.remove(found)
        start = found
      }
    }
    var rest = free.sorted().makeIterator()
    for index in new.indices where pairs[index] == nil { pairs[index] = rest.next() }
    return pairs
  }
}

extension LessonRun {
  /// What each step of the lesson was in the run before this one, by its directive's place.
  func stepsBefore() -> [Int: LastRun.Step] {
    guard let cache else { return [:] }
    let last = LastRun(of: lesson.document.source.path, cache)
    guard !last.steps.isEmpty else { return [:] }
    var (places, texts): ([Int], [StepText]) = ([], [])
    for step in lesson.steps {
      guard let kind = lesson.kind(of: step) else { continue }
      var names = SpokenNames()
      places.append(step.block.index)
      texts.append(StepText(step.block.label, ledger.written(step.block, kind.specification, session, &names)))
    }
    var result: [Int: LastRun.Step] = [:]
    for (place, step) in zip(places, last.matched(to: texts)) { result[place] = step }
    return result
  }

  /// Why a step of which nothing is kept has to be done; `before` is what it was.
  static func reason(from before: LastRun.Step?, to parts: [KeyPart]) -> StepReason {
    guard let before else { return .new }
    return StepReason(from: before.parts, to: parts) ?? .absent
  }
}
