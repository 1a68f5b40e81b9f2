import Cache
import Lesson

/// What the steps of a lesson were computed from the last time, to tell why one is computed now.
struct LastRun: Codable, Sendable {
  struct Step: Codable, Sendable {
    /// Its label, and which of that label it is.
    let name: String
    let key: Digest
    let parts: [KeyPart]
    let seconds: Double
  }

  var steps: [Step] = []

  private static func key(_ lesson: String) -> Digest { Digest(of: ["run", lesson]) }

  /// That of a lesson; of none, empty.
  init(of lesson: String, _ cache: StepCache) {
    self = cache.value(of: LastRun.self, under: Self.key(lesson), .run) ?? LastRun()
  }

  init() {}

  /// Keeps it, unless one that was computed from the same is kept already: this is told without reading that one.
  func keep(for lesson: String, _ cache: StepCache) throws(CacheFault) {
    let mark = Digest(of: steps.flatMap { [$0.name, $0.key.hexadecimal] })
    let place = Digest(of: ["run", "mark", lesson])
    guard cache.value(of: Digest.self, under: place, .run) != mark else { return }
    try cache.keep(self, under: Self.key(lesson), .run)
    try cache.keep(mark, under: place, .run)
  }

  /// The name of the next step of a label.
  func name(_ label: String) -> String {
    let prefix = label + "\u{1}"
    return prefix + String(steps.count { $0.name.hasPrefix(prefix) })
  }

  /// Why a step of which nothing is kept has to be done.
  func reason(_ name: String, _ parts: [KeyPart]) -> StepReason {
    guard let before = steps.first(where: { $0.name == name })?.parts else { return .new }
    return StepReason(from: before, to: parts) ?? .absent
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
      self = Self.difference(kind, old, new)
      return
    }
    return nil
  }

  private static func difference(_ kind: KeyPart.Kind, _ old: [KeyPart], _ new: [KeyPart]) -> StepReason {
    let changed = new.first { part in !old.contains { $0.name == part.name && $0.value == part.value } }
    let gone = old.first { part in !new.contains { $0.name == part.name } }
    let name = changed?.name ?? gone?.name ?? ""
    switch kind {
    case .program, .directive: return .program
    case .text, .source, .place: return .text
    case .random: return .random
    case .style: return .style
    case .data: return .data(name)
    case .input: return .input(name)
    case .option:
      guard let changed else { return .removed(name) }
      guard let before = old.first(where: { $0.name == changed.name }) else { return .added(name) }
      return .option(name, before: before.shown, now: changed.shown)
    }
  }
}
