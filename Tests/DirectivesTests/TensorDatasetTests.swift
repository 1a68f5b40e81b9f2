import Diagnostics
import Lesson
import Testing

@Suite struct TensorDatasetTests {
  private let names = """
    ```{calcular}
    X = [[0, 0], [0, 1], [1, 0], [1, 1]]
    y = [0, 1, 1, 0]
    ```


    """

  private func dataset(_ options: String) -> String { names + "```{datos #d}\n\(options)\n```\n\n" }

  @Test func wholeLabelsAreClasses() {
    let text = dataset("entradas: X\netiquetas: y")
    #expect(outputs(text).facts.map(\.value) == [.integer(4), .integer(0), .shape([2]), .integer(2)])
    let read = values("d.clases", "d.entrenamiento.etiquetas", "d.columnas", after: text)
    #expect(read == ["0 y 1", "0, 1, 1 y 0", "x0 y x1"])
    #expect(values("d.clases", after: dataset("entradas: X\netiquetas: y\nclases: [\"no\", \"sí\"]")) == ["no y sí"])
    #expect(values("d.clases", after: dataset("entradas: X\netiquetas: y > 0")) == ["0 y 1"])
  }

  @Test func decimalsAreValues() {
    let halves = dataset("entradas: X\netiquetas: y / 2")
    #expect(values("d.valores", "d.entrenamiento.etiquetas[1]", after: halves) == ["y", "0,5"])
    let rows = dataset("entradas: X\netiquetas: uno_de(y)")
    #expect(values("d.valores", "forma(d.entrenamiento.etiquetas)", after: rows) == ["y0 y y1", "4 y 2"])
  }

  @Test func inputsKeepTheirShape() {
    #expect(values("d.forma", after: dataset("entradas: [1, 2, 3]\netiquetas: [1.5, 2.5, 3.5]")) == ["1"])
    #expect(values("d.forma", after: dataset("entradas: ceros([2, 5, 6, 1])\netiquetas: [0, 1]")) == ["5, 6 y 1"])
  }

  @Test func aShareIsForTesting() {
    let text = dataset("entradas: X\netiquetas: y\nprueba: 0.5")
    #expect(values("d.prueba.cantidad", "d.entrenamiento.cantidad", after: text) == ["2", "2"])
  }

  @Test func namesOfRandomLabelsMustBeSaid() {
    let text = names + "```{calcular}\nz = redondear(uniforme(4))\n```\n\n```{datos #d}\nentradas: X\netiquetas: z\n"
    #expect(codes(text + "```\n") == ["L015"])
    #expect(outputs(text + "clases: [\"a\", \"b\"]\n```\n").fact("clases") == .integer(2))
  }

  @Test func whatOnlyTheNumbersTellIsToldWhenTheyAreKnown() {
    let infinite = executed(dataset("entradas: X / 0\netiquetas: y"))
    #expect(infinite.problems.map(\.code) == [.outOfRange])
    let text = names + "```{calcular}\nz = redondear(uniforme(4, desde: 5, hasta: 6))\n```\n\n"
    let outside = executed(text + "```{datos #d}\nentradas: X\netiquetas: z\nclases: [\"a\", \"b\"]\n```\n")
    #expect(outside.problems.map(\.code) == [.labelsOutOfRange])
  }

  @Test func aNetworkLearnsThem() {
    let text =
      dataset("entradas: X\netiquetas: y") + """
        ```{modelo #red}
        entrada: [2]
        capas:
        - densa(8, activación: tanh)
        - densa(1, activación: sigmoide)
        ```

        ```{compilar red}
        optimizador: adam(tasa: 0.1)
        pérdida: entropía_cruzada_binaria
        ```

        ```{entrenar red #ajuste}
        datos: d.entrenamiento
        épocas: 200
        lote: 4
        ```
        """
    #expect(values("ajuste.exactitud[-1]", after: text) == ["1"])
  }
}
