import Diagnostics
import JSON
package import Lesson
import Runner
import Typography

/// A step of a lesson that is open: what it says, what is wrong with it, and what it left when it last ran.
package struct LiveStep: Sendable {
  /// What it left, and from what.
  package struct Result: Sendable {
    package var fingerprint: UInt64
    package var html: String
    /// What is said aloud: «evaluar red: exactitud 0,87».
    package var spoken: String
    package var fails: Bool
    package var seconds: Double
    /// Of a training.
    package var epochs: Int?

    package init(
      fingerprint: UInt64, html: String, spoken: String, fails: Bool, seconds: Double, epochs: Int? = nil
    ) {
      self.fingerprint = fingerprint
      self.html = html
      self.spoken = spoken
      self.fails = fails
      self.seconds = seconds
      self.epochs = epochs
    }
  }

  /// What became of it in the run that goes on or that was last.
  package enum Stage: Sendable, Equatable {
    case idle
    case running
    /// It would take so many seconds, and waits until somebody asks for it.
    case waits(seconds: Double)
  }

  /// The same as long as the lesson is open.
  package let uid: String
  /// Where it stands in the source.
  package var place: DirectiveText
  package var block: DirectiveBlock
  /// What pages keep of it: what the file says, or the last text that was changed as a whole.
  package var savedText: String
  /// What somebody writes that is no directive any more; the source keeps what it said before.
  package var draft: String?
  package var fingerprint: UInt64
  package var result: Result?
  package var stage = Stage.idle

  package var text: String { draft ?? place.text }

  package var label: String { block.label }

  /// Whether it is to be run: for the first time, or again.
  package var isStale: Bool { draft != nil || result?.fingerprint != fingerprint }

  /// How it stands, for who sees and for who hears it.
  package var state: (name: String, words: String) {
    switch stage {
    case .running: ("running", "ejecutándose")
    case .waits(let seconds): ("waits", "sin ejecutar · tardaría \(Self.duration(seconds))")
    case .idle where isStale: (result == nil ? "new" : "stale", "sin ejecutar")
    case .idle: ("fresh", "")
    }
  }

  /// «unos 12 s», «unos 3 min».
  package static func duration(_ seconds: Double) -> String {
    let numbers = NumberStyle()
    if seconds < 100 { return "unos \(numbers.integer(Int(seconds.rounded(.up)))) s" }
    return "unos \(numbers.integer(Int((seconds / 60).rounded(.up)))) min"
  }
}

// MARK: What a page is told

extension LiveStep {
  /// All but the result, as a page is told it; `problems` are those within the step.
  func view(in source: SourceText, problems: [Problem], anchor: String) -> JSONValue {
    let (state, words) = state
    return .object([
      "uid": .string(uid), "anchor": .string(anchor), "label": .string(label), "text": .string(text),
      "base": .string(savedText), "state": .string(state), "words": .string(words),
      "tokens": .array(tokens(in: source)), "controls": .array(controls(in: source)),
      "problems": .array(draft == nil ? problems.compactMap { mark($0, in: source) } : [Self.draftMark(of: text)]),
    ])
  }

  /// `[start, length, kind]` of each word to be coloured, in UTF-16 units.
  private func tokens(in source: SourceText) -> [JSONValue] {
    guard draft == nil else { return [] }
    return highlights(of: block, in: source).filter { $0.kind != .fence }.compactMap { highlight in
      guard let lower = place.unit(ofOffset: highlight.range.lower),
        let upper = place.unit(ofOffset: highlight.range.upper), upper > lower
      else { return nil }
      return .array([.integer(lower), .integer(upper - lower), .string(highlight.kind.rawValue)])
    }
  }

  /// What the reader may move, and where its value stands.
  private func controls(in source: SourceText) -> [JSONValue] {
    guard draft == nil else { return [] }
    return block.controls(in: source).compactMap { control, value in
      guard let from = place.unit(ofOffset: value.lower), let to = place.unit(ofOffset: value.upper) else { return nil }
      var members = [
        JSONMember("option", .string(control.option.value)), JSONMember("from", .integer(from)),
        JSONMember("to", .integer(to)), JSONMember("value", .string(source.text(value))),
      ]
      switch control.values {
      case .choices(let choices): members.append(JSONMember("choices", .array(choices.map(JSONValue.string))))
      case .interval(let low, let high, let isInteger):
        members += [
          JSONMember("low", .number(low)), JSONMember("high", .number(high)), JSONMember("isInteger", .bool(isInteger)),
        ]
      }
      return .object(members)
    }
  }

  private func mark(_ problem: Problem, in source: SourceText) -> JSONValue? {
    guard let range = problem.range, let lower = place.unit(ofOffset: range.lower) else { return nil }
    let upper = max(place.unit(ofOffset: range.upper) ?? lower, lower)
    var fixes: [JSONValue] = []
    for suggestion in problem.suggestions {
      guard let from = place.unit(ofOffset: suggestion.range.lower),
        let to = place.unit(ofOffset: suggestion.range.upper)
      else { continue }
      let shown = suggestion.replacement.isEmpty
        ? "Quita «\(visible(source.text(suggestion.range)))»" : "Pon «\(visible(suggestion.replacement))»"
      fixes.append(
        .object([
          "from": .integer(from), "to": .integer(to), "text": .string(suggestion.replacement), "title": .string(shown),
        ]))
    }
    let lines = [problem.label].compactMap(\.self) + problem.notes
    return .object([
      "from": .integer(lower), "to": .integer(upper), "severity": .string(problem.severity.rawValue),
      "isError": .bool(problem.severity == .error), "code": .string(problem.code.rawValue),
      "message": .string(problem.message), "lines": .array(lines.map(JSONValue.string)), "fixes": .array(fixes),
    ])
  }

  private static func draftMark(of text: String) -> JSONValue {
    let length = text.prefix { $0 != "\n" }.utf16.count
    return .object([
      "from": .integer(0), "to": .integer(length), "severity": .string(Severity.error.rawValue),
      "isError": .bool(true), "code": .string(Code.malformedFence.rawValue),
      "message": .string("la primera línea de un paso es su directiva entre llaves"),
      "lines": .array([.string("por ejemplo: {calcular}")]), "fixes": .array([]),
    ])
  }
}
