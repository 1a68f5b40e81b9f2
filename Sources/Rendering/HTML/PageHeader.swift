import Diagnostics
package import Lesson
import Typography

/// What opens a page: title, summary, how long it takes and what the reader will be able to do.
package func headerHTML(
  _ lesson: ExecutedLesson, title: Markup, titleAnchor: String?, neighbours: Neighbours, tellsReadingTime: Bool = true
) -> Markup {
  let front = lesson.document.frontMatter
  let id: Markup = titleAnchor.map { " id=\"\(Markup(trusted: $0))\"" } ?? .empty
  let summary: Markup = front.summary.map { "<p class=\"summary\">\($0.value)</p>\n" } ?? .empty
  let about = aboutHTML(lesson, tellsReadingTime: tellsReadingTime)
  return """
    <header>
    \(neighbours.homeHTML)<h1\(id)>\(title)</h1>
    \(summary)\(about)\(objectivesHTML(front.objectives.map(\.value)))</header>

    """
}

/// «12 min de lectura · 9 pasos · 4 figuras».
private func aboutHTML(_ lesson: ExecutedLesson, tellsReadingTime: Bool) -> Markup {
  let figures = lesson.steps.flatMap(\.outputs).count { if case .figure = $0 { true } else { false } }
  var parts: [String] = []
  if tellsReadingTime {
    parts.append(lesson.numbers.integer(lesson.document.readingMinutes) + "\u{A0}min de lectura")
  }
  if !lesson.steps.isEmpty { parts.append(counted(lesson.steps.count, "paso", "pasos", style: lesson.numbers)) }
  if figures > 0 { parts.append(counted(figures, "figura", "figuras", style: lesson.numbers)) }
  return parts.isEmpty ? .empty : "<p class=\"about\">\(parts.joined(separator: " · "))</p>\n"
}

private func objectivesHTML(_ objectives: [String]) -> Markup {
  guard !objectives.isEmpty else { return .empty }
  return """
    <div class="objectives">
    <p>Al terminar sabrás</p>
    <ul>
    \(objectives.map { "<li>\($0)</li>\n" as Markup })</ul>
    </div>

    """
}
