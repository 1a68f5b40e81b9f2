import Diagnostics
import Lesson
import Testing

@Suite struct TeachingBlockReaderTests {
  /// Kind and number of each block, and the kind of the one around it: `PISTA 1 < EJERCICIO`.
  private func tree(_ text: String) -> [String] {
    let blocks = ReadBlocks(text).blocks
    return blocks.map { block in
      block.kind.rawValue + (block.number.map { " \($0)" } ?? "")
        + (block.parent.map { " < \(blocks[$0].kind.rawValue)" } ?? "")
    }
  }

  @Test func exercisesAndQuestionsAreNumbered() {
    let question = "> [!PREGUNTA] ¿?\n> - [x] a\n>   1\n> - [ ] b\n>   2\n\n"
    let text = "> [!EJERCICIO]\n> a\n\n" + question + "> [!NOTA]\n> b\n\n> [!EJERCICIO]\n> c\n\n" + question
    #expect(tree(text) == ["EJERCICIO 1", "PREGUNTA 1", "NOTA", "EJERCICIO 2", "PREGUNTA 2"])
  }

  @Test func hintsAndSolutionsBelongToTheExerciseAbove() {
    let exercise = "> [!EJERCICIO]\n> a\n\n"
    let hint = "> [!PISTA]\n> b\n\n"
    let solution = "> [!SOLUCIÓN]\n> c\n\n"
    #expect(tree(hint + exercise + hint + "Texto.\n\n" + solution) == ["PISTA", "EJERCICIO 1", "PISTA 1", "SOLUCIÓN 1"])
    #expect(tree(exercise + exercise + solution) == ["EJERCICIO 1", "EJERCICIO 2", "SOLUCIÓN 2"])
    // A heading starts something new; one inside a block does not.
    #expect(tree(exercise + "## Otra cosa\n\n" + solution) == ["EJERCICIO 1", "SOLUCIÓN"])
    #expect(tree(exercise + "> ## Dentro\n\n" + solution) == ["EJERCICIO 1", "SOLUCIÓN"])
    #expect(tree(exercise + "> [!NOTA]\n> ## Dentro\n\n" + solution) == ["EJERCICIO 1", "NOTA", "SOLUCIÓN 1"])
    #expect(tree(exercise + "Otra\n===\n\n" + exercise + hint) == ["EJERCICIO 1", "EJERCICIO 2", "PISTA 2"])
  }

  @Test func blocksStandInsideOthers() {
    let text = """
      > [!EJERCICIO]
      > a
      >
      > > [!PISTA]
      > > b
      > >
      > > > Una cita.
      > > >
      > > > > [!NOTA]
      > > > > c
      >
      > > [!SOLUCIÓN]
      > > d

      """
    #expect(tree(text) == ["EJERCICIO 1", "PISTA 1 < EJERCICIO", "NOTA < PISTA", "SOLUCIÓN 1 < EJERCICIO"])
  }

  @Test func fourDeepIsDeepEnough() {
    func nested(_ depth: Int) -> ReadBlocks {
      let lines = (1...depth).map { String(repeating: "> ", count: $0) }
      return ReadBlocks(lines.map { $0 + "[!NOTA]\n" + $0 + "x\n" + $0 + "\n" }.joined())
    }
    #expect(nested(4).problems == [] && nested(4).blocks.count == 4)
    #expect(nested(5).problems == ["L009 [!NOTA]"] && nested(5).blocks.count == 4)
  }

  @Test(
    "ni ejercicios, ni soluciones, ni preguntas van unos dentro de otros",
    arguments: [("EJERCICIO", ["L021 [!EJERCICIO]"]), ("SOLUCIÓN", ["L021 [!SOLUCIÓN]"]), ("PISTA", []), ("NOTA", [])])
  func someStandAlone(word: String, expected: [String]) {
    #expect(ReadBlocks("> [!\(word)]\n> a\n>\n> > [!\(word)]\n> > b\n").problems == expected)
    let apart = "> [!\(word)]\n> a\n>\n> > [!AVISO]\n> > b\n> >\n> > > [!\(word)]\n> > > c\n"
    #expect(ReadBlocks(apart).problems == expected)
    #expect(ReadBlocks("> [!\(word)]\n> a\n\n> [!\(word)]\n> b\n").problems == [])
  }

  @Test func anEmptyBlockIsTold() {
    #expect(ReadBlocks("> [!NOTA]\n").problems == ["L021 [!NOTA]"])
    #expect(ReadBlocks("> [!NOTA] Solo un título\n").problems == ["L021 [!NOTA]"])
    #expect(ReadBlocks("> [!NOTA]\n>\n\nFuera.\n").problems == ["L021 [!NOTA]"])
    #expect(ReadBlocks("> [!NOTA]\n>\n> a\n").problems == [])
    #expect(ReadBlocks("> [!NOTA]\n> ```{calcular}\n> 1\n> ```\n").problems == [])
  }
}
