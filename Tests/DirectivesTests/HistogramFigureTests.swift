import Lesson
import Plotting
import Testing

@Suite struct HistogramFigureTests {
  private let sources = """
    ```{datos #flores}
    fuente: iris
    ```

    ```{modelo #red}
    entrada: [4]
    capas:
    - densa(8, activación: relu)
    - densa(3, activación: softmax)
    ```

    ```{calcular}
    v = [1, 2, 2, 3]
    ```


    """

  private func histogram(_ options: String) throws -> (Histogram, caption: String) {
    let drawn = try figure(sources + "```{figura histograma}\n\(options)\n```\n")
    guard case .histogram(let histogram) = drawn.figure else { throw NotThatFigure() }
    return (histogram, drawn.caption)
  }

  @Test func countsAVector() throws {
    let (histogram, caption) = try histogram("de: v")
    #expect(histogram.isOfSingleNumbers)
    #expect(histogram.bins.map(\.count) == [1, 2, 1])
    #expect(histogram.valueTitle == "v")
    #expect(caption == "Cómo se reparten los 4 números de «v».")
  }

  @Test func countsWeightsLabelsAndInputs() throws {
    let weights = try histogram("de: red.capas[0].pesos\nintervalos: 10\nvalor: peso").0
    #expect(weights.bins.reduce(0) { $0 + $1.count } == 32)
    #expect(weights.valueTitle == "peso")
    let labels = try histogram("de: flores.entrenamiento.etiquetas").0
    #expect(labels.bins.map(\.count) == [50, 50, 50])
    let inputs = try histogram("de: flores.entrenamiento.entradas").0
    #expect(inputs.bins.reduce(0) { $0 + $1.count } == 600)
    #expect(inputs.least == Double(Float(0.1)))
  }

  @Test func askedForIntervalsAreMade() throws {
    #expect(try histogram("de: rango(100)\nintervalos: 10").0.bins.map(\.count) == Array(repeating: 10, count: 10))
    #expect(try histogram("de: [sí, no, sí]").0.bins.map(\.count) == [1, 2])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("de: 3", "T004"), ("de: rango(0)", "T005"), ("de: red", "T004"), ("de: red.capas[0]", "T004"),
      ("de: flores", "T004"), ("de: flores.entrenamiento", "T004"), ("de: relu", "T004"), ("de: flores.clases", "T004"),
      ("de: v\nintervalos: 0", "T005"), ("de: v\nintervalos: 101", "T005"), ("de: v\nintervalos: 2.5", "T004"),
      ("de: v\nclases: 3", "L012"),
    ])
  func refuses(options: String, code: String) {
    #expect(codes(sources + "```{figura histograma}\n\(options)\n```\n") == [code])
  }

  @Test func tooManyNumbersAreRefusedBeforeTheyAreMade() {
    #expect(codes("```{figura histograma}\nde: ceros([5000, 5000])\n```\n") == ["T013"])
  }
}
