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

  /// A network without its last layers gives what they would see: feature maps, one a filter.
  @Test func anyShapeIsPredicted() {
    let maps =
      data + "```{modelo #red}\nentrada: [28, 28]\ncapas:\n- convolución(2)\n- agrupación_media(13)\n```\n\n"
      + predicted
    #expect(outputs(maps).fact("forma") == .shape([32, 2, 2, 2]))
    #expect(outputs(maps).facts.count == 1)
    #expect(values("forma(p[0])", "forma(p[:3, 0])", after: maps) == ["2, 2 y 2", "3, 2 y 2"])
    #expect(codes(maps + "`{= p.fallos }`\n") == ["T006"])
    #expect(codes(maps + "```{figura predicciones}\nde: p\n```\n") == ["T004"])
    #expect(codes(maps + "```{figura cuadrícula}\nde: p\n```\n") == ["T004"])
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
