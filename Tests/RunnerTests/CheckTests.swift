import Diagnostics
import Lesson
import Runner
import Testing

@Suite struct CheckTests {
  private func codes(_ text: String) -> [String] { checked(text).problems.map(\.code.rawValue) }

  @Test func aSoundLessonHasNoProblems() {
    let lesson = checked("```{nota #x}\nvalor: 1\n```\n\nVale `{= x + 1 }`.\n")
    #expect(lesson.problems.isEmpty)
    #expect(!lesson.hasErrors)
    #expect(lesson.steps.count == 1)
    #expect(lesson.scope.names == ["x"])
  }

  @Test func problemsStandInTheOrderOfTheSource() {
    let lesson = checked(
      """
      Uno `{= uno }`.

      ```{nota #x}
      valor: dos
      ```

      Tres `{= tres }`, y `{= cuatro + }`.

      ```{nota #y}
      valor: cinco
      cuántas: 0
      ```
      """)
    let places = lesson.problems.compactMap { $0.range?.lower }
    #expect(places == places.sorted())
    #expect(lesson.problems.map(\.code.rawValue) == ["T001", "T001", "T001", "L016", "T001", "T005"])
  }

  @Test func aNameIsUsedAfterItIsBound() {
    let lesson = checked("`{= x }`\n\n```{nota #x}\nvalor: 1\n```\n\n`{= x }`\n")
    #expect(lesson.problems.map(\.code) == [.unknownName])
    #expect(lesson.problems.first?.label == "se usa antes de definirse")
    #expect(lesson.problems.first?.related.map(\.message) == ["«x» se define aquí, más abajo"])
  }

  @Test func idsAreUnique() {
    let lesson = checked("```{nota #x}\nvalor: 1\n```\n\n```{nota #x}\nvalor: 2\n```\n\n```{nota #X}\nvalor: 3\n```\n")
    #expect(lesson.problems.map(\.code) == [.repeatedId])
    #expect(lesson.problems.first?.related.count == 1)
  }

  @Test func whatWouldBeADirectiveIsToldByItsName() {
    #expect(codes("```nota #x\nvalor: 1\n```\n") == ["L004"])
    #expect(codes("{Nota #x}\nvalor: 1\n") == ["L004"])
    #expect(codes("```\n{nota #x}\nvalor: 1\n```\n") == ["L004"])
    #expect(codes("```note\nvalor: 1\n```\n").isEmpty, "las palabras de otros idiomas son las de sus lenguajes")
    #expect(codes("{otra}\n\n```otra\n```\n").isEmpty)
    #expect(codes("´´´{otra}\n´´´\n") == ["L004"], "así no se escribe otra cosa")
  }

  @Test func whatDependsOnADirectiveThatIsNotReadIsQuiet() {
    #expect(codes("´´´{nota #x}\nvalor: 1\n´´´\n\n`{= x + 1 }` `{= y }`\n") == ["L004", "T001"])
    #expect(codes("``{nota}\ny = 1\nf(t) = t\n``\n\n`{= f(y) }`\n") == ["L004"])
  }

  @Test func whatDependsOnAFailedStepIsQuiet() {
    let lesson = checked(
      """
      ```{nota #x}
      valor: nada
      ```

      ```{nota #y}
      valor: x[0] + 1
      ```

      ```{pretende}
      y == 3
      x es creciente
      ```

      `{= x + y }`
      """)
    #expect(lesson.problems.map(\.code) == [.unknownName])
    #expect(lesson.steps.map { $0.directive == nil } == [true, false, false])
  }

  @Test func aFailedStepDoesNotHideTheOthers() {
    #expect(codes("```{nota #x}\nvalor: nada\n```\n\n```{nota #y}\nvalor: nadie\n```\n") == ["T001", "T001"])
  }

  /// A wrong option leaves what the step binds known, so that what is wrong below is told too.
  @Test func aStepWithAWrongOptionKeepsItsName() {
    let lesson = checked("```{nota #x}\nvalor: 1\ninventada: 2\n```\n\n`{= x.campo }` y `{= x + 1 }`\n")
    #expect(lesson.problems.map(\.code) == [.unknownOption, .unknownMember])
  }

