import Foundation
import Neural
import TestSupport
import Testing

/// What `--save` writes, and lessons that go on from it.
@Suite struct ModelWriterTests {
  private let predicted = """

    ```{predecir red #p datos=moda.prueba}
    ```

    ```{calcular}
    p
    ```

    """

  /// A lesson that trains nothing: its model is the one that another lesson saved.
  private func loading(_ model: String) -> String {
    """
    ```{datos #moda}
    fuente: fashion_mnist
    escala: 1/255
    ```

    ```{modelo #red}
    \(model)
    ```

    ```{compilar red}
    optimizador: adam
    pérdida: entropía_cruzada
    ```

    """ + predicted
  }

  /// The numbers that the lesson's last step printed.
  private func numbers(_ output: String) throws -> [Double] {
    let lesson = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let steps = try #require(lesson["steps"] as? [[String: Any]])
    let outputs = try #require(steps.last?["outputs"] as? [[String: Any]])
    let value = try #require(outputs.first?["value"] as? [String: Any])
    return try #require(value["numbers"] as? [Double])
  }

  @Test("una lección carga lo que otra entrenó")
  func aLessonLoadsWhatAnotherTrained() throws {
    let declared = """
      desde: modelos/red.safetensors
      entrada: [28, 28]
      capas:
      - aplanar
      - densa(8, activación: relu)
      - densa(10, activación: softmax)
      """
    let lessons = [
      "a.md": smallLesson + predicted, "b.md": loading("desde: modelos/red.safetensors"), "c.md": loading(declared),
    ]
    try withLessons(lessons) { folder in
      let first = try leccion("run", "a.md", "--to", "json", "-o", "-", "--save", "modelos", in: folder)
      #expect(first.status == 0)
      #expect(first.errors == "Modelo guardado en modelos/red.safetensors\n")
      let expected = try numbers(first.output)
      #expect(expected.count == 320 && Set(expected).count > 100)
      for name in ["b.md", "c.md"] {
        let check = try leccion("check", name, in: folder)
        #expect(check.output == "1 lección sin problemas\n", "\(check.errors)")
        let second = try leccion("run", name, "--to", "json", "-o", "-", "--save", "otra/vez/", in: folder)
        #expect(second.status == 0, "\(second.errors)")
        #expect(try numbers(second.output) == expected)
        #expect(try folder.bytes("otra/vez/red.safetensors") == folder.bytes("modelos/red.safetensors"))
      }
      // Training is what made the difference.
      let fresh = try leccion("run", "a.md", "--to", "json", "-o", "-", "--seed", "4", in: folder)
      #expect(try numbers(fresh.output) != expected)
      #expect(folder.fileNames == ["a.md", "b.md", "c.md", "modelos/red.safetensors", "otra/vez/red.safetensors"])
    }
  }

  @Test func theSameLessonSavesTheSameBytes() throws {
    try withLessons { folder in
      for threads in ["1", "2", "5"] {
        let result = try leccion("run", "a.md", "--save", threads, "--threads", threads, "-o", "p.html", in: folder)
        #expect(result.status == 0 && result.errors.hasSuffix("Modelo guardado en \(threads)/red.safetensors\n"))
      }
      let first = try folder.bytes("1/red.safetensors")
      #expect(try folder.bytes("2/red.safetensors") == first && folder.bytes("5/red.safetensors") == first)
      let network = try Network(saved: [UInt8](first))
      #expect(network.inputShape == [28, 28] && network.parameterCount == 6370)
    }
  }

  @Test func whatDoesNotEndWellIsNotSaved() throws {
    for wrong in ["```{afirmar}\n1 == 2\n```\n", "```{calcular}\nnada\n```\n", "`{= 1 / [1, 2][3] }`\n"] {
      try withLessons(["a.md": smallLesson + "\n" + wrong]) { folder in
        let result = try leccion("run", "a.md", "--save", "modelos", "-o", "-", in: folder)
        #expect(result.status != 0)
        #expect(folder.fileNames == ["a.md"])
      }
    }
  }

  @Test func everyCompiledModelHasItsFile() throws {
    let layers = "entrada: [28, 28]\ncapas:\n- aplanar\n- densa(10, activación: softmax)"
    let compile = "optimizador: sgd\npérdida: entropía_cruzada"
    let lesson = """
      ```{modelo #α}
      \(layers)
      ```

      ```{modelo #b_2}
      \(layers)
      ```

      ```{modelo #sin_compilar}
      \(layers)
      ```

      ```{compilar b_2}
      \(compile)
      ```

      ```{compilar α}
      \(compile)
      ```

      """
    try withLessons(["a.md": lesson, "b.md": "# Nada\n"]) { folder in
      let result = try leccion("run", "a.md", "--save", ".", "-o", "p.html", in: folder)
      #expect(result.errors == "Modelo guardado en ./α.safetensors\nModelo guardado en ./b_2.safetensors\n")
      #expect(Set(folder.fileNames) == ["a.md", "b.md", "p.html", "α.safetensors", "b_2.safetensors"])
      let nothing = try leccion("run", "b.md", "--save", "m", "-o", "p.html", in: folder)
      #expect(nothing.status == 0)
      #expect(nothing.errors == "La lección no compila ningún modelo: no hay nada que guardar\n")
    }
  }

  @Test func aFolderThatCannotBeIsTold() throws {
    try withLessons { folder in
      try Data().write(to: folder.appendingPathComponent("archivo"))
      let result = try leccion("run", "a.md", "--save", "archivo", "-o", "p.html", "--quiet", in: folder)
      #expect(result.status == 3)
      #expect(result.errors == "error[D007]: no puedo escribir «archivo»: no es una carpeta\n")
      let below = try leccion("run", "a.md", "--save", "archivo/m", "-o", "p.html", in: folder)
      #expect(below.status == 3)
      #expect(
        below.errors == "error[D007]: no puedo escribir «archivo/m»: una parte de la ruta no es una carpeta\n")
      // It is told before anything is computed.
      #expect(below.output.isEmpty)
      #expect(folder.fileNames == ["a.md", "archivo"])
    }
  }
}
