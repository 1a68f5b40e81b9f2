import Lesson
import Plotting
import Testing
import Typography

import Rendering

@Suite struct FigureTests {
  private let bars = Figure.bars(
    BarChart(
      bars: [.init(label: "<a>", value: 0.5), .init(label: "b", value: 0.25)], valueTitle: "p", format: .percent(0)))

  private func output(_ alternative: String? = nil) -> FigureOutput {
    FigureOutput(figure: bars, number: 3, caption: "Sube & baja", alternative: alternative)
  }

  @Test func numberCaptionAndDataSurroundTheDrawing() {
    var page = PageContext.empty()
    let html = output().html(in: &page).html
    #expect(html.contains("<figure id=\"figura-3\""))
    #expect(html.contains("<a class=\"figure-number\" href=\"#figura-3\">Figura 3.</a> Sube &amp; baja</figcaption>"))
    #expect(html.contains("<svg"))
    #expect(html.contains("<summary>Ver los datos<span class=\"unseen\"> de la figura 3</span></summary>"))
    #expect(html.contains("<th scope=\"row\">&lt;a&gt;</th>"))
  }

  @Test func theAuthorsAlternativeComesFirst() {
    var page = PageContext.empty()
    let html = output("dos \"barras\"").html(in: &page).html
    #expect(html.contains("<div role=\"img\" aria-label=\"dos &quot;barras&quot;\"><svg"))
  }

  @Test func twoFiguresOfOneNumberDoNotShareIdentifiers() {
    var page = PageContext.empty()
    let first = output().html(in: &page).html
    let second = output().html(in: &page).html
    #expect(first.contains("id=\"figura-3\"") && second.contains("id=\"figura-3-2\""))
    #expect(first.contains("id=\"dibujo-3-t\"") && !second.contains("id=\"dibujo-3-t\""))
  }

  @Test func theWidthComesFromTheDrawing() {
    #expect(drawingWidth("<svg viewBox=\"0 0 720.5 300\">") == 720.5)
    #expect(drawingWidth("<svg>") == nil)
    #expect(drawingWidth("<svg viewBox=\"0 0\">") == nil)
  }

  @Test func markdownLinksAFile() {
    let source = PageContext.empty().source
    var context = MarkdownContext(numbers: NumberStyle(), source: source, figureFolder: "mi lección")
    let text = output("a]b").markdown(in: &context)
    #expect(text == "![a\\]b](mi%20lecci%C3%B3n/figura-3.svg)\n\n*Figura 3. Sube &amp; baja*")
    #expect(context.files.map(\.name) == ["mi lección/figura-3.svg"])
    #expect(context.files.first.map { String(decoding: $0.bytes, as: UTF8.self).hasPrefix("<svg xmlns=") } == true)
  }

  @Test func withoutFolderTheDrawingIsInTheText() {
    var context = MarkdownContext(numbers: NumberStyle(), source: PageContext.empty().source, figureFolder: nil)
    #expect(output("x").markdown(in: &context).hasPrefix("![x](data:image/svg+xml;base64,PHN2Zy"))
    #expect(context.files.isEmpty)
  }
}
