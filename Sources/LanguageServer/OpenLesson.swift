package import Diagnostics
import JSON
import Lesson
package import Runner

/// A lesson in an editor, and what was found in it.
package struct OpenLesson {
  let uri: String
  /// The client's number of the text.
  let version: Int?
  let source: SourceText
  let checked: CheckedLesson

  package init(uri: String, version: Int?, source: SourceText, checked: CheckedLesson) {
    self.uri = uri
    self.version = version
    self.source = source
    self.checked = checked
  }

  /// The block that holds an offset, fences included.
  func block(at offset: Int) -> DirectiveBlock? {
    checked.document.directives.first { $0.range.touches(offset) }
  }

  // MARK: Problems

  /// All problems with their places; those of the whole lesson at its start.
  var diagnostics: JSONValue { .array(checked.problems.map(diagnostic)) }

  private func diagnostic(_ problem: Problem) -> JSONValue {
    let lines = [problem.message, problem.label].compactMap(\.self) + problem.notes
    let related = problem.related.map { place in
      JSONValue.object([
        "location": .object(["uri": .string(uri), "range": source.range(place.range)]),
        "message": .string(place.message),
      ])
    }
    return .object([
      "range": source.range(problem.range ?? SourceRange(0, 0)),
      "severity": .integer(problem.severity == .error ? 1 : 2),
      "code": .string(problem.code.rawValue), "source": .string("leccion"),
      "message": .string(lines.joined(separator: "\n")), "relatedInformation": .array(related),
    ])
  }

  // MARK: Quick fixes

  /// What mends the problems of a range, and all that leaves no doubt at once; with `kinds`, only actions of those.
  func fixes(in range: JSONValue?, only kinds: [String]?) -> JSONValue {
    guard let lower = source.offset(range?["start"]), let upper = source.offset(range?["end"]) else {
      return .array([])
    }
    func isAsked(_ kind: String) -> Bool { kinds?.contains { kind == $0 || kind.hasPrefix($0 + ".") } ?? true }
    var actions: [JSONValue] = []
    for problem in checked.problems where isAsked("quickfix") {
      guard let place = problem.range, place.lower <= upper, place.upper >= lower else { continue }
      for suggestion in problem.suggestions { actions.append(fix(problem, suggestion)) }
    }
    if isAsked("source.fixAll"), let fixed = source.applyingFixes(of: checked.problems) {
      let whole = edit(SourceRange(0, source.bytes.count), String(decoding: fixed, as: UTF8.self))
      actions.append(
        .object([
          "title": .string("Arregla lo que no admite duda"), "kind": .string("source.fixAll"), "edit": whole,
        ]))
    }
    return .array(actions)
  }

  private func fix(_ problem: Problem, _ suggestion: Suggestion) -> JSONValue {
    let written = source.text(suggestion.range)
    let title =
      if suggestion.replacement.isEmpty {
        "Quita «\(visible(written))»"
      } else if written.isEmpty {
        "Añade «\(visible(suggestion.replacement))»"
      } else {
        "Cambia «\(visible(written))» por «\(visible(suggestion.replacement))»"
      }
    return .object([
      "title": .string(title), "kind": .string("quickfix"), "diagnostics": .array([diagnostic(problem)]),
      "isPreferred": .bool(problem.suggestions.count == 1 && suggestion.isCertain),
      "edit": edit(suggestion.range, suggestion.replacement),
    ])
  }

  private func edit(_ range: SourceRange, _ text: String) -> JSONValue {
    let change = JSONValue.object(["range": source.range(range), "newText": .string(text)])
    return .object(["changes": .object([JSONMember(uri, .array([change]))])])
  }

  // MARK: Outline

  /// Headings and directives in the order of the lesson.
  var symbols: JSONValue {
    let headings = checked.document.headings.map { heading in
      (source.lineRange(heading.line), heading.text.isEmpty ? "#" : heading.text, 15)
    }
    let blocks = checked.document.directives.map { block in
      (block.range, "{\(block.name.value)}" + (block.id.map { " #\($0.value)" } ?? ""), 12)
    }
    let all = (headings + blocks).sorted { $0.0.lower < $1.0.lower }
    return .array(
      all.map { range, name, kind in
        .object([
          "name": .string(visible(name)), "kind": .integer(kind), "range": source.range(range),
          "selectionRange": source.range(range),
        ])
      })
  }
}
