import Diagnostics
import Lesson
import Testing

@Suite struct CalculateDirectiveTests {
  private func printed(_ body: String) -> [String] {
    outputs("```{calcular}\n\(body)\n```\n").printed.map { "\($0.name) = \($0.text)" }
  }

  @Test func printsBareExpressions() {
    #expect(printed("x = 2\nx + 1\nx * 3") == ["x + 1 = 3", "x * 3 = 6"])
    #expect(printed("\"hola\"") == ["\"hola\" = \"hola\""])
    #expect(printed("x = [\"a\", \"b\"]\nx") == ["x = [\"a\", \"b\"]"])
    #expect(printed("x = 1").isEmpty)
  }

  @Test func keepsTheNumbersForOtherPrograms() throws {
    let value = try #require(outputs("```{calcular}\n[[1, 2], [3, 4]]\n```\n").printed.first)
    #expect(value.shape == [2, 2])
    #expect(value.numbers == [1, 2, 3, 4])
    let long = try #require(outputs("```{calcular}\nrango(1001)\n```\n").printed.first)
    #expect(long.numbers.isEmpty, "los largos no se copian")
    #expect(outputs("```{calcular}\n3\n```\n").printed.first?.shape == nil)
  }

  @Test func printsWhatIsNoNumberByItsKind() {
    let names = outputs(ready + "```{calcular}\nmoda\nmoda.prueba\nred\n```\n").printed.map(\.text)
    #expect(names == ["un conjunto de datos", "una parte de un conjunto de datos", "un modelo"])
  }

  @Test func printsInputsAsTheNumbersThatTheyAre() throws {
    let lesson = ready + "```{calcular}\nmoda.prueba.imágenes[:1]\nmoda.prueba.imágenes[:1, :, :]\n```\n"
    let printed = outputs(lesson).printed
    #expect(printed.count == 2 && printed[0].text == printed[1].text)
    #expect(printed.first?.shape == [1, 28, 28])
  }

  @Test func definesFunctions() {
    #expect(printed("k = 2\nf(x) = k * x\nk = 100\nf(3)") == ["f(3) = 6"], "los nombres de su sitio")
    #expect(printed("f(x, y) = x - y\nf(5, 3)\nf([1, 2], 1)") == ["f(5, 3) = 2", "f([1, 2], 1) = [0 1]"])
  }

  @Test func namesMayBeBoundAgain() {
    #expect(printed("x = 1\nx = x + 1\nx") == ["x = 2"])
    #expect(values("x", after: "```{calcular}\nx = 1\n```\n\n```{calcular}\nx = \"dos\"\n```\n") == ["dos"])
  }

  @Test func aStatementThatFailsLeavesTheOthers() {
    // What an index reaches is known only with the data.
    let text =
      ready + predicted + "```{calcular}\n1 + 1\nx = p.aciertos[40]\ny = x + 1\n2 + 2\n```\n\n```{calcular}\nx\n```\n"
    let lesson = executed(text)
    let step = lesson.steps[lesson.steps.count - 2].outputs
    #expect(step.printed.map(\.text) == ["2", "4"])
    #expect(step.problems.map(\.code) == [.outOfRange, .notRun])
    #expect(lesson.problems.map(\.code) == [.outOfRange])
    #expect(lesson.steps.last?.outputs.problems.map(\.code) == [.notRun])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("x = nada", "T001"), ("f(x) = f(x)", "T001"), ("f(x) = g(x)", "T003"), ("f(x) = nada", "T001"), ("1 +", "L016"),
      ("x = 0,5", "L014"),
      ("suma = 3\nsuma([1])", "T004"), ("3 = x", "L016"),
    ])
  func refuses(body: String, code: String) {
    #expect(codes("```{calcular}\n\(body)\n```\n") == [code])
  }

  /// Its id is for `salida`: it is no value.
  @Test func itsNameIsNoValue() {
    #expect(codes("```{calcular #x}\n1\n```\n") == [])
    #expect(codes("```{calcular #x}\n1\n```\n\n```{calcular}\nx + 1\n```\n") == ["T001"])
  }
}
