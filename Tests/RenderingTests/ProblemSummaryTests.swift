import Diagnostics
import Lesson
import Testing
import Typography

import Rendering

@Suite struct ProblemSummaryTests {
  private func lesson(_ problems: [Problem], _ outputs: [Output]) -> ExecutedLesson {
    let document = parseLesson(SourceText(path: "a.md", "```{afirmar}\n1 < 0\n```\n")).document
    let steps = document.directives.map { Step(directive: $0, label: "afirmar", outputs: outputs) }
    return ExecutedLesson(
      document: document, seed: 1, numbers: NumberStyle(), steps: steps, inlineTexts: [], problems: problems)
  }

  private func html(_ lesson: ExecutedLesson) -> String {
    var page = PageContext.empty(source: "```{afirmar}\n1 < 0\n```\n")
    page.stepAnchors = [0: "paso-1"]
    return problemSummaryHTML(lesson, in: page).html
  }

  private let problem = Problem(.notFinite, "algo falla", at: SourceRange(13, 18))

  @Test func aSoundLessonHasNone() {
    #expect(html(lesson([], [])).isEmpty)
  }

  @Test func whatAStepShowsIsLinked() {
    let html = html(lesson([problem], [.problem(problem)]))
    #expect(html.contains("<p>Esta lección tiene 1 problema.</p>"))
    #expect(html.contains("<li><a href=\"#paso-1\">afirmar</a>: algo falla</li>"))
    #expect(!html.contains("class=\"problem error\""))
  }

  @Test func aFailedAssertionIsLinked() {
    let failed = Problem(.assertionFails, "no se cumple", at: SourceRange(13, 18))
    let output = AssertionOutput(
      source: "1 < 0", range: SourceRange(13, 18), holds: false, observed: "1", details: [])
    #expect(html(lesson([failed], [.assertions([output])])).contains("href=\"#paso-1\""))
  }

  @Test func whatNoStepShowsStandsWhole() {
    let html = html(lesson([problem], []))
    #expect(html.contains("<div class=\"problem error\">"))
    #expect(html.contains("^^^^^"))
    #expect(!html.contains("paso-1"))
  }
}
