import Diagnostics
import Lesson
import Rendering

/// A whole lesson as an example: its Markdown, with its directives coloured as a lesson's page colours them.
func exampleHTML(_ lesson: String) -> Markup {
  let source = SourceText(path: "", withoutLastLineEnd(lesson))
  let document = parseLesson(source).document
  let marks = document.directives.flatMap { highlights(of: $0, in: source) }.sorted { $0.range.lower < $1.range.lower }
  var html = Markup.empty
  var position = 0
  for mark in marks where mark.range.lower >= position {
    html += "\(source.text(SourceRange(position, mark.range.lower)))"
    html += "<span class=\"\(mark.kind.rawValue)\">\(source.text(mark.range))</span>"
    position = mark.range.upper
  }
  html += "\(source.text(SourceRange(position, source.bytes.count)))"
  return listing(html)
}

/// What a person can try, a lesson or a command.
func exampleHTML(_ example: Explanation.Example) -> Markup {
  switch example {
  case .lesson(let lesson): exampleHTML(lesson)
  case .command(let command): listing("<span class=\"punctuation\">$ </span>\(commandHTML(command))")
  }
}

/// A command and what is said of it, as a shell's comment.
private func commandHTML(_ command: String) -> Markup {
  guard let start = command.firstRange(of: " #")?.lowerBound else { return "\(command)" }
  return "\(String(command[..<start]))<span class=\"comment\">\(String(command[start...]))</span>"
}

private func listing(_ html: Markup) -> Markup {
  "<pre class=\"source whole\" role=\"group\" tabindex=\"0\" aria-label=\"Ejemplo\"><code>\(html)</code></pre>\n"
}

private func withoutLastLineEnd(_ text: String) -> String {
  String(text.reversed().drop { $0.isNewline }.reversed())
}
