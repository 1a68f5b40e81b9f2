import Diagnostics
import JSON
import Lesson

/// What takes long to find in a step: it stays so until the lesson is another, or what somebody writes in the step.
struct StepMarks {
  /// Of the lesson when they were found.
  let revision: Int
  let draft: LiveStep.Draft?
  fileprivate let tokens: JSONValue
  fileprivate let controls: JSONValue
  fileprivate let problems: JSONValue
}

extension LiveLesson {
  /// What is to be marked in a step that has these problems.
  func marks(of index: Int, _ problems: [Problem]) -> StepMarks {
    let step = steps[index]
    guard step.draft == nil else {
      return StepMarks(
        revision: revision, draft: step.draft, tokens: .array([]), controls: .array([]),
        problems: .array([step.draftMark]))
    }
    let units = DirectiveUnits(step.place)
    return StepMarks(
      revision: revision, draft: nil, tokens: .array(step.tokens(units, in: source)),
      controls: .array(step.controls(units, in: source)),
      problems: .array(problems.compactMap { LiveStep.mark($0, units, in: source) }))
  }
}

extension LiveStep {
  /// All but the result, as a page is told it.
  func view(_ marks: StepMarks, anchor: String) -> JSONValue {
    let (state, words) = state
    return .object([
      "uid": .string(uid), "anchor": .string(anchor), "label": .string(label), "text": .string(text),
      "base": .string(savedText), "state": .string(state), "words": .string(words), "tokens": marks.tokens,
      "controls": marks.controls, "problems": marks.problems,
    ])
  }

  /// `[start, length, kind]` of each word to be coloured, in UTF-16 units.
  fileprivate func tokens(_ units: DirectiveUnits, in source: SourceText) -> [JSONValue] {
    highlights(of: block, in: source).filter { $0.kind != .fence }.compactMap { highlight in
      guard let lower = units.unit(ofOffset: highlight.range.lower),
        let upper = units.unit(ofOffset: highlight.range.upper), upper > lower
      else { return nil }
      return .array([.integer(lower), .integer(upper - lower), .string(highlight.kind.rawValue)])
    }
  }

  /// What the reader may move, and where its value stands.
  fileprivate func controls(_ units: DirectiveUnits, in source: SourceText) -> [JSONValue] {
    block.controls(in: source).compactMap { control, value in
      guard let from = units.unit(ofOffset: value.lower), let to = units.unit(ofOffset: value.upper) else { return nil }
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

  fileprivate static func mark(_ problem: Problem, _ units: DirectiveUnits, in source: SourceText) -> JSONValue? {
    guard let range = problem.range, let lower = units.unit(ofOffset: range.lower) else { return nil }
    let upper = max(units.unit(ofOffset: range.upper) ?? lower, lower)
    var fixes: [JSONValue] = []
    for suggestion in problem.suggestions {
      guard let from = units.unit(ofOffset: suggestion.range.lower),
        let to = units.unit(ofOffset: suggestion.range.upper)
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

  /// What is wrong with what the lesson does not say.
  fileprivate var draftMark: JSONValue {
    let length = text.prefix { $0 != "\n" }.utf16.count
    let code = draft?.problem?.code ?? .malformedFence
    let lines = draft?.problem?.notes ?? ["por ejemplo: {calcular}"]
    return .object([
      "from": .integer(0), "to": .integer(length), "severity": .string(Severity.error.rawValue),
      "isError": .bool(true), "code": .string(code.rawValue), "message": .string(draftMessage),
      "lines": .array(lines.map(JSONValue.string)), "fixes": .array([]),
    ])
  }

  /// The same in a sentence.
  var draftMessage: String {
    draft?.problem?.message ?? "la primera línea de un paso es su directiva entre llaves"
  }
}
