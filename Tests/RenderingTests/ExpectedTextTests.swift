import Diagnostics
import JSON
import Lesson
import Testing

import Rendering

@Suite struct ExpectedTextTests {
  private let good = ExpectedTextOutput(step: "prueba", range: SourceRange(0, 3), lines: [.kept(0)], problem: nil)

  private var bad: ExpectedTextOutput {
    var problem = Problem(.textDiffers, "no es la que dice", at: SourceRange(0, 3), notes: ["escríbela"])
    problem.difference = ["@@ -2 +2 @@", "-a < 1", "+a < 2", " b"]
    return ExpectedTextOutput(
      step: "prueba", range: SourceRange(0, 3), lines: [.changed(0, to: "a < 2")], problem: problem)
  }

  private let page = PageContext.empty(source: "uno\ndos\n")

  @Test func whatHoldsIsAQuietSign() {
    let html = expectedTextHTML(good, in: page).html
    #expect(html.contains("✓</span>es lo que deja <code>prueba</code>"))
    #expect(!html.contains("problem"))
    #expect(expectedTextMarkdown(good, in: page.source).isEmpty)
  }

  @Test func whatDiffersIsADiff() {
    let html = expectedTextHTML(bad, in: page).html
    #expect(html.contains("<code>A002</code> no es la que dice"))
    #expect(html.contains("<span class=\"gutter\">@@ -2 +2 @@</span>\n<del>-a &lt; 1</del>\n<ins>+a &lt; 2</ins>\n b"))
    #expect(html.contains("<li>escríbela</li>"))
    let text = expectedTextMarkdown(bad, in: page.source)
    #expect(text.contains("> ```text\n> @@ -2 +2 @@\n> -a < 1\n> +a < 2\n>  b\n> ```"))
  }

  @Test func programsReadItToo() {
    #expect(
      expectedTextJSON(bad, in: page.source).text(isIndented: false)
        == "{\"step\":\"prueba\",\"line\":1,\"holds\":false,"
        + "\"difference\":[\"@@ -2 +2 @@\",\"-a < 1\",\"+a < 2\",\" b\"]}")
  }
}
