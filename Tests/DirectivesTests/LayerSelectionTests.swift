import Lesson
import Plotting
import Testing

/// A model with two convolutions, for the figures that look into its layers.
let convolutional = """
  ```{modelo #red}
  entrada: [28, 28]
  capas:
  - convolución(4, activación: relu)
  - agrupación_máxima(2)
  - convolución(6, tamaño: 2, activación: tanh)
  - aplanar
  - densa(48, activación: relu)
  - densa(10, activación: softmax)
  ```


  """

/// The choice of a layer that `filtros` and `activaciones` share.
@Suite struct LayerSelectionTests {
  @Test(
    "lo que está mal se dice antes de calcular",
    arguments: [
      ("filtros", ""), ("activaciones", "\nentrada: moda.prueba"),
    ],
    [
      ("de: red\ncapa: 6", ["T005"]), ("de: red\ncapa: -1", ["T005"]), ("de: red\ncapa: 1.5", ["T004"]),
      ("de: red.capas[6]", ["T005"]), ("de: red.capas[0]\ncapa: 0", ["L013"]), ("de: moda", ["T004"]),
      ("de: red.capas", ["T004"]), ("de: red.capas[0].pesos", ["T004"]), ("de: red\nprimeras: 65", ["T005"]),
      ("de: red\ncolumnas: 17", ["T005"]), ("de: nada", ["T001"]),
    ])
  func refuses(kind: (String, String), options: (String, [String])) {
    let text = "```{figura \(kind.0)}\n\(options.0)\(kind.1)\n```\n"
    #expect(codes(data + convolutional + text) == options.1, "\(options.0)")
  }

  @Test func aSingleLayerAndAModelWithItsNumberAreTheSame() throws {
    let one = try figure(convolutional + "```{figura filtros de=red.capas[2]}\n```\n")
    let other = try figure(convolutional + "```{figura filtros de=red}\ncapa: 2\n```\n")
    #expect(one.figure == other.figure)
    #expect(one.caption.contains("la capa 2, convolución(6, tamaño: 2)"))
    #expect(other.caption.contains("la capa 2 de «red», convolución(6, tamaño: 2)"))
  }
}
