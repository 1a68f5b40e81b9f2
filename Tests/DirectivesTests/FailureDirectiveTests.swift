import Diagnostics
import Lesson
import Runner
import Testing

@Suite struct FailureDirectiveTests {
  private func fails(_ code: String, _ inner: String) -> String { "````{falla \(code)}\n\(inner)\n````\n\n" }

  private func failures(_ lesson: ExecutedLesson) -> [ExpectedFailureOutput] {
    lesson.steps.flatMap(\.outputs).compactMap { output in
      if case .failure(let failure) = output { failure } else { nil }
    }
  }

  @Test func failsInTheCheck() {
    let text = fails("L012", "```{evaluar red datos=moda.prueba nada=3}\n```") + "`{= red.parámetros }`\n"
    #expect(codes(ready + text).isEmpty)
    let lesson = executed(ready + text)
    #expect(lesson.problems.isEmpty)
    #expect(failures(lesson).map(\.holds) == [true])
    #expect(failures(lesson).flatMap(\.failures).map(\.code) == [.unknownOption])
    #expect(lesson.inlineTexts.map(\.text) == ["12\u{202F}730"])
  }

  @Test func failsInTheRun() {
    let inner = "```{calcular}\nv = [1, 2, 3]\nv[moda.entrenamiento.etiquetas[0]]\n```"
    #expect(codes(data + fails("T005", inner)).isEmpty)
    let lesson = executed(data + fails("T005", inner))
    #expect(lesson.problems.isEmpty)
    #expect(failures(lesson).flatMap(\.failures).map(\.code) == [.outOfRange])
  }

  @Test func anAssertionAndAnOutputFailToo() {
    let lesson = executed(
      "```{calcular #c}\n1 + 1\n```\n\n" + fails("A001", "```{afirmar}\n1 == 2\n2 == 3\n```")
        + fails("A002", "```{salida de=c}\n1 + 1 = 3\n```"))
    #expect(lesson.problems.isEmpty)
    #expect(failures(lesson).map { $0.failures.count } == [2, 1])
  }

  @Test func aFenceThatIsWrongFailsAsSuch() {
    #expect(executed(fails("L005", "```{calcular a,b}\n1\n```")).problems.isEmpty)
    #expect(executed(fails("L010", "```{entrena red}\n```")).problems.isEmpty)
    #expect(executed("```{calcular #x}\n1\n```\n\n" + fails("T002", "```{calcular #x}\n1\n```")).problems.isEmpty)
  }

  @Test func nothingThatItDoesIsKept() {
    let lesson = executed(
      ready + fails("A001", "```{afirmar}\n1 == 2\n```")
        + fails("T005", "```{calcular #dentro}\nx = 3\n[1, 2][moda.entrenamiento.etiquetas[0]]\n```")
        + "```{calcular #x}\n1\n```\n\n")
    #expect(lesson.problems.isEmpty)
    #expect(codes(fails("T005", "```{calcular}\ny = 3\n[1][5]\n```") + "`{= y }`\n") == ["T001"])
    // A training inside does not move the model.
    let diverging = fails("E001", "```{entrenar red}\ndatos: moda.entrenamiento\népocas: 2\n```")
    let layers = String(repeating: "- densa(64)\n", count: 3)
    let wild = ready.replacing("- densa(16, activación: relu)\n", with: layers)
      .replacing("optimizador: adam", with: "optimizador: sgd(tasa: 1000000)")
    let evaluation = "```{evaluar red #e datos=moda.prueba por_clase=no}\n```\n\n`{= e.pérdida : 6 }`\n"
    let moved = executed(wild + diverging + evaluation)
    #expect(moved.problems.isEmpty, "\(moved.problems.map(\.message))")
    #expect(moved.inlineTexts.map(\.text) == executed(wild + evaluation).inlineTexts.map(\.text))
  }

  @Test func aBudgetThatIsSpentInsideIsNotTheLessons() {
    let text = fails("E004", "```{calcular}\nA = unos([4000, 4000])\nA @ A\n```") + "`{= 1 + 1 }`\n"
    let lesson = executed(text)
    #expect(lesson.problems.isEmpty)
    #expect(lesson.inlineTexts.map(\.text) == ["2"])
  }

  @Test func notToFailIsAProblem() throws {
    let lesson = executed(fails("T009", "```{calcular}\n1 + 1\n```"))
    let problem = try #require(lesson.problems.first)
    #expect(lesson.problems.map(\.code) == [.doesNotFail])
    #expect(problem.code.exitStatus == .differs)
    #expect(problem.message == "se esperaba un fallo T009, y no falla")
  }

  @Test func toFailOtherwiseIsAProblem() throws {
    let text = fails("T009", "```{calcular}\nnada\n```")
    #expect(codes(text) == ["A003"])
    let problem = try #require(checked(text).problems.first)
    #expect(problem.message == "se esperaba un fallo T009, y falla con T001")
    #expect(problem.related.map(\.message) == ["T001: no conozco el nombre «nada»"])
    let both = try #require(checked(fails("T001", "```{calcular}\nnada\n[1, 2] + [1, 2, 3]\n```")).problems.first)
    #expect(both.message == "falla con T001, como se esperaba, pero también con T009")
  }

  @Test func whatDependsOnAFailureIsNotRun() {
    let lesson = executed(
      "```{calcular}\nx = [1, 2][raíz(25)]\n```\n\n" + fails("T009", "```{calcular}\nx + 1\n```"))
    #expect(!lesson.problems.contains { $0.code == .doesNotFail })
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("````{falla}\n```{calcular}\n1\n```\n````\n", ["L015"]),
      ("````{falla T999}\n```{calcular}\n1\n```\n````\n", ["T003"]),
      ("````{falla T001 #x}\n```{calcular}\nnada\n```\n````\n", ["L005"]),
      ("````{falla T001}\n````\n", ["L011"]), ("````{falla T001}\nnada\n````\n", ["L011"]),
      ("````{falla T001}\n```{calcular}\nnada\n```\nalgo\n````\n", ["L011"]),
      ("````{falla T001}\n```{calcular}\nnada\n```\n\n```{calcular}\nnada\n```\n````\n", ["L011"]),
      ("`````{falla T001}\n````{falla T001}\n```{calcular}\nnada\n```\n````\n`````\n", ["L011"]),
    ])
  func refuses(text: String, expected: [String]) {
    #expect(codes(text) == expected)
  }

  @Test func theCodeIsReadInSmallLettersToo() {
    #expect(codes(fails("t001", "```{calcular}\nnada\n```")).isEmpty)
  }
}
