import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing
import Typography

import Rendering

@Suite struct TeachingBlockHTMLTests {
  private func page(_ text: String, outputs: [Output] = []) -> String {
    let (document, problems) = parseLesson(SourceText(path: "bloques.md", text))
    return htmlPage(
      ExecutedLesson(
        document: document, seed: 7, numbers: NumberStyle(),
        steps: document.directives.map { Step(directive: $0, label: $0.name.value, outputs: outputs) },
        inlineTexts: document.inlineValues.map { _ in InlineText(text: "4") }, problems: problems),
      version: "1")
  }

  private func main(_ html: String) -> String {
    guard let start = html.firstRange(of: "<main"), let end = html.firstRange(of: "</main>") else { return "" }
    return String(html[start.lowerBound..<end.upperBound]) + "\n"
  }

  private let all = """
    # Bloques

    > [!NOTA]
    > Dos y dos son `{= 2 + 2 }`.

    > [!AVISO] Con *título*
    > Y texto.

    > [!EJERCICIO] Suma
    > Calcúlalo.
    >
    > > [!PISTA]
    > > Con los dedos.
    >
    > > [!SOLUCIÓN]
    > > ```{calcular}
    > > 2 + 2
    > > ```

    > [!EJERCICIO]
    > Otro.

    > [!SOLUCIÓN]
    > La del otro.

    > [!PREGUNTA] ¿Cuánto es?
    > Piénsalo.
    >
    > - [ ] Tres
    >   Casi.
    > - [x] Cuatro
    >
    >   Son `{= 2 + 2 }`.

    > [!PREGUNTA]
    > ¿Cuáles son pares?
    > - [x] Dos
    >   Es el primero.
    > - [ ] Tres
    >   Es impar.
    > - [x] Cuatro
    >   Dos y dos.

    """

  @Test func eachBlockIsAsItWas() {
    expectGolden(main(page(all)), at: testsFolder.appendingPathComponent("RenderingTests/Esperado/bloques.html"))
    if let path = ProcessInfo.processInfo.environment["PAGINA_BLOQUES"] {
      #expect((try? Data(page(all).utf8).write(to: URL(fileURLWithPath: path))) != nil)
    }
  }

  @Test func thePageIsWellFormedAndItsNamesMeet() {
    let reader = ElementReader(page(all))
    #expect(reader.error == nil)
    #expect(Set(reader.ids).count == reader.ids.count)
    for id in reader.references { #expect(reader.ids.contains(id), "\(id)") }
    for id in ["ejercicio-1", "ejercicio-2", "pregunta-1", "pregunta-2"] { #expect(reader.ids.contains(id)) }
    #expect(reader.names.count { $0 == "input" } == 5)
    #expect(reader.names.count { $0 == "label" } == 5)
    #expect(reader.names.count { $0 == "legend" } == 2)
  }

  @Test func everyLabelIsOfAnInput() {
    let html = page(all)
    let inputs = html.matches(of: #/<input [^>]*id="([^"]+)"/#).map { String($0.1) }
    let labels = html.matches(of: #/<label for="([^"]+)"/#).map { String($0.1) }
    #expect(inputs == labels && inputs.count == 5)
  }

  @Test func oneRightAnswerMakesButtonsAndSeveralMakeBoxes() {
    let html = page(all)
    #expect(html.matches(of: /type="radio"/).count == 2)
    #expect(html.matches(of: /type="checkbox"/).count == 3)
    #expect(html.matches(of: /Hay varias respuestas correctas/).count == 1)
  }

  /// A heading may have taken the name already.
  @Test func headingsKeepTheirAnchors() {
    let reader = ElementReader(page("# A\n\n## Ejercicio 1\n\n> [!EJERCICIO]\n> ## Dentro\n> x\n"))
    #expect(reader.ids.contains("ejercicio-1") && reader.ids.contains("ejercicio-1-2"))
    #expect(!reader.ids.contains("dentro"))
    #expect(reader.error == nil)
  }

  @Test func aSolutionInWhichSomethingIsWrongIsOpen() {
    let text = "> [!SOLUCIÓN]\n> ```{calcular}\n> 1\n> ```\n"
    #expect(page(text).contains("<details class=\"block solution\">"))
    let wrong = Output.problem(Problem(.notFinite, "falló", at: SourceRange(0, 1)))
    #expect(page(text, outputs: [wrong]).contains("<details class=\"block solution\" open=\"\">"))
  }

  @Test func aBrokenQuestionStillShowsItsText() {
    let html = page("> [!PREGUNTA] ¿Cuál?\n> - [ ] una\n>   no\n> - [ ] otra\n>   no\n")
    #expect(ElementReader(html).error == nil)
    #expect(html.contains("<li>[ ] una"))
    #expect(!html.contains("<input"))
  }

  /// As before there were blocks: not a byte differs.
  @Test func aPlainQuoteIsPlain() {
    let html = main(page("> Una cita.\n> [!NOTA]\n\n> [enlace](x.html)\n\n> - [ ] una lista\n"))
    #expect(
      html == """
        <main id="texto">
        <blockquote>
        <p>Una cita.
        [!NOTA]</p>
        </blockquote>
        <blockquote>
        <p><a href="x.html">enlace</a></p>
        </blockquote>
        <blockquote>
        <ul>
        <li>[ ] una lista</li>
        </ul>
        </blockquote>

        </main>

        """)
  }
}
