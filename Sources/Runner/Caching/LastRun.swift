import Cache
import FileSystem
import Lesson

/// What the steps of a lesson were computed from the last time, to tell why one is computed now.
struct LastRun: Codable, Sendable {
  struct Step: Codable, Sendable {
    let label: String
    let key: Digest
    let parts: [KeyPart]
    let seconds: Double
  }

  var steps: [Step] = []

  /// A lesson is where its path leads: two of one name are two.
  private static func place(of lesson: String) -> String {
    (try? realPath(lesson)).map { Digest(of: $0).hexadecimal } ?? lesson
  }

  /// That of a lesson; of none, empty.
  init(of lesson: String, _ cache: StepCache) {
    let key = Digest(of: ["run", Self.place(of: lesson)])
    self = cache.value(of: LastRun.self, under: key, .run) ?? LastRun()
  }

  init() {}

  /// Keeps it, unless one of which the same can be told is kept already: this is known without reading that one.
  func keep(for lesson: String, _ cache: StepCache) throws(CacheFault) {
    let place = Self.place(of: lesson)
    let (key, mark) = (Digest(of: ["run", place]), Digest(of: ["run", "mark", place]))
    let told = told
    // It may be gone though its mark is not.
    guard cache.value(of: Digest.self, under: mark, .run) != told || !cache.store.use(key) else { return }
    try cache.keep(self, under: key, .run)
    try cache.keep(told, under: mark, .run)
  }

  /// Of all that may be told of it: also what two steps with the same key say otherwise.
  private var told: Digest {
    var texts: [String] = []
    for step in steps {
      texts += [step.label, step.key.hexadecimal]
      for part in step.parts where !part.shown.isEmpty { texts += [part.name, part.shown] }
    }
    return Digest(of: texts)
  }
}

extension StepReason {
  /// How what a step is computed from differs from what it was; nil where it does not. What the author wrote comes
  /// first, as that is what a person remembers.
  init?(
    from before: [KeyPart], to parts: [KeyPart],
    among kinds: [KeyPart.Kind] = [
      .option, .text, .source, .data, .random, .style, .input, .program, .directive,
    ]
  ) {
    for kind in kinds {
      let old = before.filter { $0.kind == kind }
      let new = parts.filter { $0.kind == kind }
      // What is shown of a part may differ where the part does not.
      if old.elementsEqual(new, by: { $0.name == $1.name && $0.value == $1.value }) { continue }
      let changed = new.first { part in !old.contains { $0.name == part.name && $0.value == part.value } }
      let gone = old.first { part in !new.contains { $0.name == part.name } }
      let name = (changed ?? gone)?.told ?? ""
      switch kind {
      case .program, .directive: self = .program
      case .text, .source, .place: self = .text
      case .random: self = .random
      case .style: self = .style
      case .data: self = .data(name)
      case .input: self = .input(name)
      case .option, .usual: self = Self.changed(option: name, from: before, to: parts)
      }
      return
    }
    return nil
  }

  /// How an option changed: its usual value counts as nothing, and may stand there all the same.
  private static func changed(option name: String, from before: [KeyPart], to parts: [KeyPart]) -> StepReason {
    func said(_ parts: [KeyPart]) -> String? {
      parts.first { $0.name == name && ($0.kind == .option || $0.kind == .usual) }?.shown
    }
    guard let now = said(parts) else { return .removed(name) }
    guard let old = said(before) else { return .added(name) }
    return .option(name, before: old, now: now)
  }
}
