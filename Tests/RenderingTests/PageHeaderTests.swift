import Diagnostics
import Lesson
import Testing
import Typography

import Rendering

@Suite struct PageHeaderTests {
  private func html(_ text: String, _ outputs: [Output] = [], tellsReadingTime: Bool = true) -> String {
    let document = parseLesson(SourceText(path: "a.md", text)).document
    let steps = document.directives.map { Step(directive: $0, label: "a", outputs: outputs) }
    let lesson = ExecutedLesson(
      document: document, seed: 1, numbers: NumberStyle(), steps: steps, inlineTexts: [], problems: [])
    return headerHTML(
      lesson, title: "T", titleAnchor: "t", neighbours: Neighbours(), tellsReadingTime: tellsReadingTime
    ).html
  }

  @Test func whatThereIsIsCounted() {
    #expect(html("hola").contains("<p class=\"about\">1\u{A0}min de lectura</p>"))
    #expect(html("```{calcular}\n1\n```\n").contains("lectura · 1 paso</p>"))
    #expect(html("```{calcular}\n1\n```\n", tellsReadingTime: false).contains("<p class=\"about\">1 paso</p>"))
    #expect(!html("hola", tellsReadingTime: false).contains("about"))
  }

  @Test func objectivesAndSummaryAreOptional() {
    let bare = html("hola")
    #expect(!bare.contains("objectives") && !bare.contains("summary"))
    let full = html("---\nresumen: Breve\nobjetivos:\n- mirar\n- ver\n---\nhola\n")
    #expect(full.contains("<p class=\"summary\">Breve</p>"))
    #expect(full.contains("<p>Al terminar sabrás</p>\n<ul>\n<li>mirar</li>\n<li>ver</li>\n</ul>"))
  }

  @Test func theTitleKeepsItsAnchor() {
    #expect(html("hola").contains("<h1 id=\"t\">T</h1>"))
  }
}
