import Diagnostics
import Lesson
import Testing

import Rendering

@Suite struct StepSectionTests {
  private func html(_ text: String, _ outputs: [Output]) throws -> String {
    let source = SourceText(path: "a.md", text)
    let block = try #require(parseLesson(source).document.directives.first)
    var page = PageContext.empty(source: text)
    return stepHTML(Step(directive: block, label: "datos · <moda>", outputs: outputs), in: &page).html
  }

  private let datos = "```{datos #moda}\nfuente: iris\n```\n"

  @Test func sourceAndResultAreOneSection() throws {
    let html = try html(datos, [.value(PrintedValue(name: "x", text: "1"))])
    let name = "role=\"group\" aria-label=\"Paso 1: datos · &lt;moda&gt;\""
    #expect(html.hasPrefix("<div class=\"step\" id=\"paso-moda\" \(name)>"))
    #expect(html.contains("<a href=\"#paso-moda\">datos · &lt;moda&gt;</a>"))
    #expect(html.contains("<pre class=\"source\"><code>"))
    #expect(html.contains("<div class=\"result\">"))
  }

  @Test func aStepWithoutResultHasNone() throws {
    #expect(!(try html(datos, [])).contains("class=\"result\""))
  }

  @Test func assertionsComeBeforeTheirSource() throws {
    let text = "```{afirmar}\n1 < 2\n```\n"
    let output = AssertionOutput(source: "1 < 2", range: SourceRange(13, 18), holds: true, observed: "1", details: [])
    let html = try html(text, [.assertions([output])])
    let list = try #require(html.firstRange(of: "<ul class=\"assertions\">"))
    let code = try #require(html.firstRange(of: "<details class=\"folded\">\n<summary>Ver el código</summary>"))
    #expect(list.lowerBound < code.lowerBound)
    #expect(html.contains("id=\"paso-1\""))
  }

  @Test func aFailureIsMarked() throws {
    let failing = AssertionOutput(source: "a", range: SourceRange(0, 1), holds: false, observed: "", details: [])
    #expect(try html(datos, [.assertions([failing])]).contains("class=\"step failed\""))
    #expect(try html(datos, [.problem(Problem(.notFinite, "a"))]).contains("class=\"step failed\""))
    #expect(!(try html(datos, [.problem(Problem(.nearFence, "a", severity: .warning))])).contains("failed"))
  }

  /// The style sheet breaks its lines and gives it the height that it needs.
  @Test func aLongSourceStandsWhole() throws {
    let long = "```{calcular}\n" + String(repeating: "1\n", count: 17) + "```\n"
    #expect(try html(long, []).contains("<pre class=\"source\"><code>"))
    let rule = try #require(styleSheet.firstRange(of: "main .source {"))
    let declarations = styleSheet[rule.upperBound...].prefix { $0 != "}" }
    #expect(declarations.contains("pre-wrap") && !declarations.contains("max-height"))
  }
}
