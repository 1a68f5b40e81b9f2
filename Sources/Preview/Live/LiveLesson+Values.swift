import Diagnostics
package import Lesson
import Runner

/// An inline value as it was last computed.
package struct LiveValue: Sendable {
  package let text: InlineText
  /// Of what it was computed from.
  let fingerprint: UInt64
}

/// What an inline value comes from.
struct ValueOrigin: Sendable {
  /// Its source, so that what it was can be found again.
  let text: String
  let fingerprint: UInt64
  /// The steps above that were the last to change what its words stand for.
  let steps: [Int]
}

/// The values in the prose: what they were when they were last computed, and whether they still are.
extension LiveLesson {
  /// After the text has become another: values that say the same stay what they were.
  mutating func settleValues(_ new: [ValueOrigin]) {
    let old = zip(origins.map(\.text), values).map { ($0, $1) }
    origins = new
    values = Self.carried(old, to: origins.map(\.text))
  }

  private static func carried(_ old: [(String, LiveValue?)], to texts: [String]) -> [LiveValue?] {
    if old.map(\.0) == texts { return old.map(\.1) }
    var known: [String: [LiveValue?]] = [:]
    for (text, value) in old.reversed() { known[text, default: []].append(value) }
    return texts.map { known[$0]?.popLast() ?? nil }
  }

  /// Notes the inline values that a run came to; the texts and the fingerprints are those of the document that ran.
  /// What was written in the prose meanwhile keeps none of them from its place.
  mutating func note(values texts: [InlineText], of ran: Document, _ fingerprints: [UInt64]) {
    let sources = ran.inlineValues.map { ran.source.text($0.range) }
    let reached = zip(texts, fingerprints).map { LiveValue(text: $0, fingerprint: $1) }
    let missing = [LiveValue?](repeating: nil, count: max(0, sources.count - reached.count))
    let computed = (reached as [LiveValue?]) + missing
    let placed = Self.carried(Array(zip(sources, computed)), to: origins.map(\.text))
    let known = Dictionary(reached.map { ($0.fingerprint, $0) }) { first, _ in first }
    for (index, origin) in origins.enumerated() {
      if let value = known[origin.fingerprint] ?? placed[index] { values[index] = value }
    }
  }

  /// Whether a value is to be computed: for the first time, or again.
  package func isStale(value index: Int) -> Bool {
    let origin = origins[index]
    guard let value = values[index], value.fingerprint == origin.fingerprint else { return true }
    return origin.steps.contains { index in
      steps[index].draft != nil || checked.steps[index].problems.contains { $0.severity == .error }
    }
  }

  /// Whether there is one that no step has to be run for: it was written, or moved.
  var hasValueToCompute: Bool { values.indices.contains(where: isToCompute(value:)) }

  /// The same of those that a run did not have; the fingerprints are those of the values that it had.
  func hasValueToCompute(besides fingerprints: [UInt64]) -> Bool {
    let had = Set(fingerprints)
    return values.indices.contains { !had.contains(origins[$0].fingerprint) && isToCompute(value: $0) }
  }

  private func isToCompute(value index: Int) -> Bool {
    values[index] == nil || (isStale(value: index) && !origins[index].steps.contains { steps[$0].isStale })
  }
}