  @Test func anUnknownDirectiveIsToldWithItsNeighbour() {
    let problem = checked("```{notas #x}\nvalor: 1\n```\n\n`{= x }`\n").problems
    #expect(problem.map(\.code) == [.unknownDirective])
    #expect(problem.first?.label == "¿quisiste decir «nota»?")
    #expect(checked("```{note #x}\nvalor: 1\n```\n").problems.first?.label == "«note» se escribe «nota»")
    #expect(checked("```{NOTA #x}\nvalor: 1\n```\n").problems.isEmpty)
  }

  @Test func onlyWordsAndNumbersStandInASentence() {
    #expect(codes("`{= 1 }` `{= \"a\" }` `{= [1, 2] }` `{= [\"a\", \"b\"] }` `{= 1 < 2 }`\n").isEmpty)
    #expect(codes("`{= rango(21) }`\n") == ["T004"])
    #expect(codes("`{= [\"a\", [1, 2]] }`\n") == ["T004"])
    #expect(codes("`{= \"a\" : 2 }`\n") == ["T004"])
    #expect(codes("`{= 1 < 2 : 2 }`\n") == ["T004"])
    #expect(codes("`{= [\"a\"] : 2 }`\n") == ["T004"])
    #expect(codes("`{= [1, 2] : 2 }`\n").isEmpty)
  }

  @Test func problemsOfTheTextComeFirst() {
    let lesson = checked("---\nsemilla: hola\n---\n\n```{nota #x}\nvalor: nada\n```\n")
    #expect(lesson.problems.map(\.code) == [.frontMatter, .unknownName])
  }

  @Test func directivesAreTheCallersOnly() {
    let lesson = checked("```{nota #x}\nvalor: 1\n```\n", directives: [DrawDirective.self])
    #expect(lesson.problems.map(\.code) == [.unknownDirective])
    #expect(lesson.problems.first?.notes == ["directivas: azar"])
  }

  private let solution = "> [!SOLUCIÓN]\n> ```{nota #x}\n> valor: 1\n> ```\n>\n> `{= x }`\n\n"

  @Test func twoSolutionsMayUseTheSameName() {
    #expect(codes(solution + solution + "```{nota #x}\nvalor: 2\n```\n").isEmpty)
  }

  @Test func aSolutionHidesNoNameAbove() {
    let lesson = checked("```{nota #x}\nvalor: 2\n```\n\n" + solution)
    #expect(lesson.problems.map(\.code) == [.repeatedId])
    #expect(codes("> [!NOTA]\n> ```{nota #x}\n> valor: 1\n> ```\n\n```{nota #x}\nvalor: 2\n```\n") == ["T002"])
  }

  @Test(arguments: ["`{= x }`\n\n§", "§`{= x }`\n", "§> [!SOLUCIÓN]\n> Otra: `{= x }`\n"])
  func aNameOfASolutionEndsWithIt(_ form: String) {
    let text = form.replacing("§", with: solution)
    let problems = checked(text).problems
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0 != "> [!SOLUCIÓN]" }.count + 1
    #expect(problems.map(\.code) == [.unknownName])
    #expect(problems.first?.label == "ese nombre solo existe dentro de la solución de la línea \(line)")
    #expect(problems.first?.related.count == 1)
  }

  @Test func insideASolutionANameIsUsedAfterItIsBound() {
    let lesson = checked("> [!SOLUCIÓN]\n> `{= x }`\n>\n> ```{nota #x}\n> valor: 1\n> ```\n")
    #expect(lesson.problems.map(\.label) == ["se usa antes de definirse"])
  }

  @Test func otherBlocksAreNoBranches() {
    let block = "> [!EJERCICIO]\n> ```{nota #x}\n> valor: 1\n> ```\n\n"
    #expect(codes(block + "`{= x }`\n").isEmpty)
    #expect(checked(block).scope.names == ["x"])
    #expect(checked(solution).scope.names.isEmpty)
  }
}
