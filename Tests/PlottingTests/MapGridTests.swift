import Plotting
import Testing

@Suite struct MapGridTests {
  private func tile(_ index: Int, _ width: Int, _ height: Int, _ rule: (Int, Int) -> Double) -> MapGrid.Tile {
    let values = (0..<height).flatMap { y in (0..<width).map { x in rule(x, y) } }
    guard let matrix = Matrix(width: width, height: height, values: values) else {
      preconditionFailure("la muestra no es rectangular")
    }
    return MapGrid.Tile(index: index, matrix: matrix)
  }

  private func filters(_ count: Int, size: Int = 3, columns: Int = 8) -> MapGrid {
    let tiles = (0..<count).map { index in
      tile(index, size, size) { x, y in
        let step = (x * 7 + y * 3 + index * 5) % 11
        return Double(step - 5) / 10
      }
    }
    return MapGrid(kind: .filters, tiles: tiles, total: count, columns: columns)
  }

  @Test func drawsFiltersAroundZero() {
    let grid = filters(8)
    #expect(grid.scale == -0.5...0.5 && grid.colors == .orangeBlue)
    let seen = expectDrawing(.maps(grid), "filtros")
    #expect(seen.title == "Filtros")
    #expect(seen.labels.map(\.text).filter { $0.hasPrefix("filtro ") }.count == 8)
    #expect(seen.labels.map(\.text).suffix(3) == ["\u{2212}0,50", "0,00", "0,50"], "con el cero en el centro")
    #expect(seen.counts["use"] == 8 && seen.counts["image"] == 1, "una sola imagen para todos")
  }

  @Test func drawsMapsBesideTheirInput() {
    let tiles = (0..<4).map { index in tile(index, 26, 26) { x, y in index == 2 ? 0 : Double((x * y + index) % 9) } }
    let sample = sampleRaster(width: 28, height: 28)
    let grid = MapGrid(kind: .maps, tiles: tiles, total: 4, columns: 4, sample: sample)
    #expect(grid.scale == 0...8 && grid.colors == .viridis)
    let seen = expectDrawing(.maps(grid), "activaciones")
    #expect(seen.labels.map(\.text).contains("entrada"))
    #expect(Figure.maps(grid).description().contains("Todo ceros: mapa 2."))
    #expect(Figure.maps(grid).data().header == ["mapa", "mínimo", "media", "máximo"])
  }

  @Test func numbersOfBothSignsGetAMiddle() {
    let grid = MapGrid(kind: .maps, tiles: [tile(0, 2, 2) { x, _ in x == 0 ? -3 : 1 }], total: 1, columns: 1)
    #expect(grid.scale == -3...3 && grid.colors == .orangeBlue)
  }

  @Test func tellsWhichIsStrongest() {
    let grid = MapGrid(
      kind: .filters, tiles: [tile(0, 1, 1) { _, _ in 0.25 }, tile(1, 1, 1) { _, _ in -0.5 }], total: 2, columns: 2)
    #expect(
      Figure.maps(grid).description()
        == "2 filtros de 1×1, con los colores de una misma escala, de \u{2212}0,50 a 0,50. El valor más alto, 0,25, "
        + "está en el filtro 0. El más bajo, \u{2212}0,50, en el filtro 1.")
    #expect(Figure.maps(grid).data().rows == [["0", "0", "0,25"], ["1", "0", "\u{2212}0,50"]])
  }

  @Test func whatIsNotDrawnIsSaid() {
    let tiles = (0..<16).map { tile($0, 3, 3) { x, y in Double(x - y) } }
    let seen = expectSound(.maps(MapGrid(kind: .filters, tiles: tiles, total: 512, columns: 8)))
    #expect(seen.labels.map(\.text).contains("Se dibujan 16 de 512."))
  }

  @Test func neverGrowsWithoutEnd() {
    let grid = MapGrid(
      kind: .maps, tiles: (0..<200).map { tile($0, 300, 200) { x, y in Double(x * y) } }, total: 200, columns: 8)
    #expect(grid.tiles.count == 64 && grid.tiles.allSatisfy { $0.matrix.values.count == 128 * 128 })
    #expect(grid.scale.upperBound == 59_501, "299 · 199: el valor mayor no se pierde")
    expectSound(.maps(grid))
    #expect(Figure.maps(grid).svg(id: "f1", place: .page).utf8.count < 2_000_000)
  }

  @Test(arguments: [(1, 1, 1), (1, 28, 8), (3, 3, 8), (5, 1, 2), (64, 5, 16), (16, 11, 16), (9, 130, 3)])
  func anyCountAndSize(_ shape: (count: Int, size: Int, columns: Int)) {
    expectSound(.maps(filters(shape.count, size: shape.size, columns: shape.columns)))
    let tiles = (0..<shape.count).map { tile($0, shape.size, 4) { x, y in Double(x + y) } }
    for sample in [nil, sampleRaster(width: 28, height: 28), sampleRaster(width: 500, height: 3)] {
      expectSound(
        .maps(MapGrid(kind: .maps, tiles: tiles, total: shape.count, columns: shape.columns, sample: sample)))
    }
    expectSound(.maps(MapGrid(kind: .units, tiles: [tile(0, 16, 8) { x, _ in Double(x) }], total: 1, columns: 1)))
  }

  @Test func numbersThatCannotBeDrawn() {
    for value in [0, .nan, .infinity, -.infinity, 1e308, -1e308, 5e-324] {
      for kind in [MapGrid.Kind.filters, .maps, .units] {
        let numbers = tile(0, 2, 2) { x, _ in x == 0 ? value : 1 }
        expectSound(.maps(MapGrid(kind: kind, tiles: [numbers], total: 1, columns: 1)))
      }
    }
    expectSound(.maps(MapGrid(kind: .filters, tiles: [], total: 0, columns: 0)))
  }
}
