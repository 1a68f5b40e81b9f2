import Lesson
import Plotting
import Testing

@Suite struct ActivationsFigureTests {
  private func drawn(_ options: String, _ before: String = data + convolutional) throws -> FigureOutput {
    try figure(before + "```{figura activaciones}\n\(options)\n```\n")
  }

  private func grid(_ options: String, _ before: String = data + convolutional) throws -> MapGrid {
    guard case .maps(let grid) = try drawn(options, before).figure else { throw NotThatFigure() }
    return grid
  }

  @Test func showsTheMapsOfTheFirstConvolution() throws {
    let drawn = try drawn("de: red\nentrada: moda.prueba\níndice: 3")
    guard case .maps(let grid) = drawn.figure else { throw NotThatFigure() }
    #expect(grid.kind == .maps && grid.total == 4 && grid.tiles.count == 4)
    #expect(grid.tiles.allSatisfy { $0.matrix.width == 26 && $0.matrix.height == 26 })
    #expect(grid.sample?.width == 28 && grid.colors == .viridis, "relu no deja negativos")
    #expect(
      drawn.caption == "Lo que sale de la capa 0 de «red», convolución(4), con la imagen 3 de prueba (Pantalón): "
        + "4 mapas de 26×26.")
  }

  /// The same numbers as the sums that a lesson can do by itself.
  @Test func areTheNumbersOfTheLayer() throws {
    let before = """
      ```{calcular}
      x = [[1, 2, 4], [4, 8, 6], [7, 5, 9]]
      núcleos = reformar([1, 0, 0, 1, -1, 0, 0, -1], [2, 2, 1, 2])
      ```

      ```{modelo #red}
      entrada: [3, 3]
      capas:
      - convolución(2, tamaño: 2, pesos: núcleos)
      - aplanar
      - densa(3)
      ```


      """
    let grid = try grid("de: red\nentrada: x", before)
    // Each number minus the one below it, of the left and of the right column.
    #expect(grid.tiles.map(\.matrix.values) == [[-3, -6, -3, 3], [-6, -2, 3, -3]])
    #expect(grid.sample?.pixels.first == 0 && grid.sample?.pixels.last == 255)
    guard case .bars(let chart) = try drawn("de: red\ncapa: 2\nentrada: x", before).figure else {
      throw NotThatFigure()
    }
    #expect(chart.bars.map(\.label) == ["unidad 0", "unidad 1", "unidad 2"])
  }

  @Test func theLastLayerIsThePrediction() throws {
    guard case .bars(let chart) = try drawn("de: red.capas[5]\nentrada: moda.prueba[7:]").figure else {
      throw NotThatFigure()
    }
    let texts = values(
      "p[7, 0] : 3", "p[7, 9] : 3", after: data + convolutional + "```{predecir red #p datos=moda.prueba}\n```\n")
    let rows = Figure.bars(chart).data().rows
    #expect(rows.count == 10)
    #expect(texts == [rows[0][1], rows[9][1]])
    #expect(rows[0][0] == "Camiseta" && rows[9][0] == "Bota", "las salidas de la última son las clases")
  }

  @Test func manyUnitsStandInRows() throws {
    let grid = try grid("de: red\ncapa: 4\nentrada: moda.prueba")
    #expect(grid.kind == .units && grid.tiles[0].matrix.width == 8 && grid.tiles[0].matrix.height == 6)
    let flat = "```{modelo #plana}\nentrada: [28, 28]\ncapas:\n- aplanar\n```\n\n"
    let drawn = try drawn("de: plana\nentrada: moda.prueba", data + flat)
    guard case .maps(let image) = drawn.figure else { throw NotThatFigure() }
    #expect(image.tiles[0].matrix.width == 28 && image.tiles[0].matrix.height == 28)
    #expect(drawn.caption.hasSuffix("784 números, puestos en filas de 28."))
  }

  @Test func sequencesAndPrimeCountsHaveTheirPicture() throws {
    let sequence = """
      ```{modelo #red}
      entrada: [12, 3]
      capas:
      - convolución_1d(4)
      - aplanar
      - densa(37)
      ```


      """
    let matrix = try grid("de: red\nentrada: unos([12, 3])", sequence)
    #expect(matrix.tiles.count == 1 && matrix.tiles[0].matrix.width == 4 && matrix.tiles[0].matrix.height == 10)
    guard case .bars(let chart) = try drawn("de: red\ncapa: 2\nentrada: unos([12, 3])", sequence).figure else {
      throw NotThatFigure()
    }
    #expect(chart.bars.count == 37)
  }

  @Test func fewerAreShownWhereOneAsks() throws {
    let drawn = try drawn("de: red\nentrada: moda.prueba.imágenes\nprimeras: 2")
    guard case .maps(let grid) = drawn.figure else { throw NotThatFigure() }
    #expect(grid.tiles.count == 2 && grid.total == 4)
    #expect(drawn.caption.hasSuffix("4 mapas de 26×26, de los que se ven 2."))
  }

  @Test(
    "lo que está mal se dice antes de calcular",
    arguments: [
      ("de: red", ["L015"]), ("de: red\nentrada: moda", ["T004"]),
      ("de: red\nentrada: moda.prueba\níndice: 32", ["T005"]),
      ("de: red\nentrada: moda.prueba[:0]", ["T005"]), ("de: red\nentrada: red", ["T004"]),
      ("de: red\nentrada: ceros([28, 27])", ["T009"]), ("de: red\nentrada: ceros([28, 28])\níndice: 0", ["D015"]),
      ("de: red\nentrada: flores.entrenamiento", ["T009"]), ("de: red\nentrada: nada", ["T001"]),
      ("de: red\nentrada: ceros([28, 28]) > 0", ["T004"]), ("de: red\nentrada: moda.prueba\ncanal: 0", ["L012"]),
    ])
  func refuses(options: String, expected: [String]) {
    let flowers = "```{datos #flores}\nfuente: iris\n```\n\n"
    let text = data + flowers + convolutional + "```{figura activaciones}\n\(options)\n```\n"
    #expect(codes(text) == expected, "\(options)")
  }

  @Test func hugeLayersAreRefused() {
    let huge = "```{modelo #red}\nentrada: [4000, 4000]\ncapas:\n- convolución(8, relleno: mismo)\n```\n\n"
    #expect(codes(huge + "```{figura activaciones}\nde: red\nentrada: ceros([4000, 4000])\n```\n") == ["T013"])
  }
}
