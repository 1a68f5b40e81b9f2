import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing
import Typography

import Rendering

/// A page whose prose has all that is beyond CommonMark.
@Suite struct ProsePageTests {
  private let html: String
  private let folder = testsFolder.appendingPathComponent("Cases/bien/tablas-fórmulas-notas")

  init() throws {
    let bytes = try Data(contentsOf: folder.appendingPathComponent("lección.md"))
    let document = parseLesson(SourceText(path: "lección.md", bytes: Array(bytes))).document
    let picture = LessonImage(
      format: .png, bytes: Array(try Data(contentsOf: folder.appendingPathComponent("degradado.png"))))
    html = htmlPage(
      ExecutedLesson(
        document: document, seed: 42, numbers: NumberStyle(), steps: [],
        inlineTexts: document.inlineValues.map { InlineText(text: "v\($0.index)") },
        images: document.images.map { _ in picture }, problems: []),
      version: "0.1.0")
  }

  @Test func thePageIsAsItWas() {
    let essence = html.replacing(styleSheet, with: "…\n").replacing(CurrentSection.script, with: "…")
      .replacing(/base64,[^"]*/, with: "base64,…")
    expectGolden(essence, at: testsFolder.appendingPathComponent("RenderingTests/Esperado/texto.html"))
  }

  @Test func itIsWellFormedAndItsLinksLeadSomewhere() {
    let reader = ElementReader(html)
    #expect(reader.error == nil)
    #expect(Set(reader.ids).count == reader.ids.count)
    for target in reader.links.filter({ $0.hasPrefix("#") }) {
      #expect(reader.ids.contains(String(target.dropFirst())), "\(target)")
    }
    #expect(reader.sources.count == 2 && reader.sources.allSatisfy { $0.hasPrefix("data:image/png;base64,iVBOR") })
  }

  @Test func aFormulaInAHeadingIsReadOnce() {
    let text = "# Uno\n\n## La tasa $\\eta^2$[^1]\n\n## Otra\n\n[^1]: a\n"
    let document = parseLesson(SourceText(path: "a", text)).document
    let page = htmlPage(
      ExecutedLesson(document: document, seed: 1, numbers: NumberStyle(), steps: [], inlineTexts: [], problems: []),
      version: "1")
    #expect(page.contains("<li><a href=\"#la-tasa-eta-2\">La tasa η2</a>"))
    #expect(document.headings.map(\.text) == ["Uno", "La tasa $\\eta^2$", "Otra"])
  }

  /// Notes are found from where they are used: the contents name the lesson's sections alone.
  @Test func theNotesAreNotInTheContents() throws {
    let text = "# Uno\n\n## Dos\n\na[^1]\n\n## Tres\n\n[^1]: b\n"
    let document = parseLesson(SourceText(path: "a", text)).document
    let page = htmlPage(
      ExecutedLesson(document: document, seed: 1, numbers: NumberStyle(), steps: [], inlineTexts: [], problems: []),
      version: "1")
    #expect(page.contains(">Notas</h2>"))
    let start = try #require(page.firstRange(of: "<nav class=\"contents\""))
    let contents = page[start.lowerBound...].components(separatedBy: "</nav>")[0]
    #expect(contents.contains("#dos") && contents.contains("#tres"))
    #expect(!contents.contains("Notas"))
    #expect(document.headings.map(\.text) == ["Uno", "Dos", "Tres"])
  }

  @Test func anImageThatIsNowhereIsItsText() {
    let document = parseLesson(SourceText(path: "a", "![Una *red* & más](x.png \"Pie\")\n")).document
    let page = htmlPage(
      ExecutedLesson(
        document: document, seed: 1, numbers: NumberStyle(), steps: [], inlineTexts: [], images: [nil], problems: []),
      version: "1")
    #expect(page.contains("<p><span class=\"image-missing\">Una <em>red</em> &amp; más</span></p>"))
    #expect(!page.contains("<img"))
  }
}
