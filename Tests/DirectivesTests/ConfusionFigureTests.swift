import Lesson
import Plotting
import Testing

@Suite struct ConfusionFigureTests {
  @Test func showsTheConfusion() throws {
    let drawn = try figure(ready + trained + evaluated + "```{figura confusión}\nde: prueba\n```\n")
    guard case .confusion(let matrix) = drawn.figure else { throw NotThatFigure() }
    #expect(matrix.classes.prefix(2) == ["Camiseta", "Pantalón"])
    #expect(matrix.counts.count == 10)
    #expect(matrix.counts.reduce(0) { $0 + $1.reduce(0, +) } == 32)
    #expect(matrix.counts[1].reduce(0, +) == 5, "las filas son la clase verdadera")
  }

  @Test(
    "lo que está mal se dice",
    arguments: [("p", "T004"), ("red", "T004"), ("nada", "T001"), ("prueba.confusión", "T004")])
  func refuses(source: String, code: String) {
    #expect(codes(ready + evaluated + predicted + "```{figura confusión}\nde: \(source)\n```\n") == [code])
  }
}
