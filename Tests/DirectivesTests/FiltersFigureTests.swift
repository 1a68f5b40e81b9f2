import Diagnostics
import Lesson
import Plotting
import Runner
import Testing

@Suite struct FiltersFigureTests {
  private func grid(_ options: String, _ before: String = convolutional) throws -> (grid: MapGrid, caption: String) {
    let drawn = try figure(before + "```{figura filtros}\n\(options)\n```\n")
    guard case .maps(let grid) = drawn.figure else { throw NotThatFigure() }
    return (grid, drawn.caption)
  }

  private let given = """
    ```{calcular}
    núcleos = reformar(rango(-8, 8) / 4, [2, 2, 2, 2])
    ```

    ```{modelo #red}
    entrada: [5, 5, 2]
    capas:
    - convolución(2, tamaño: 2, pesos: núcleos)
    ```


    """

  @Test func aModelMeansItsFirstConvolution() throws {
    let (grid, caption) = try grid("de: red")
    #expect(grid.kind == .filters && grid.colors == .orangeBlue)
    #expect(grid.tiles.count == 4 && grid.tiles.allSatisfy { $0.matrix.width == 3 && $0.matrix.height == 3 })
    #expect(
      caption == "Los filtros de la capa 0 de «red», convolución(4), antes de entrenar. "
        + "Azul, pesos positivos; naranja, negativos; blanco, cero.")
  }

  @Test func eachFilterIsItsOwnWeights() throws {
    let (grid, caption) = try grid("de: red\ncanal: 1", given)
    // W[k][l][c][f] = (8k + 4l + 2c + f - 8) / 4.
    #expect(grid.tiles.map(\.matrix.values) == [[-1.5, -0.5, 0.5, 1.5], [-1.25, -0.25, 0.75, 1.75]])
    #expect(grid.scale == -1.75...1.75)
    #expect(caption.contains("en el canal 1 de los 2 de su entrada") && !caption.contains("antes de entrenar"))
    let (mean, told) = try self.grid("de: red", given)
    #expect(mean.tiles[0].matrix.values == [-1.75, -0.75, 0.25, 1.25])
    #expect(told.contains("media de los 2 canales de su entrada"))
  }

  @Test func trainedFiltersAreThoseOfThatMoment() throws {
    let training = "```{compilar red}\noptimizador: adam\npérdida: entropía_cruzada\n```\n\n"
      + "```{entrenar red}\ndatos: moda.entrenamiento\n```\n\n"
    let before = try grid("de: red", data + convolutional)
    let after = try grid("de: red", data + convolutional + training)
    #expect(before.grid != after.grid && !after.caption.contains("antes de entrenar"))
  }

  @Test func ofASequenceAllChannelsAreRows() throws {
    let sequence = "```{modelo #red}\nentrada: [12, 3]\ncapas:\n- convolución_1d(40, tamaño: 5)\n```\n\n"
    let (grid, caption) = try grid("de: red", sequence)
    #expect(grid.tiles.count == 16 && grid.total == 40)
    #expect(grid.tiles[0].matrix.width == 5 && grid.tiles[0].matrix.height == 3)
    #expect(caption.hasPrefix("16 de los 40 filtros de la capa 0") && caption.contains("cada fila, un canal"))
    #expect(try self.grid("de: red\nprimeras: 40", sequence).grid.tiles.count == 40)
    #expect(codes(sequence + "```{figura filtros}\nde: red\ncanal: 0\n```\n") == ["D015"])
  }

  @Test(
    "lo que está mal se dice antes de calcular",
    arguments: [
      ("de: red\ncapa: 1", ["T004"]), ("de: red.capas[5]", ["T004"]), ("de: red\ncanal: 1", ["T005"]),
      ("de: red\ncapa: 2\ncanal: 4", ["T005"]), ("de: red\nentrada: moda", ["L012"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes(data + convolutional + "```{figura filtros}\n\(options)\n```\n") == expected)
  }

  @Test func tellsWhichLayersHaveFilters() {
    let found = checked(convolutional + "```{figura filtros}\nde: red\ncapa: 1\n```\n").problems
    #expect(found.first?.message == "la capa 1 de «red», agrupación_máxima(2), no tiene filtros")
    #expect(found.first?.notes == ["capas con filtros: la 0, convolución(4) y la 2, convolución(6, tamaño: 2)"])
    let none = checked(model + "```{figura filtros}\nde: red\n```\n").problems
    #expect(none.first?.notes == ["este modelo no tiene ninguna convolución: añade una capa «convolución(8)»"])
  }

  @Test func hugeKernelsAreRefused() {
    let huge = "```{modelo #red}\nentrada: [256, 256]\ncapas:\n- convolución(300, tamaño: 256)\n```\n\n"
    #expect(codes(huge + "```{figura filtros}\nde: red\n```\n") == ["T013"])
  }
}
