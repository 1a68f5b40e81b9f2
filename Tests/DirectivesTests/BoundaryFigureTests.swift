import Diagnostics
import Lesson
import Plotting
import Runner
import Testing

@Suite struct BoundaryFigureTests {
  private let points = """
    ```{calcular}
    X = [[-1, -1], [-1, 1], [1, -1], [1, 1]]
    y = [0, 0, 1, 1]
    ```

    ```{datos #dos}
    entradas: X
    etiquetas: y
    ```


    """

  /// A model of two inputs whose weights the lesson gives.
  private func model(_ layer: String) -> String { "```{modelo #red}\nentrada: [2]\ncapas:\n- \(layer)\n```\n\n" }

  private func map(_ text: String, _ options: String = "de: red\ndatos: dos.entrenamiento") throws -> (
    DecisionMap, caption: String
  ) {
    let drawn = try figure(points + text + "```{figura frontera}\n\(options)\n```\n")
    guard case .decision(let map) = drawn.figure else { throw NotThatFigure() }
    return (map, drawn.caption)
  }

  /// Where the border crosses, if it is upright.
  private func upright(_ map: DecisionMap) -> Double? {
    let xs = map.borders.flatMap { $0.map(\.x) }
    guard let low = xs.min(), let high = xs.max(), high - low < 1e-3 else { return nil }
    return (low + high) / 2
  }

  @Test func oneSigmoidIsYesAboveOneHalf() throws {
    let (map, caption) = try map(model("densa(1, activación: sigmoide, pesos: [[4], [0]], sesgos: [-2])"))
    #expect(((upright(map) ?? 9) - 0.5).magnitude < 0.01)
    #expect(map.winners.first == 0 && map.winners.last == 1)
    #expect(map.classes == ["0", "1"] || map.classes.count == 2)
    #expect(caption.hasSuffix("acierta 4 de los 4 ejemplos."))
    #expect((map.certainties.min() ?? 1) < 0.05 && (map.certainties.max() ?? 0) > 0.8)
  }

  @Test func inputsOfTensorsAreCalledAsInFormulas() throws {
    let (map, _) = try map(model("densa(1, activación: sigmoide, pesos: [[4], [0]], sesgos: [-2])"))
    #expect(map.examples.horizontalTitle == "x₀" && map.examples.verticalTitle == "x₁")
  }

  @Test func oneLogitIsYesAboveZero() throws {
    let compiled = "```{compilar red}\noptimizador: adam\npérdida: entropía_cruzada_binaria(logits: sí)\n```\n\n"
    let (map, _) = try map(model("densa(1, pesos: [[4], [0]], sesgos: [-2])") + compiled)
    #expect(((upright(map) ?? 9) - 0.5).magnitude < 0.01)
    #expect((map.certainties.max() ?? 9) <= 1)
  }

  @Test func theLargestOfSeveralWins() throws {
    let softmax = try map(model("densa(2, activación: softmax, pesos: [[-1, 1], [0, 0]], sesgos: [0.5, 0])"))
    #expect(((upright(softmax.0) ?? 9) - 0.25).magnitude < 0.01)
    // More outputs than the data have classes: the third wins on the right.
    let three = try map(model("densa(3, pesos: [[-2, 0, 2], [0, 0, 0]], sesgos: [0, 1, 0])"))
    #expect(Set(three.0.winners) == [0, 1, 2])
    #expect(three.0.examples.groups.count == 3)
    #expect((three.0.certainties.max() ?? 9) <= 1 && (three.0.certainties.min() ?? -1) >= 0)
  }

  @Test func aTrainedModelSaysWhatPredictSays() throws {
    let spirals = "```{datos #e}\nfuente: espirales(puntos: 30)\n```\n\n"
    let layers =
      "```{modelo #m}\nentrada: [2]\ncapas:\n- densa(8, activación: tanh)\n"
      + "- densa(2, activación: softmax)\n```\n\n"
    let steps = "```{compilar m}\noptimizador: adam\npérdida: entropía_cruzada\n```\n\n"
      + "```{entrenar m datos=e.entrenamiento épocas=5}\n```\n\n"
    let (map, caption) = try map(spirals + layers + steps, "de: m\ndatos: e.entrenamiento")
    let right = values(
      "forma(p.aciertos)[0]", after: spirals + layers + steps + "```{predecir m #p datos=e.entrenamiento}\n```\n")
    #expect(caption.contains("acierta \(right[0]) de los 60 ejemplos"))
    #expect(map.examples.groups.map(\.points.count) == [30, 30])
    for group in map.examples.groups {
      for point in group.points { #expect(map.horizontal.contains(point.x) && map.vertical.contains(point.y)) }
    }
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("densa(2)", "de: dos\ndatos: dos.entrenamiento", ["T004"]), ("densa(2)", "de: red", ["L015"]),
      ("densa(2)", "de: red\ndatos: dos", ["T004"]), ("densa(1)", "de: red\ndatos: tres.entrenamiento", ["T009"]),
      ("densa(2)", "de: red\ndatos: flores.entrenamiento", ["T009"]),
      ("densa(13)", "de: red\ndatos: dos.entrenamiento", ["T005"]),
      ("densa(2)", "de: grande\ndatos: dos.entrenamiento", ["T009"]),
      ("densa(2)", "de: red\ndatos: valores.entrenamiento", ["T004"]),
      ("densa(2)", "de: red\ndatos: dos.entrenamiento\npuntos: 3", ["L012"]),
    ])
  func refuses(layer: String, options: String, expected: [String]) {
    let more = """
      ```{datos #tres}
      fuente: espirales(clases: 3)
      ```

      ```{datos #flores}
      fuente: iris
      ```

      ```{datos #valores}
      entradas: X
      etiquetas: y * 0.5
      ```

      ```{modelo #grande}
      entrada: [28, 28]
      capas:
      - aplanar
      - densa(2)
      ```


      """
    #expect(codes(points + more + model(layer) + "```{figura frontera}\n\(options)\n```\n") == expected)
  }

  @Test func otherScalesThanThoseOfTheTrainingAreTold() {
    let text = points + """
      ```{preparar #listos datos=dos}
      estandarizar: sí
      ```


      """ + model("densa(2, activación: softmax)") + """
      ```{compilar red}
      optimizador: adam
      pérdida: entropía_cruzada
      ```

      ```{entrenar red datos=listos.entrenamiento}
      ```


      """
    let found = checked(text + "```{figura frontera de=red datos=dos.entrenamiento}\n```\n").problems
    #expect(found.map(\.code.rawValue) == ["T008"])
    #expect(found.first?.severity == .warning)
    #expect(codes(text + "```{figura frontera de=red datos=listos.entrenamiento}\n```\n").isEmpty)
  }
}
