import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing
import Typography

import Rendering

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct PageTests {
  private let html = htmlPage(
    ClassifierLesson.executed(), version: "0.1.0",
    neighbours: Neighbours(
      home: .init(title: "Aprender a aprender", address: "index.html"),
      previous: .init(title: "Qué es un tensor", address: "tensores.html"),
      next: .init(title: "Una red que mira: convoluciones", address: "convoluciones.html")))

  /// All but the constant style sheet, the drawings and their data, which have tests of their own.
  private func essence(_ html: String) -> String {
    html.replacing(styleSheet, with: "…\n").replacing(CurrentSection.script, with: "…")
      .replacing(/<svg(.|\n)*?<\/svg>/, with: "<svg>…</svg>")
      .replacing(/<details class="data">(.|\n)*?<\/details>/, with: "<details>…</details>")
  }

  @Test func thePageIsAsItWas() {
    expectGolden(essence(html), at: testsFolder.appendingPathComponent("RenderingTests/Esperado/clasificador.html"))
    // The whole page, to be looked at in a browser.
    if let path = ProcessInfo.processInfo.environment["PAGINA"] {
      #expect((try? Data(html.utf8).write(to: URL(fileURLWithPath: path))) != nil)
    }
  }

  @Test func theSameLessonGivesTheSameBytes() {
    let first = htmlPage(ClassifierLesson.executed(), version: "0.1.0")
    #expect(first == htmlPage(ClassifierLesson.executed(), version: "0.1.0"))
  }

  @Test func secondsAreNotInThePage() {
    var lesson = ClassifierLesson.executed()
    let before = htmlPage(lesson, version: "0.1.0")
    for index in lesson.steps.indices { lesson.steps[index].seconds = 123.456 }
    #expect(htmlPage(lesson, version: "0.1.0") == before)
  }

  @Test func itIsWellFormed() {
    let reader = ElementReader(html)
    #expect(reader.error == nil)
    #expect(Set(reader.ids).count == reader.ids.count)
    #expect(reader.names.count { $0 == "h1" } == 1)
    for landmark in ["header", "nav", "main", "footer"] { #expect(reader.names.contains(landmark)) }
  }

  @Test func headingsGoDownOneLevelAtATime() {
    let levels = ElementReader(html).names.compactMap { name -> Int? in
      name.count == 2 && name.hasPrefix("h") ? name.last?.wholeNumberValue : nil
    }
    #expect(levels.first == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test func everyLinkWithinThePageLeadsSomewhere() {
    let reader = ElementReader(html)
    let targets = reader.links.filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    #expect(targets.count > 20)
    for target in targets { #expect(reader.ids.contains(target), "#\(target)") }
  }

  @Test func namesThatElementsReferToExist() {
    let reader = ElementReader(html)
    for id in reader.references { #expect(reader.ids.contains(id), "\(id)") }
  }

  @Test func nothingLeavesThePage() {
    let reader = ElementReader(html)
    #expect(reader.links.filter { $0.contains("//") } == ["https://www.tensorflow.org/tutorials/keras/classification"])
    #expect(reader.sources.allSatisfy { $0.hasPrefix("data:") || $0.hasPrefix("#") })
    #expect(!reader.names.contains("link") && !reader.names.contains("iframe"))
    #expect(reader.names.count { $0 == "script" } == 1)
  }

  @Test func thePolicyForbidsAllButWhatIsNeeded() {
    let policy = "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:; script-src &#39;sha256-"
    #expect(html.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)"))
    #expect(!ElementReader(html).attributeNames.contains { $0.hasPrefix("on") })
  }

  @Test func theReaderIsToldWhatTheyWillKnow() {
    #expect(html.contains("<html lang=\"es\">"))
    #expect(html.contains("<title>Un clasificador de prendas</title>"))
    #expect(html.contains("min de lectura · 16 pasos · 7 figuras</p>"))
    #expect(html.contains("<li>cargar y mirar un conjunto de imágenes</li>"))
    #expect(html.contains("<a class=\"skip\" href=\"#texto\">Saltar al texto</a>"))
  }

  @Test(arguments: [("", "vacía"), ("# Hola\n", "Hola"), ("---\ntítulo: A & <b>\n---\n\nhola\n", "A &amp; &lt;b&gt;")])
  func smallLessonsHavePages(_ text: String, _ title: String) {
    let document = parseLesson(SourceText(path: "Lessons/vacía.md", text)).document
    let lesson = ExecutedLesson(
      document: document, seed: 7, numbers: NumberStyle(), steps: [], inlineTexts: [], problems: [])
    let html = htmlPage(lesson, version: "1")
    #expect(html.contains("<title>\(title)</title>"))
    #expect(ElementReader(html).error == nil)
    #expect(ElementReader(html).names.count { $0 == "h1" } == 1)
  }

  /// A lesson whose results are missing still shows its text and sources.
  @Test func missingResultsDoNoHarm() {
    var lesson = ClassifierLesson.executed()
    lesson.steps.removeLast(10)
    lesson.inlineTexts.removeAll()
    let reader = ElementReader(htmlPage(lesson, version: "1"))
    #expect(reader.error == nil)
    #expect(reader.ids.contains("paso-más"))
  }
}
