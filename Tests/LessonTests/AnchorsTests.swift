import Diagnostics
import Lesson
import Testing

@Suite struct AnchorsTests {
  private func anchors(_ titles: [String]) -> [String] {
    let text = titles.map { "## \($0)\n\n" }.joined()
    return parseLesson(SourceText(path: "a.md", text)).document.headings.map(\.anchor)
  }

  @Test func wordsAreFoldedAndNumbered() {
    #expect(anchors(["Evaluar el *módelo*", "Evaluar el modelo", "¿?"]) == [
      "evaluar-el-modelo", "evaluar-el-modelo-2", "seccion",
    ])
  }

  /// The notebook's own parts are called so, and it would take the heading for one of them.
  @Test func theNamesOfTheNotebookAreItsOwn() {
    #expect(anchors(["Vivo problemas", "Vivo", "vivo-mensaje", "Vivos", "En vivo", "Vivo"]) == [
      "seccion-vivo-problemas", "seccion-vivo", "seccion-vivo-mensaje", "vivos", "en-vivo", "seccion-vivo-2",
    ])
  }
}
