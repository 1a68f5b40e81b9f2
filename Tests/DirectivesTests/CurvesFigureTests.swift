import Lesson
import Plotting
import Testing

@Suite struct CurvesFigureTests {
  private func chart(_ options: String, _ before: String) throws -> (LineChart, caption: String) {
    let drawn = try figure(before + "```{figura curvas}\n\(options)\n```\n")
    guard case .curves(let chart) = drawn.figure else { throw NotThatFigure() }
    return (chart, drawn.caption)
  }

  @Test func showsLossAndAccuracy() throws {
    let (chart, caption) = try chart("de: ajuste", ready + trained)
    #expect(chart.panels.map(\.title) == ["Pérdida", "Exactitud"])
    #expect(chart.panels.map { $0.series.map(\.name) } == [["entrenamiento"], ["entrenamiento"]])
    #expect(chart.panels[0].series[0].values.count == 2)
    #expect(caption == "La pérdida y la exactitud a lo largo de 2 épocas.")
  }

  @Test func validationIsASeriesOfItsOwn() throws {
    let text = ready + "```{entrenar red #ajuste}\ndatos: moda.entrenamiento\nvalidación: 0.25\n```\n\n"
    let (chart, caption) = try chart("de: ajuste", text)
    #expect(chart.panels[0].series.map(\.name) == ["entrenamiento", "validación"])
    #expect(chart.panels[1].series[1].values.allSatisfy { $0.isFinite })
    #expect(caption == "La pérdida y la exactitud a lo largo de 1 época.")
  }

  @Test func severalAreOverlaid() throws {
    let second = "```{entrenar red #otro}\ndatos: moda.entrenamiento\n```\n\n"
    let (chart, _) = try chart("de: [ajuste, otro]", ready + trained + second)
    #expect(chart.panels[0].series.map(\.name) == ["ajuste", "otro"])
    #expect(chart.panels[0].series.map(\.values.count) == [2, 1])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("de: red", ["T004"]), ("de: []", ["T005"]), ("de: [red, moda]", ["T004", "T004"]), ("de: nada", ["T001"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes(ready + trained + "```{figura curvas}\n\(options)\n```\n") == expected)
  }
}
