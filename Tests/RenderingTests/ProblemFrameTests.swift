import Diagnostics
import Testing

import Rendering

@Suite struct ProblemFrameTests {
  private let page = PageContext.empty(source: "uno\ndos <tres>\n")
  private let problem = Problem(
    .unknownOption, "no conozco «<tres>»", at: SourceRange(8, 14), label: "¿«tres»?", notes: ["opciones: a, b"])

  @Test func theFrameIsTheTerminals() {
    let html = problemHTML(problem, in: page).html
    #expect(html.contains("<span class=\"severity\">error</span> <code>L012</code> no conozco «&lt;tres&gt;»</p>"))
    #expect(html.contains("<span class=\"gutter\"> --&gt; lección.md:2:5</span>"))
    #expect(html.contains("<span class=\"gutter\">2 |</span> dos &lt;tres&gt;\n"))
    let carets = "<span class=\"gutter\">  |</span><span class=\"carets\">     ^^^^^^</span>"
    let label = "<span class=\"caret-label\">¿«tres»?</span>"
    #expect(html.contains("\n<span class=\"pointing\"><span>\(carets)</span> \(label)\n</span></pre>"))
    #expect(html.contains("<li>opciones: a, b</li>"))
    #expect(!html.contains("= opciones"))
  }

  @Test func caretsWithoutWordsAreALineLikeOthers() {
    let html = problemHTML(Problem(.unknownOption, "a", at: SourceRange(8, 14)), in: page).html
    #expect(html.contains("<span class=\"carets\">     ^^^^^^</span>\n</pre>"))
    #expect(!html.contains("pointing"))
  }

  @Test func aProblemOfNoPlaceHasNoFrame() {
    let html = problemHTML(Problem(.missingDataset, "falta moda"), in: page).html
    #expect(!html.contains("<pre"))
    #expect(!html.contains("notes"))
  }

  @Test func aWarningIsNoError() {
    let warning = Problem(.nearFence, "casi", at: SourceRange(0, 3), severity: .warning)
    #expect(problemHTML(warning, in: page).html.contains("<div class=\"problem warning\">"))
    #expect(problemHTML(warning, in: page).html.contains(">aviso</span>"))
  }

  @Test func markdownIsAQuote() {
    let expected = """
      > **error** `L012`: no conozco «\\<tres\\>»
      >
      > ```text
      >  --> lección.md:2:5
      >   |
      > 2 | dos <tres>
      >   |     ^^^^^^ ¿«tres»?
      > ```
      >
      > opciones: a, b
      """
    #expect(problemMarkdown(problem, in: page.source) == expected)
  }
}
