import Diagnostics
import Foundation
import Lesson
import Plotting
import TestSupport
import Testing
import Typography

import Rendering

/// Text that tries to break out, put wherever a lesson's text can reach.
@Suite struct HostileTextTests {
  private func lesson() -> ExecutedLesson {
    let plain = hostileText.replacing("\u{0}", with: "")
    let text = """
      ---
      título: \(plain)
      resumen: \(plain)
      objetivos:
      - \(plain)
      ---

      # \(plain)

      ## \(plain)

      \(plain)

      Un valor: `{= \(1) }`

      [x](javascript:alert(1)) <img src=x onerror=alert(1)> <script>alert(1)</script>

      ```{calcular}
      x = "\(plain)"
      ```

      ## Otra
      """
    let document = parseLesson(SourceText(path: hostileText, text)).document
    let problem = Problem(
      .notFinite, hostileText, at: SourceRange(3, 12), label: hostileText, notes: [hostileText],
      related: [RelatedPlace(hostileText, at: SourceRange(5, 9))])
    let bars = BarChart(bars: [.init(label: hostileText, value: 1)], valueTitle: hostileText, format: .integer)
    let outputs: [Output] = [
      .facts([
        Fact(key: hostileText, label: hostileText, value: .text(hostileText)),
        Fact(key: "c", label: "c", value: .code(hostileText)),
      ]),
      .value(PrintedValue(name: hostileText, text: hostileText + "\n" + hostileText, shape: [1])),
      .table(
        Table(
          caption: hostileText, columns: [.init(key: hostileText, title: hostileText)],
          rows: [[.text(hostileText)], [.code(hostileText)]])),
      .figure(FigureOutput(figure: .bars(bars), number: 1, caption: hostileText, alternative: hostileText)),
      .figure(FigureOutput(figure: .bars(bars), number: 1, caption: hostileText)),
      .assertions([
        AssertionOutput(
          source: hostileText, range: SourceRange(0, 1), holds: false, observed: hostileText, details: [hostileText])
      ]),
      .problem(problem),
    ]
    let steps = document.directives.map { block -> Step in
      var step = Step(directive: block, label: hostileText, outputs: outputs)
      step.controls = [UsedControl(option: hostileText, value: .choice(0, of: [hostileText, "b"]))]
      return step
    }
    return ExecutedLesson(
      document: document, seed: 1, numbers: NumberStyle(), steps: steps,
      inlineTexts: document.inlineValues.map { _ in InlineText(text: hostileText, problem: nil) },
      problems: [problem, Problem(.unreadableFile, hostileText)])
  }

  @Test func nothingBreaksOutOfThePage() throws {
    let lesson = lesson()
    #expect(lesson.steps.count == 1 && lesson.inlineTexts.count == 1)
    let link = Neighbours.Link(title: hostileText, address: hostileText)
    let html = htmlPage(lesson, version: hostileText, neighbours: Neighbours(home: link, previous: link, next: link))
    let reader = ElementReader(html)
    #expect(reader.error == nil)
    #expect(reader.names.count { $0 == "script" } == 1)
    #expect(reader.names.count { $0 == "style" } == 1)
    #expect(Set(reader.ids).count == reader.ids.count)
    #expect(!reader.attributeNames.contains { $0.hasPrefix("on") })
    #expect(!reader.links.contains { $0.hasPrefix("javascript:") })
    #expect(!html.unicodeScalars.contains(where: isHarmful))
  }

  @Test func nothingBreaksOutOfTheMarkdown() {
    let lesson = lesson()
    let output = markdown(lesson, figureFolder: "a)b (c")
    #expect(output.files.allSatisfy { $0.name.hasPrefix("a)b (c/figura-") })
    let again = parseLesson(SourceText(path: "a.md", bytes: output.text)).document
    #expect(again.directives.isEmpty)
    let html = withoutHarmful(again.html(Replacements(directives: [], inlineValues: [])))
    let reader = ElementReader("<p>\(html)</p>")
    #expect(reader.error == nil)
    #expect(!reader.names.contains("script") && !reader.names.contains("style"))
    #expect(!reader.links.contains { $0.hasPrefix("javascript:") })
    #expect(reader.sources == ["a%29b%20%28c/figura-1.svg", "a%29b%20%28c/figura-1.svg"])
  }

  @Test func jsonStaysJSON() throws {
    let data = Data(json(lesson()).utf8)
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let steps = try #require(object["steps"] as? [[String: Any]])
    #expect(steps.first?["label"] as? String == hostileText)
  }
}
