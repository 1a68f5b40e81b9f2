import Lesson
import Plotting
import Testing

@Suite struct PredictionsFigureTests {
  private func grid(_ options: String, _ predict: String = predicted) throws -> (PredictionGrid, caption: String) {
    let drawn = try figure(ready + trained + predict + "```{figura predicciones}\n\(options)\n```\n")
    guard case .predictions(let grid) = drawn.figure else { throw NotThatFigure() }
    return (grid, drawn.caption)
  }

  @Test func showsTheFirst() throws {
    let (grid, caption) = try grid("de: p")
    #expect(grid.items.map(\.index) == Array(0..<15))
    #expect(grid.columns == 3)
    #expect(grid.classes.count == 10)
    #expect(grid.items.allSatisfy { ($0.probabilities.reduce(0, +) - 1).magnitude < 1e-5 })
    #expect(grid.items[0].truth == 9)
    #expect(caption.hasPrefix("15 imágenes de prueba y la probabilidad"))
  }

  @Test func anIndexIsThatOfTheWholePart() throws {
    let (grid, caption) = try grid("de: q\níndices: [1]", "```{predecir red #q datos=moda.prueba[10:12]}\n```\n\n")
    #expect(grid.items.map(\.index) == [11])
    #expect(caption == "La imagen 11 de prueba y la probabilidad que el modelo da a cada clase.")
  }

  @Test func filtersOutcomes() throws {
    let (wrong, _) = try grid("de: p\nsolo: fallos\nprimeras: 32")
    #expect(wrong.items.allSatisfy { $0.predicted != $0.truth })
    let (right, caption) = try grid("de: p\nsolo: aciertos\nprimeras: 32")
    #expect(right.items.allSatisfy { $0.predicted == $0.truth })
    #expect(wrong.items.count + right.items.count == 32)
    #expect(right.items.count == 1 || caption.hasSuffix("todas son aciertos."))
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("de: moda.prueba", "T004"), ("de: red", "T004"), ("de: p\nsolo: nada", "T003"),
      ("de: p\níndices: [1.5]", "T004"), ("de: p\níndice: 1", "L012"),
    ])
  func refuses(options: String, code: String) {
    #expect(codes(ready + predicted + "```{figura predicciones}\n\(options)\n```\n") == [code])
  }
}
