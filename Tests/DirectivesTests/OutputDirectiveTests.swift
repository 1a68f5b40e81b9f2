import Diagnostics
import Lesson
import Runner
import Testing

@Suite struct OutputDirectiveTests {
  private static let sums = "```{calcular #cuentas}\nx = 3\nx + 1\nx / 7\n```\n\n"

  private func expected(_ lesson: ExecutedLesson) -> [ExpectedTextOutput] {
    lesson.steps.flatMap(\.outputs).compactMap { output in
      if case .expected(let expected) = output { expected } else { nil }
    }
  }

  @Test func comparesWithWhatTheStepLeaves() {
    let lesson = executed(Self.sums + "```{salida de=cuentas}\nx + 1 = 4\nx / 7 = 0.43\n```\n")
    #expect(lesson.problems.isEmpty)
    #expect(expected(lesson).map(\.holds) == [true])
  }

  @Test func tellsWhatDiffers() throws {
    let lesson = executed(Self.sums + "```{salida de=cuentas}\nx + 1 = 5\nx / 7 = 0.43\n```\n")
    let problem = try #require(lesson.problems.first)
    #expect(lesson.problems.count == 1)
    #expect(problem.code == .textDiffers)
    #expect(problem.code.exitStatus == .differs)
    #expect(problem.difference == ["@@ -8,2 +8,2 @@", "-x + 1 = 5", "+x + 1 = 4", " x / 7 = 0.43"])
    #expect(problem.range.map { lesson.document.source.text($0) } == "{salida de=cuentas}")
  }

  @Test func everyStepWithANameHasItsText() {
    let steps = [
      ("```{tabla #t}\ncolumnas: [\"a\"]\nfilas:\n- [0.25]\n```\n", "t", "a\n0,25"),
      ("```{resumen red #r}\n```\n", "r", "…\n… 12 730"),
      ("```{figura red #f}\nde: red\npie: La red\n```\n", "f", "Figura 1. La red"),
      ("```{evaluar red #e datos=moda.prueba por_clase=no}\n```\n", "e", "exactitud … ejemplos 32"),
    ]
    for (step, name, text) in steps {
      let lesson = executed(ready + step + "\n```{salida de=\(name)}\n\(text)\n```\n")
      #expect(lesson.problems.isEmpty, "\(name): \(lesson.problems.map(\.difference))")
    }
  }

  @Test func theLessonsMarkIsWritten() {
    let step = "```{tabla #t}\ncolumnas: [\"a\"]\nfilas:\n- [0.25]\n```\n\n```{salida de=t}\n```\n"
    #expect(executed(step).problems.first?.difference.last == "+0,2500")
    #expect(executed("---\ndecimal: punto\n---\n\n" + step).problems.first?.difference.last == "+0.2500")
  }

  @Test func whatFailedHasNoText() {
    let lesson = executed("```{calcular #c}\n1\n[1, 2][5]\n```\n\n```{salida de=c}\n1 = 1\n```\n")
    #expect(Set(lesson.problems.map(\.code)) == [.outOfRange])
  }

  @Test func aStepWithANameLeavesNoValue() {
    #expect(codes(Self.sums + "`{= cuentas }`\n") == ["T001"])
    let problem = checked(Self.sums + "`{= cuentas }`\n").problems.first
    #expect(problem?.related.isEmpty == true, "está más arriba, no más abajo")
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("```{salida}\n```\n", ["L015"]), ("```{salida de=nada}\n```\n", ["T001"]),
      ("```{salida de=x}\n```\n", ["T001"]), ("```{salida de=\"cuentas\"}\n```\n", ["T004"]),
      ("```{salida de=cuentas a=3}\n```\n", ["L012"]), ("```{salida de=cuentas de=cuentas}\n```\n", ["L013"]),
      ("```{salida de=cuentas #s}\n```\n", ["L005", "L005"]), ("```{salida of=cuentas}\n```\n", ["L012"]),
      ("```{salida de=tarde}\n```\n\n```{calcular #tarde}\n1\n```\n", ["T001"]),
      ("```{salida #a de=cuentas}\n```\n", ["L005"]),
    ])
  func refuses(body: String, expected: [String]) {
    #expect(codes(Self.sums + body) == expected)
  }

  @Test func theNameMayStandAlone() {
    #expect(executed(Self.sums + "```{salida cuentas}\nx + 1 = 4\n…\n```\n").problems.isEmpty)
  }

  @Test func aLongTextIsRefused() {
    let body = String(repeating: "a\n", count: 2001)
    #expect(codes(Self.sums + "```{salida de=cuentas}\n\(body)```\n") == ["L011"])
  }

  @Test func whatItHoldsIsNotTheLanguage() {
    let body = "clave: valor\n- nada\n1 + \n# no es un comentario\nx = 0,5\n"
    #expect(codes(Self.sums + "```{salida de=cuentas}\n\(body)```\n").isEmpty)
  }
}
