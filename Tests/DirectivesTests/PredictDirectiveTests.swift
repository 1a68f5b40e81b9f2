import Lesson
import Testing

@Suite struct PredictDirectiveTests {
  @Test func tellsItsShapeAndHowManyAreRight() {
    let left = outputs(ready + trained + predicted)
    #expect(left.fact("forma") == .shape([32, 10]))
    guard case .integer(let right)? = left.fact("aciertos"), case .integer(let wrong)? = left.fact("fallos") else {
      Issue.record("faltan los aciertos")
      return
    }
    #expect(right + wrong == 32)
  }

  @Test func leavesProbabilities() {
    let text =
      ready + trained + predicted + """
        ```{afirmar}
        forma(p) == [32, 10]
        p[0] en [0, 1]
        suma(p, eje: 1) ≈ unos(32)
        suma(p[3:5], eje: 1) ≈ unos(2)
        p.clases[0] == argmáx(p[0])
        p.etiquetas == moda.prueba.etiquetas
        p.cantidad == 32
        forma(p.aciertos)[0] + forma(p.fallos)[0] == 32
        p[-1, 2] ≈ p[31, 2]
        ```
        """
    #expect(outputs(text).assertions.filter { !$0.holds }.map(\.source) == [])
  }

  @Test func needsNoCompilation() {
    #expect(codes(data + model + predicted).isEmpty)
  }

  @Test func aPartIsPredictedAsTheWhole() {
    let text =
      ready + trained + predicted
      + "```{predecir red #q datos=moda.prueba[10:12]}\n```\n\n```{afirmar}\nexacto(q[0]) == p[10]\n```\n"
    #expect(outputs(text).assertions.allSatisfy { $0.holds })
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("", ["L015"]), ("datos: moda", ["T004"]), ("datos: moda.prueba[:0]", ["T005"]), ("x: moda.prueba", ["L012"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes(ready + "```{predecir red #p}\n\(options)\n```\n") == expected)
  }
}
