import Plotting
import Testing

@Suite struct ImageGridTests {
  private func grid(_ count: Int, columns: Int, side: Int = 4, verdict: (Int) -> Verdict? = { _ in nil }) -> Figure {
    .imageGrid(
      ImageGrid(
        tiles: (0..<count).map { index in
          .init(
            raster: sampleRaster(width: side, height: side), title: garments[index % 10], verdict: verdict(index))
        }, columns: columns))
  }

  @Test func drawsTilesInRowsFromOneSprite() {
    let figure = grid(5, columns: 3)
    let seen = expectDrawing(figure, "cuadricula")
    #expect(seen.counts["image"] == 1)
    #expect(seen.counts["use"] == 5)
    #expect(seen.labels.map(\.text) == Array(garments.prefix(5)))
    #expect(figure.description() == "5 imágenes, 3 por fila; la primera, Camiseta, y la última, Abrigo.")
    #expect(figure.data().rows[4] == ["5", "Abrigo", "4×4"])
  }

  @Test func whatIsWrongHasASignAFrameAndItsName() {
    let figure = grid(4, columns: 2) { $0 == 2 ? .wrong : .right }
    let seen = expectDrawing(figure, "cuadricula-veredicto")
    #expect(seen.classes.isSuperset(of: ["k-wrong", "wrong", "k-right"]))
    #expect(figure.description().hasSuffix("1 equivocada: la 3."))
    #expect(figure.data().rows.map(\.last) == ["acierto", "acierto", "error", "acierto"])
    #expect(grid(2, columns: 2) { _ in .right }.description().hasSuffix("Ninguna equivocada."))
    #expect(grid(9, columns: 3) { _ in .wrong }.description().hasSuffix("la 4, la 5, la 6 y otras 3."))
  }

  @Test func whatItWasStandsBelowWhatItWasTakenFor() {
    let tiles = ["Sandalia (era Zapatilla)", "Bolso (era Bota)", "Camiseta"].map {
      ImageGrid.Tile(raster: sampleRaster(width: 28, height: 28), title: $0, verdict: .wrong)
    }
    for columns in [1, 2, 3] {
      let texts = expectSound(.imageGrid(ImageGrid(tiles: tiles, columns: columns))).labels.map(\.text)
      #expect(texts == ["Sandalia", "(era Zapatilla)", "Bolso", "(era Bota)", "Camiseta"])
    }
  }

  @Test func pixelsGrowByWholeNumbers() {
    let svg = grid(25, columns: 5, side: 28).svg(id: "f1", place: .page)
    let sides = svg.matches(of: /<svg class="px tile" x="[\d.]+" y="[\d.]+" width="(\d+)"/).map { String($0.1) }
    #expect(sides == Array(repeating: "112", count: 25))
  }

  @Test(arguments: [0, 1, 7, 100, 101, 10_000], [1, 5, 12, 5000])
  func anyNumberOfTilesAndColumns(_ count: Int, _ columns: Int) {
    let seen = expectSound(grid(count, columns: columns, side: 28))
    #expect(seen.counts["use", default: 0] == min(count, 100))
    #expect(seen.labels.contains { $0.text.hasPrefix("Se dibujan 100 de") } == (count > 100))
    #expect(seen.labels.contains { $0.text == "No hay imágenes." } == (count == 0))
  }

  @Test func longAndHostileTitles() {
    let tiles = (longNames + [hostileName, "", String(repeating: "palabra ", count: 100)]).map {
      ImageGrid.Tile(raster: sampleRaster(), title: $0, verdict: .wrong)
    }
    for columns in [1, 3, 6, 12] { expectSound(.imageGrid(ImageGrid(tiles: tiles, columns: columns))) }
  }

  @Test func imagesOfAnyShape() {
    let shapes = [(1, 1), (1, 300), (300, 1), (28, 14), (2000, 1000), (8, 8)]
    let tiles = shapes.map { width, height in
      ImageGrid.Tile(raster: sampleRaster(width: width, height: height), title: "\(width)×\(height)")
    }
    let figure = Figure.imageGrid(ImageGrid(tiles: tiles, columns: 3))
    expectSound(figure)
    #expect(figure.svg(id: "f1", place: .page).utf8.count < 400_000)
  }
}
