import Diagnostics
import Lesson
import Testing

@Suite struct QuestionReaderTests {
  /// The choices of the one question of a text: its line, and whether it is right.
  private func choices(_ read: ReadBlocks) -> [String] {
    read.blocks.first { $0.kind == .question }?.choices.map { "\($0.line) \($0.isRight)" } ?? []
  }

  @Test(
    "una respuesta es un elemento de lista con su casilla",
    arguments: [
      ("> [!PREGUNTA] ¿?\n> - [ ] a\n>   1\n> - [x] b\n>   2\n", ["2 false", "4 true"]),
      ("> [!PREGUNTA] ¿?\n>\n> 1. [X] a\n>    1\n> 2. [x] b\n>    2\n", ["3 true", "5 true"]),
      ("> [!PREGUNTA]\n> ¿?\n>\n> * [ ] a\n>\n>   1\n> * [x] b\n>\n>   2\n", ["4 false", "7 true"]),
      // Two lists with a text between.
      ("> [!PREGUNTA] ¿?\n> - [ ] a\n>   1\n>\n> Y\n>\n> + [x] b\n>   2\n", ["2 false", "7 true"]),
      // A list that belongs to the question, and one that belongs to a reason.
      ("> [!PREGUNTA] De\n> - a\n> - b\n>\n> ¿?\n>\n> + [ ] c\n>   - [x] d\n> + [x] e\n>   1\n", ["7 false", "9 true"]),
      ("> [!PREGUNTA] ¿?\n> - [x] a\n>   ```\n>   1\n>   ```\n> - [ ] b\n>   > 2\n", ["2 true", "6 false"]),
      ("- > [!PREGUNTA] ¿?\n  > - [x] a\n  >   1\n  > - [ ] b\n  >   2\n", ["2 true", "4 false"]),
    ])
  func readsChoices(text: String, expected: [String]) {
    let read = ReadBlocks(text)
    #expect(read.problems == [])
    #expect(choices(read) == expected)
  }

  @Test(
    "lo que le falta se dice, y entonces no hay qué elegir",
    arguments: [
      ("> [!PREGUNTA]\n>\n> - [x] a\n>   1\n> - [ ] b\n>   2\n", ["L022 [!PREGUNTA]"]),
      ("> [!PREGUNTA] ¿?\n> x\n", ["L022 [!PREGUNTA]"]), ("> [!PREGUNTA] ¿?\n> - a\n> - b\n", ["L022 [!PREGUNTA]"]),
      ("> [!PREGUNTA] ¿?\n> - [x] a\n>   1\n", ["L022 [x]"]),
      ("> [!PREGUNTA] ¿?\n> - [ ] a\n>   1\n> - [ ] b\n>   2\n", ["L022 [ ]"]),
      ("> [!PREGUNTA] ¿?\n> - [x] a\n>   1\n> - b\n>   2\n", ["L022 b"]),
      ("> [!PREGUNTA] ¿?\n> - [x] a\n>   1\n> - [x]b\n>   2\n", ["L022 [x]b"]),
      ("> [!PREGUNTA] ¿?\n> - [x] a\n>   1\n> - [ ]\n>   2\n", ["L022 [ ]"]),
      ("> [!PREGUNTA] ¿?\n> - [x] a\n> - [ ] b\n", ["L022 [x]", "L022 [ ]"]),
      ("> [!PREGUNTA] ¿?\n> - [y] a\n>   1\n> - [x] b\n>   2\n", ["L022 [y] a"]),
    ])
  func tellsWhatIsMissing(text: String, expected: [String]) {
    let read = ReadBlocks(text)
    #expect(read.problems == expected)
    #expect(choices(read) == [])
    #expect(read.blocks.map(\.kind) == [.question])
  }

  @Test func twentyChoicesAreTheMost() {
    func question(_ count: Int) -> ReadBlocks {
      ReadBlocks("> [!PREGUNTA] ¿?\n" + String(repeating: "> - [x] a\n>   1\n", count: count))
    }
    #expect(question(20).problems == [])
    #expect(choices(question(20)).count == 20)
    #expect(question(21).problems == ["L022 [x]"])
  }

  /// The answer is its first line, whatever stands below it.
  @Test(
    "el porqué no entra en la respuesta",
    arguments: [
      "Sí.", "Sí.\n>\n>   Y más.", "Sí.\n>   - una\n>   - otra", "Sí:\n>   ```\n>   1\n>   ```", "Sí\n>   y sí.",
    ])
  func theReasonStandsBelow(reason: String) throws {
    let read = ReadBlocks("> [!PREGUNTA] ¿?\n> - [x] Dos **y** dos\n>   \(reason)\n> - [ ] Tres\n>   No.\n")
    #expect(read.problems == [])
    let html = read.document.html(
      Replacements(directives: [], inlineValues: [], blocks: read.blocks.map(markedWrapping)))
    let labels = html.matches(of: /<label>\d\s*([^⟧]*?)\s*<\/label>/).map { String($0.1) }
    #expect(labels == ["Dos <strong>y</strong> dos", "Tres"], "\(html)")
    #expect(html.contains("Sí"))
  }
}
