import Diagnostics
import Lesson
import Testing

@Suite struct TrainDirectiveTests {
  private func trained(_ options: String) -> String { ready + "```{entrenar red #ajuste}\n\(options)\n```\n" }

  @Test func printsItsHistory() throws {
    let table = try #require(outputs(trained("datos: moda.entrenamiento\népocas: 3")).tables.first)
    #expect(table.columns.map(\.key) == ["época", "pérdida", "exactitud"])
    #expect(table.rows.map { $0[0] } == [.integer(1), .integer(2), .integer(3)])
    guard case .decimal(let loss, digits: 4) = table.rows[2][1] else {
      Issue.record("la pérdida no es un decimal")
      return
    }
    #expect(loss > 0 && loss < 3)
  }

  @Test func leavesItsHistory() {
    let text = trained("datos: moda.entrenamiento\népocas: 5")
    #expect(
      values("ajuste.épocas", "forma(ajuste.pérdida)", "forma(ajuste.exactitud)", after: text) == ["5", "5", "5"])
    #expect(values("ajuste.pérdida[-1] < ajuste.pérdida[0]", after: text) == ["sí"], "aprende")
    #expect(codes(text + "\n`{= ajuste.val_pérdida }`\n") == ["T006"])
  }

  @Test func oneEpochUnlessTold() {
    #expect(values("ajuste.épocas", after: trained("datos: moda.entrenamiento")) == ["1"])
  }

  @Test func validatesWithAPartOrAShare() throws {
    for validation in ["moda.prueba", "0.25"] {
      let text = trained("datos: moda.entrenamiento\nvalidación: \(validation)")
      let table = try #require(outputs(text).tables.first)
      #expect(table.columns.map(\.key).suffix(2) == ["val_pérdida", "val_exactitud"])
      #expect(values("forma(ajuste.val_exactitud)", after: text) == ["1"])
    }
  }

  /// The last examples are set apart, before any shuffle: training on the first with the last beside is the same.
  @Test func aShareIsTheLastExamples() {
    let share = trained("datos: moda.entrenamiento\nvalidación: 0.25")
    let parts = trained("datos: moda.entrenamiento[:72]\nvalidación: moda.entrenamiento[72:]")
    let names = ["ajuste.pérdida", "ajuste.val_pérdida", "ajuste.val_exactitud"]
    for name in names {
      #expect(values("\(name) : 9", after: share) == values("\(name) : 9", after: parts))
    }
  }

  @Test func optionsChangeTheResult() {
    let plain = values("ajuste.pérdida : 9", after: trained("datos: moda.entrenamiento"))
    #expect(plain == values("ajuste.pérdida : 9", after: trained("datos: moda.entrenamiento\nlote: 32\nbarajar: sí")))
    #expect(plain != values("ajuste.pérdida : 9", after: trained("datos: moda.entrenamiento\nlote: 8")))
    #expect(plain != values("ajuste.pérdida : 9", after: trained("datos: moda.entrenamiento\nbarajar: no")))
  }

  /// As in Keras: a second call goes on from where the first ended, the optimizer's state too.
  @Test func trainingAgainGoesOn() {
    let twice =
      trained("datos: moda.entrenamiento\nbarajar: no")
      + "\n```{entrenar red #más}\ndatos: moda.entrenamiento\nbarajar: no\n```\n"
    let once = trained("datos: moda.entrenamiento\nbarajar: no\népocas: 2")
    #expect(values("ajuste.pérdida : 9", after: twice) == values("ajuste.pérdida[0] : 9", after: once))
    #expect(values("más.pérdida : 9", after: twice) == values("ajuste.pérdida[1] : 9", after: once))
  }

  @Test func threadsDoNotMatterAndTheSeedDoes() {
    func losses(seed: UInt64?, threads: Int) -> [Double?] {
      executed(trained("datos: moda.entrenamiento") + "\n`{= ajuste.pérdida[0] }`\n", seed: seed, threads: threads)
        .inlineTexts.map(\.number)
    }
    #expect(losses(seed: nil, threads: 1) == losses(seed: 42, threads: 3))
    #expect(losses(seed: 1, threads: 1) != losses(seed: 2, threads: 1))
  }

  @Test func divergingIsTold() {
    let wild =
      data + model.replacing("activación: relu", with: "activación: lineal")
      + "```{compilar red}\noptimizador: sgd(1000000)\npérdida: entropía_cruzada\n```\n\n" + DirectivesTests.trained
      + evaluated
      + "```{figura curvas}\nde: ajuste\n```\n\n```{calcular}\n1 + 1\n```\n"
    let lesson = executed(wild)
    #expect(lesson.problems.map(\.code) == [.notFinite])
    #expect(lesson.steps.map { $0.outputs.problems.map(\.code) }.suffix(4) == [[.notFinite], [.notRun], [.notRun], []])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("", ["L015"]), ("datos: moda", ["T004"]), ("datos: moda.clases", ["T004"]), ("datos: moda.prueba[:0]", ["T005"]),
      ("datos: moda.prueba\népocas: 0", ["T005"]), ("datos: moda.prueba\népocas: 1.5", ["T004"]),
      ("datos: moda.prueba\nlote: 0", ["T005"]),
      ("datos: moda.prueba\nbarajar: 1", ["T004"]), ("datos: moda.prueba\nvalidación: 0", ["T005"]),
      ("datos: moda.prueba\nvalidación: 1", ["T005"]), ("datos: moda.prueba\nvalidación: moda", ["T004"]),
      ("datos: moda.prueba\nvalidación: \"0.1\"", ["T004"]), ("datos: moda.prueba\nepochs: 3", ["L012"]),
      ("datos: moda.prueba\nvalidación: moda.prueba[:0]", ["T005"]),
      ("datos: moda.prueba\ndetención: detención(3)", ["L015"]),
      ("datos: moda.prueba\ndetención: 3", ["T004"]), ("datos: moda.prueba\ndetención: EarlyStopping()", ["T003"]),
      ("datos: moda.prueba\ndetención: detención(paciencia: -1)", ["T005"]),
      ("datos: moda.prueba\ndetención: detención(vigilar: loss)", ["T003"]),
      ("datos: moda.prueba\npesos_por_clase: [1, 2]", ["T005"]),
      ("datos: moda.prueba\npesos_por_clase: [1,1,1,1,1,1,1,1,1,-1]", ["T005"]),
      ("datos: moda.prueba\npesos_por_clase: sí", ["T004"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes(trained(options)) == expected)
  }

  @Test func theModelMustFitTheData() {
    let narrow = model.replacing("[28, 28]", with: "[14, 14]")
    #expect(codes(data + narrow + compiled + DirectivesTests.trained) == ["T009"])
    let few = model.replacing("densa(10", with: "densa(5")
    #expect(codes(data + few + compiled + DirectivesTests.trained) == ["T010"])
    #expect(codes(data + model + DirectivesTests.trained) == ["T008"])
  }

  @Test func stoppingEarlyTakesTheBestEpoch() throws {
    let rule = "validación: moda.prueba\ndetención: detención(paciencia: 2, vigilar: val_exactitud)"
    let text = trained("datos: moda.entrenamiento\népocas: 60\n\(rule)")
    let left = outputs(text)
    guard case .integer(let epochs)? = left.fact("épocas"), case .integer(let best)? = left.fact("mejor_época") else {
      Issue.record("no dice cuándo paró")
      return
    }
    #expect(epochs < 60 && epochs == best + 2)
    #expect(values("ajuste.épocas", "forma(ajuste.pérdida)", "ajuste.mejor_época", after: text)
      == ["\(epochs)", "\(epochs)", "\(best)"])
    let measured = text + "\n```{evaluar red #prueba datos=moda.prueba}\n```\n"
    #expect(values("prueba.exactitud == ajuste.val_exactitud[ajuste.mejor_época - 1]", after: measured)
      == ["sí"], "los pesos son los de la mejor época")
  }

  @Test func howManyEpochsIsNotKnownBefore() {
    let rule = "épocas: 9\nvalidación: 0.5\ndetención: detención(1)"
    let text = trained("datos: moda.entrenamiento\n\(rule)")
    #expect(codes(text + "\n`{= ajuste.pérdida[8] }` `{= ajuste.mejor_época }`\n").isEmpty)
    #expect(codes(trained("datos: moda.entrenamiento") + "\n`{= ajuste.mejor_época }`\n") == ["T006"])
  }

  @Test func classWeightsCount() {
    let plain = values("ajuste.pérdida : 9", after: trained("datos: moda.entrenamiento"))
    let ones = values(
      "ajuste.pérdida : 9", after: trained("datos: moda.entrenamiento\npesos_por_clase: [1,1,1,1,1,1,1,1,1,1]"))
    let other = values(
      "ajuste.pérdida : 9", after: trained("datos: moda.entrenamiento\npesos_por_clase: [1,1,1,1,1,1,3,1,1,1]"))
    #expect(plain == ones)
    #expect(plain != other)
  }

  /// Numbers are approximated: nothing is right or wrong, and nothing of it is shown.
  @Test func aLossWithoutClassesHasNoAccuracy() throws {
    let text =
      data + model + "```{compilar red}\noptimizador: adam\npérdida: error_cuadrático\nmétricas: "
      + "[error_absoluto, raíz_del_error_cuadrático]\n```\n\n" + DirectivesTests.trained
    let table = try #require(outputs(text).tables.first)
    #expect(table.columns.map(\.key) == ["época", "pérdida"])
    #expect(codes(text + "`{= ajuste.exactitud }`\n") == ["T006"])
    #expect(codes(text + "```{figura curvas}\nde: ajuste\n```\n").isEmpty)
    let left = outputs(text + evaluated)
    #expect(left.facts.map(\.key) == ["pérdida", "error_absoluto", "raíz_del_error_cuadrático", "cantidad"])
    #expect(left.tables.isEmpty)
    #expect(values("prueba.raíz_del_error_cuadrático ^ 2 ≈ prueba.pérdida ± 1e-6", after: text + evaluated) == ["sí"])
  }

  @Test func aTinyShareStillMeasuresOneExample() {
    let text = trained("datos: moda.entrenamiento[:3]\nvalidación: 0.01")
    #expect(values("forma(ajuste.val_pérdida)", after: text) == ["1"])
  }

  @Test func aShareThatLeavesNothingToTrainIsTold() {
    let lesson = executed(trained("datos: moda.entrenamiento[:1]\nvalidación: 0.5"))
    #expect(lesson.problems.map(\.code) == [.outOfRange])
  }
}
