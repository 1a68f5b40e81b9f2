import Diagnostics
import Lesson
import Testing
import Typography

import Rendering

@Suite struct ShownDirectiveTests {
  private func markdown(_ text: String, _ outputs: [Output]) -> String {
    let document = parseLesson(SourceText(path: "a.md", text)).document
    let steps = document.directives.map { Step(directive: $0, label: "", outputs: outputs) }
    let lesson = ExecutedLesson(
      document: document, seed: 1, numbers: NumberStyle(), steps: steps, inlineTexts: [], problems: [])
    return String(decoding: Rendering.markdown(lesson, figureFolder: "f").text, as: UTF8.self)
  }

  private let one = [Output.value(PrintedValue(name: "x", text: "1"))]

  @Test func bracesAreDoubled() {
    #expect(markdown("```{datos #moda}\nfuente: iris\n```\n", []) == "```{{datos #moda}}\nfuente: iris\n```\n")
  }

  @Test func resultsFollowAfterAnEmptyLine() {
    #expect(
      markdown("a\n\n```{calcular}\n1\n```\n\nb\n", one)
        == "a\n\n```{{calcular}}\n1\n```\n\n```text\nx = 1\n```\n\nb\n")
  }

  @Test func withinAQuoteResultsStayInIt() {
    #expect(
      markdown("> ```{calcular}\n> 1\n> ```\n", one)
        == "> ```{{calcular}}\n> 1\n> ```\n>\n> ```text\n> x = 1\n> ```\n")
  }

  @Test func withinAListResultsStayInIt() {
    #expect(
      markdown("1. ```{calcular}\n   1\n   ```\n", one)
        == "1. ```{{calcular}}\n   1\n   ```\n\n   ```text\n   x = 1\n   ```\n")
  }

  @Test func lineEndsAreThoseOfTheSource() {
    let text = markdown("a\r\n\r\n```{calcular}\r\n1\r\n```\r\n", one)
    #expect(text.unicodeScalars.count { $0 == "\n" } == text.unicodeScalars.count { $0 == "\r" })
    #expect(text.hasSuffix("x = 1\r\n```\r\n"))
  }

  @Test func whatIsShownDoesNotRunAgain() {
    let shown = markdown("```{calcular}\n1\n```\n", one)
    #expect(parseLesson(SourceText(path: "a.md", shown)).document.directives.isEmpty)
  }
}
