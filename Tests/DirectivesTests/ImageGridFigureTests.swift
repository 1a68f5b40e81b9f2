import Lesson
import Plotting
import Testing

@Suite struct ImageGridFigureTests {
  private func grid(_ options: String, _ before: String = data) throws -> (ImageGrid, caption: String) {
    let drawn = try figure(before + "```{figura cuadrícula}\n\(options)\n```\n")
    guard case .imageGrid(let grid) = drawn.figure else { throw NotThatFigure() }
    return (grid, drawn.caption)
  }

  @Test func showsTheFirst() throws {
    let (grid, caption) = try grid("de: moda.entrenamiento")
    #expect(grid.tiles.count == 25 && grid.columns == 5)
    #expect(grid.tiles.prefix(5).map(\.title) == ["Bota", "Camiseta", "Camiseta", "Vestido", "Camiseta"])
    #expect(grid.tiles.allSatisfy { $0.verdict == nil })
    #expect(caption == "25 imágenes de entrenamiento, con el nombre de su clase.")
  }

  @Test func theSelectionIsTheAuthors() throws {
    #expect(try grid("de: moda.prueba\nprimeras: 3\ncolumnas: 2").0.tiles.count == 3)
    #expect(try grid("de: moda.prueba\níndices: [3, 0]").0.tiles.map(\.title) == ["Pantalón", "Bota"])
    #expect(try grid("de: moda.prueba\níndices:\n- 3\n- 0").0.tiles.count == 2)
    #expect(try grid("de: moda.prueba[:2]").0.tiles.count == 2, "no hay más")
    #expect(try grid("de: moda.prueba\nprimeras: 1").caption == "1 imagen de prueba, con el nombre de su clase.")
  }

  @Test func predictionsAreRightOrWrong() throws {
    let all = try grid("de: p\nprimeras: 32", ready + trained + predicted).0
    #expect(all.tiles.count == 32)
    let wrong = try grid("de: p\nsolo: fallos\nprimeras: 32", ready + trained + predicted).0
    let right = try grid("de: p\nsolo: aciertos\nprimeras: 32", ready + trained + predicted).0
    #expect(wrong.tiles.count + right.tiles.count == 32)
    #expect(wrong.tiles.allSatisfy { $0.verdict == .wrong && $0.title.contains(" (era ") })
    #expect(right.tiles.allSatisfy { $0.verdict == .right && !$0.title.contains("era") })
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("de: moda", "T004"), ("de: red", "T004"), ("de: moda.prueba\nprimeras: 101", "T005"),
      ("de: moda.prueba\ncolumnas: 0", "T005"),
      ("de: moda.prueba\níndices: [32]", "T005"), ("de: moda.prueba\níndices: []", "T005"),
      ("de: moda.prueba\níndices: rango(3)", "T004"),
      ("de: moda.prueba\nprimeras: 2\níndices: [1]", "L013"), ("de: moda.prueba\nsolo: fallos", "T004"),
      ("de: moda.prueba[:0]", "T005"),
      ("de: p\nsolo: dudas", "T003"),
    ])
  func refuses(options: String, code: String) {
    #expect(codes(ready + predicted + "```{figura cuadrícula}\n\(options)\n```\n") == [code])
  }
}
