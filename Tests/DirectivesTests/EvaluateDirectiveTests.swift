import Lesson
import Testing

@Suite struct EvaluateDirectiveTests {
  @Test func tellsLossAndAccuracy() throws {
    let left = outputs(ready + trained + evaluated)
    #expect(left.facts.map(\.key) == ["exactitud", "pérdida", "cantidad"])
    #expect(left.fact("cantidad") == .integer(32))
    let table = try #require(left.tables.first)
    #expect(table.columns.map(\.key) == ["clase", "cantidad", "precisión", "exhaustividad", "f1"])
    #expect(table.rows.count == 10)
    #expect(table.rows.map { $0[0] }.first == .text("Camiseta"))
  }

  @Test func measuresWhatWasAskedFor() {
    let metrics = "[exactitud, exactitud_entre(3), precisión, exhaustividad, f1, auc, error_absoluto]"
    let text = ready.replacing("[exactitud]", with: metrics) + trained + evaluated
    let left = outputs(text)
    #expect(
      left.facts.map(\.key) == [
        "exactitud", "pérdida", "exactitud_entre", "precisión", "exhaustividad", "f1", "auc", "error_absoluto",
        "cantidad",
      ])
    #expect(
      values(
        "prueba.exactitud_entre >= prueba.exactitud", "prueba.auc > 0.5", "forma(prueba.precisión)",
        "prueba.error_absoluto en (0, 0.2)", after: text) == ["sí", "sí", "10", "sí"])
    guard case .decimal(let recall, _)? = left.fact("exhaustividad"), case .decimal(let f1, _)? = left.fact("f1") else {
      Issue.record("no son decimales")
      return
    }
    #expect(values("media(prueba.exhaustividad) ≈ \(recall) ± 1e-9", "media(prueba.f1) ≈ \(f1) ± 1e-9", after: text)
      == ["sí", "sí"])
  }

  @Test func theClassTableCanBeLeftOut() {
    let text = ready + "```{evaluar red #prueba datos=moda.prueba por_clase=no}\n```\n"
    #expect(outputs(text).tables.isEmpty)
  }

  /// What it leaves agrees with itself: rows of the confusion are the classes' counts, its diagonal is what was right.
  @Test func leavesItsMeasures() {
    let text =
      ready + trained + evaluated + """
        ```{afirmar}
        suma(prueba.confusión) == 32
        forma(prueba.confusión) == [10, 10]
        prueba.cantidad == 32
        suma(prueba.confusión, eje: 1)[0] == 2
        prueba.exactitud ≈ suma(prueba.confusión * [[1,0,0,0,0,0,0,0,0,0],[0,1,0,0,0,0,0,0,0,0],[0,0,1,0,0,0,0,0,0,0],\
        [0,0,0,1,0,0,0,0,0,0],[0,0,0,0,1,0,0,0,0,0],[0,0,0,0,0,1,0,0,0,0],[0,0,0,0,0,0,1,0,0,0],[0,0,0,0,0,0,0,1,0,0],\
        [0,0,0,0,0,0,0,0,1,0],[0,0,0,0,0,0,0,0,0,1]]) / 32
        prueba.f1 en [0, 1]
        prueba.precisión en [0, 1]
        prueba.exhaustividad en [0, 1]
        prueba.pérdida > 0
        ```
        """
    #expect(outputs(text).assertions.filter { !$0.holds }.map(\.source) == [])
  }

  @Test func agreesWithThePredictions() {
    let text =
      ready + trained + evaluated + predicted + """
        ```{afirmar}
        prueba.exactitud ≈ forma(p.aciertos)[0] / 32
        ```
        """
    #expect(outputs(text).assertions.allSatisfy { $0.holds })
  }

  @Test func mayComeBeforeTraining() {
    #expect(codes(ready + evaluated).isEmpty)
    #expect(codes(data + model + evaluated) == ["T008"])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("", ["L015"]), ("datos: moda", ["T004"]), ("datos: moda.prueba[99:]", ["T005"]),
      ("datos: moda.prueba\npor_clase: 2", ["T004"]),
      ("data: moda.prueba", ["L012"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes(ready + "```{evaluar red #prueba}\n\(options)\n```\n") == expected)
  }

  @Test func manyClassesHaveNoConfusion() {
    let wide = data + model.replacing("densa(10", with: "densa(1025") + compiled + evaluated
    #expect(codes(wide).isEmpty)
    #expect(values("prueba.cantidad", after: wide) == ["32"])
    #expect(codes(wide + "`{= prueba.confusión[0, 0] }`\n") == ["T006"])
    #expect(codes(wide + "```{figura confusión}\nde: prueba\n```\n") == ["T004"])
  }
}
