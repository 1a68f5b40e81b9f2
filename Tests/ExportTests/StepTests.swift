import Export
import Lesson
import Testing

/// What each step is in Keras and in PyTorch.
@Suite struct StepTests {
  private let trained =
    moda + classifier + compiled() + "```{entrenar red #ajuste}\ndatos: moda.entrenamiento\népocas: 5\n```\n\n"

  @Test func dataIsLoadedAsInTheNotes() {
    #expect(shown(moda).contains("fashion_mnist.load_data()"))
    #expect(shown(moda).contains("moda_x = moda_x.astype('float32') / 255"))
    #expect(shown(moda, to: .pytorch).contains("datasets.FashionMNIST('datos', train=True, download=True)"))
    #expect(exported(moda).script(version: "1").contains("    cargar_fashion_mnist()"))
  }

  @Test func modelsAreSequences() {
    #expect(
      shown(classifier + compiled()).isEmpty == false)
    #expect(
      shown(classifier) == """
        red = keras.Sequential([
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation='softmax'),
        ])
        red.summary()
        """)
  }

  @Test func theLossOfPyTorchTakesTheLastActivation() {
    let found = exported(classifier + compiled(), to: .pytorch).equivalents()
    #expect(found[0]?.code.contains("nn.Softmax") == false)
    #expect(found[1]?.code.contains("red_pérdida = nn.CrossEntropyLoss()") == true)
    #expect(shown(classifier, to: .pytorch).contains("nn.Softmax(dim=1)"))
    let answer = "```{predecir red #p datos=moda.prueba}\n```\n"
    let answered = exported(moda + classifier + compiled() + answer, to: .pytorch)
    #expect(answered.script(version: "1").contains("\np = predecir(red, moda_x_prueba, nn.Softmax(dim=1))\n"))
    #expect(answered.equivalents()[3]?.code.hasSuffix("\np = nn.Softmax(dim=1)(salidas).numpy()") == true)
  }

  @Test func channelsComeFirstInPyTorchAndLastAgainBeforeTheyAreFlattened() {
    let text = shown(
      model("convolución(8, relleno: mismo, activación: relu)", "agrupación_máxima(2)", "aplanar", "densa(10)"),
      to: .pytorch)
    #expect(text.contains("nn.Unflatten(1, (1, 28))"))
    #expect(text.contains("nn.Conv2d(1, 8, 3, padding='same')"))
    #expect(text.contains("Permutar(2, 3, 1),\n    nn.Flatten(),\n    nn.Linear(1568, 10)"))
  }

  @Test func stepsThatSkipPadAsKerasDoes() {
    let text = shown(model("convolución(2, paso: 2, relleno: mismo)", "aplanar", input: "[5, 6, 3]"), to: .pytorch)
    #expect(text.contains("nn.ZeroPad2d((0, 1, 1, 1))"))
    #expect(text.contains("nn.Conv2d(3, 2, 3, stride=2)"))
  }

  @Test func compilingSaysWhatTheNotesSay() {
    #expect(
      shown(classifier + compiled()) == """
        red.compile(
            optimizer=keras.optimizers.Adam(),
            loss='sparse_categorical_crossentropy',
            metrics=['accuracy'],
        )
        """)
    let optimizer = "red_optimizador = torch.optim.Adam(red.parameters(), lr=0.001, eps=1e-7)"
    #expect(shown(classifier + compiled(), to: .pytorch).contains(optimizer))
  }

  @Test func targetsInRowsChangeTheLoss() {
    let rows = "```{preparar #m2}\ndatos: moda\nuno_de: sí\n```\n\n"
    let text = moda + rows + classifier + compiled() + "```{entrenar red}\ndatos: m2.entrenamiento\n```\n"
    #expect(exported(text).equivalents()[3]?.code.contains("'categorical_crossentropy'") == true)
  }

  @Test func trainingIsFit() {
    #expect(shown(trained) == "ajuste = red.fit(moda_x, moda_y, epochs=5)")
    #expect(shown(trained, to: .pytorch).contains("for lugares in torch.randperm(len(x)).split(32):"))
    #expect(
      exported(trained, to: .pytorch).script(version: "1")
        .contains("ajuste = entrenar(red, red_pérdida, red_optimizador, moda_x, moda_y, épocas=5)"))
  }

  @Test func earlyStoppingAndValidationAreSaid() {
    let text = moda + classifier + compiled()
      + "```{entrenar red}\ndatos: moda.entrenamiento\nlote: 8\nvalidación: 0.25\ndetención: detención(2)\n```\n"
    #expect(
      shown(text) == """
        red.fit(
            moda_x,
            moda_y,
            epochs=1,
            batch_size=8,
            validation_split=0.25,
            callbacks=[keras.callbacks.EarlyStopping(monitor='val_loss', patience=2, restore_best_weights=True)],
        )
        """)
  }

  @Test func evaluationsHaveAConfusionWhereSomethingAsksForIt() {
    let quiet = "```{evaluar red #prueba}\ndatos: moda.prueba\npor_clase: no\n```\n\n"
    let line = "prueba = red.evaluate(moda_x_prueba, moda_y_prueba, return_dict=True)\nprint(prueba)"
    #expect(shown(moda + classifier + compiled() + quiet) == line)
    let asked = moda + classifier + compiled() + quiet + "```{calcular}\nprueba.exhaustividad[6]\n```\n"
    #expect(exported(asked).equivalents()[3]?.code.contains("prueba_confusión = matriz_de_confusión(") == true)
    #expect(shown(asked) == "print(exhaustividad_por_clase(prueba_confusión)[6])")
  }

  @Test func whatOnlyChecksIsNotShown() {
    let text = "```{calcular #c}\n1 + 1\n```\n\n```{afirmar}\n1 + 1 == 2\n```\n\n```{salida de=c}\n1 + 1 = 2\n```\n"
    let exporter = exported(text)
    #expect(exporter.equivalents().keys.sorted() == [0])
    let script = exporter.script(version: "1")
    #expect(script.contains("afirmar('1 + 1 == 2', 1 + 1 == 2)"))
    #expect(script.contains("# c deja:\n#   1 + 1 = 2"))
    #expect(script.hasSuffix("\nbalance_de_afirmaciones()\n"))
  }

  @Test func copiesStartWithTheSameWeights() {
    let text = exported(classifier + "```{modelo #otra}\ncomo: red\n```\n").script(version: "1")
    #expect(text.contains("red_inicio = red.get_weights()"))
    #expect(text.contains("otra = keras.models.clone_model(red)\notra.set_weights(red_inicio)"))
  }

  /// An option is what its step reads, without the comment after it.
  @Test func commentsAfterOptionsChangeNothing() {
    func script(_ comment: String, _ framework: Framework) -> String {
      let copy = "```{modelo #otra}\ncomo: red\(comment)\n```\n\n"
      let compiled =
        "```{compilar}\nmodelo: red\(comment)\noptimizador: adam\npérdida: entropía_cruzada\(comment)\n```\n"
      return exported(classifier + copy + compiled, to: framework).script(version: "1")
    }
    for framework in Framework.allCases {
      #expect(script("", framework) == script("  # nota", framework))
      #expect(script("  # nota", framework).contains("red_inicio = "))
    }
    #expect(script("  # nota", .pytorch).contains("# la pérdida hace el softmax"))
  }
}
