import Lesson
import Plotting
import Testing

@Suite struct BarsFigureTests {
  private func chart(_ options: String) throws -> (BarChart, caption: String) {
    let drawn = try figure(data + "```{figura barras}\n\(options)\n```\n")
    guard case .bars(let chart) = drawn.figure else { throw NotThatFigure() }
    return (chart, drawn.caption)
  }

  @Test func showsAVector() throws {
    let (chart, caption) = try chart("de: [3, 7, 5]")
    #expect(chart.bars.map(\.label) == ["0", "1", "2"])
    #expect(chart.bars.map(\.value) == [3, 7, 5])
    #expect(chart.bars.map(\.isEmphasized) == [false, true, false])
    #expect(chart.format == .integer)
    #expect(caption == "Los valores de «[3, 7, 5]».")
  }

  @Test func knowsProbabilities() throws {
    let (chart, caption) = try chart("de: softmax([1, 2, 3])")
    #expect(chart.format == .percent(1))
    #expect(chart.valueTitle == "probabilidad")
    #expect(caption == "La probabilidad de cada clase en «softmax([1, 2, 3])».")
    let other = try self.chart("de: [0.5, 0.7]").0
    #expect(other.format == .decimal(3), "no suman uno")
  }

  @Test func noValueIsCalledZeroThatIsNot() throws {
    #expect(try chart("de: [0.0000012, 3.5]").0.format == .significant(3))
    #expect(try chart("de: [0.0, 1.5]").0.format == .decimal(3))
  }

  @Test func namesItsBars() throws {
    let (chart, _) = try chart("de: [1.5, 2]\netiquetas: [\"a\", \"b\"]\nvalor: metros")
    #expect(chart.bars.map(\.label) == ["a", "b"])
    #expect(chart.valueTitle == "metros")
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("de: 3", "T004"), ("de: [[1]]", "T004"), ("de: rango(201)", "T004"), ("de: rango(0)", "T004"),
      ("de: moda", "T004"),
      ("de: [1, 2]\netiquetas: [\"a\"]", "T005"), ("de: [1, 2]\netiquetas: [1, 2]", "T004"),
    ])
  func refuses(options: String, code: String) {
    #expect(codes(data + "```{figura barras}\n\(options)\n```\n") == [code])
  }
}
