import Diagnostics
package import Lesson

/// The HTML around a teaching block: notes, exercises and questions stand open, hints and solutions are folded.
///
/// `isOpen` unfolds one in which something is wrong.
package func blockWrapping(_ block: TeachingBlock, isOpen: Bool, in page: inout PageContext) -> BlockWrapping {
  let kind = Markup(trusted: block.kind.cssClass)
  let stop = block.title.isEmpty ? "" : "."
  switch block.kind {
  case .note, .warning:
    return BlockWrapping(
      whole: wrapping("<aside class=\"block \(kind)\" role=\"note\" aria-label=\"\(block.label)\">", "</aside>"),
      title: wrapping("<p class=\"block-title\"><span class=\"block-kind\">\(block.label)\(stop)</span>", "</p>"))
  case .exercise:
    let id = page.identifiers.claim(exercise: block)
    return BlockWrapping(
      whole: wrapping(
        "<div class=\"block \(kind)\" id=\"\(id)\" role=\"group\" aria-label=\"\(block.label)\">", "</div>"),
      title: wrapping(
        "<p class=\"block-title\"><a class=\"block-kind\" href=\"#\(id)\">\(block.label)\(stop)</a>", "</p>"))
  case .hint, .solution:
    let open: Markup = isOpen ? " open=\"\"" : .empty
    return BlockWrapping(
      whole: wrapping("<details class=\"block \(kind)\"\(open)>", "</details>"),
      title: wrapping(
        "<summary class=\"block-title\"><span class=\"block-kind\">\(block.label)\(stop)</span>", "</summary>"))
  case .question: return questionWrapping(block, stop: stop, in: &page)
  }
}

/// Answers are buttons of which one is chosen, or boxes where several are right; what there is to say of one shows when
/// it is chosen, without a script.
private func questionWrapping(_ block: TeachingBlock, stop: String, in page: inout PageContext) -> BlockWrapping {
  let names = page.identifiers.claim(question: block)
  let id = names.whole
  let title = wrapping(
    "<legend class=\"block-title\"><span class=\"block-kind\">\(block.label)\(stop)</span>", "</legend>")
  if block.choices.isEmpty {
    return BlockWrapping(
      whole: wrapping("<fieldset class=\"block question\" id=\"\(id)\">", "</fieldset>"), title: title)
  }
  let hasSeveral = block.choices.count(where: \.isRight) > 1
  let choices = zip(block.choices, names.choices).map { choice, input -> ChoiceWrapping in
    let type: Markup = hasSeveral ? "checkbox" : "radio"
    let verdict: Markup = choice.isRight
      ? "<p class=\"verdict right\"><span aria-hidden=\"true\">✓</span> Correcto</p>"
      : "<p class=\"verdict wrong\"><span aria-hidden=\"true\">✗</span> No es correcto</p>"
    return ChoiceWrapping(
      whole: Wrapping("<div class=\"choice\">", "</div>"),
      label: wrapping(
        "<input type=\"\(type)\" name=\"\(id)\" id=\"\(input)\" />\n<label for=\"\(input)\">",
        "</label>"),
      reason: wrapping("<div class=\"reason\" aria-live=\"polite\">\n<div>\n\(verdict)", "</div>\n</div>"))
  }
  let several = "<p class=\"choices-note\">Hay varias respuestas correctas.</p>\n"
  return BlockWrapping(
    whole: wrapping(
      "<fieldset class=\"block question\" id=\"\(id)\" aria-describedby=\"\(names.text)\">", "</fieldset>"),
    title: title,
    question: QuestionWrapping(
      text: wrapping("<div class=\"question-text\" id=\"\(names.text)\">", "</div>"),
      list: Wrapping("\(hasSeveral ? several : "")<div class=\"choices\">", "</div>"), choices: choices))
}

private func wrapping(_ opening: Markup, _ closing: String) -> Wrapping { Wrapping(opening.html, closing) }

extension TeachingBlock.Kind {
  fileprivate var cssClass: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .exercise: "exercise"
    case .hint: "hint"
    case .solution: "solution"
    case .question: "question"
    }
  }
}
