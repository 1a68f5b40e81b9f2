import Diagnostics
import Lesson
import Testing
import Typography

import Rendering

@Suite struct ControlReadoutTests {
  private let numbers = NumberStyle()
  private let epochs = UsedControl(option: "épocas", value: .number(3, low: 1, high: 20))
  private let batch = UsedControl(option: "lote", value: .choice(1, of: ["8", "16", "32"], number: 16))

  private func html(_ controls: UsedControl...) -> String { controlsHTML(controls, numbers).html }

  @Test func aStepThatOffersNothingSaysNothing() {
    #expect(html().isEmpty)
    #expect(controlsMarkdown([], numbers).isEmpty)
  }

  @Test func aNumberStandsBetweenItsEnds() {
    let html = html(epochs)
    #expect(html.contains("<dt>épocas</dt><dd><b>3</b> <svg"))
    #expect(html.contains("<span>de 1 a 20</span>"))
    #expect(html.contains("<p>Se puede mover con <code>leccion serve</code></p>"))
    let other = UsedControl(option: "prueba", value: .number(0.25, low: -0.5, high: 60000))
    #expect(self.html(other).contains("<b>0,25</b>"))
    #expect(self.html(other).contains("<span>de \u{2212}0,5 a 60\u{202F}000</span>"))
    #expect(controlsHTML([other], NumberStyle(mark: .point)).html.contains("<b>0.25</b>"))
  }

  @Test("el punto está donde cae el valor", arguments: [(1.0, "6.0"), (20.0, "122.0"), (10.5, "64.0"), (99.0, "122.0")])
  func theScaleShowsTheValue(value: Double, place: String) {
    let html = html(UsedControl(option: "épocas", value: .number(value, low: 1, high: 20)))
    #expect(html.contains("<circle cx=\"\(place)\""))
    #expect(html.contains("aria-hidden=\"true\""), "las palabras ya lo dicen")
  }

  @Test func theChoiceThatWasUsedIsMarked() {
    let html = html(batch)
    #expect(html.contains("<li><code>8</code></li>\n<li class=\"used\"><b><code>16</code></b>"))
    #expect(html.contains("<span class=\"unseen\">, el que se usó</span></li>\n<li><code>32</code></li>"))
  }

  @Test func aChoiceThatIsANameSaysWhatItWas() {
    let named = UsedControl(option: "lote", value: .choice(0, of: ["pocos", "2 * pocos"], number: 8))
    #expect(html(named).contains("<b><code>pocos</code> = 8</b>"))
    #expect(
      controlsMarkdown([named], numbers)
        == "lote: **`pocos`** = 8 (entre `pocos` y `2 * pocos`) · se puede mover con `leccion serve`")
  }

  @Test func inMarkdownAllStandsOnOneLine() {
    #expect(
      controlsMarkdown([epochs, batch], numbers)
        == "épocas: **3** (de 1 a 20) · lote: **`16`** (entre `8`, `16` y `32`) · se puede mover con `leccion serve`")
  }

  /// Between the source of its step and what it left.
  @Test func itStandsBelowTheSource() throws {
    let text = "```{entrenar red}\népocas: 3\n```\n"
    let document = parseLesson(SourceText(path: "a.md", text)).document
    var step = Step(
      directive: try #require(document.directives.first), label: "entrenar red",
      outputs: [.value(PrintedValue(name: "x", text: "1"))])
    step.controls = [epochs]
    var page = PageContext.empty(source: text)
    let html = stepHTML(step, in: &page).html
    let places = ["</pre>", "<div class=\"offered\">", "<div class=\"result\">"].map { html.firstRange(of: $0) }
    let starts = try places.map { try #require($0).lowerBound }
    #expect(starts == starts.sorted())
    let lesson = ExecutedLesson(
      document: document, seed: 1, numbers: numbers, steps: [step], inlineTexts: [], problems: [])
    let shown = String(decoding: markdown(lesson, figureFolder: nil).text, as: UTF8.self)
    #expect(shown.contains("```\n\népocas: **3** (de 1 a 20) · se puede mover con `leccion serve`\n\n```text\nx = 1\n"))
  }
}
