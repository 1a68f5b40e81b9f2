import Lesson
import Plotting
import Testing

@Suite struct NetworkFigureTests {
  private func diagram(_ options: String, _ before: String = data + model) throws -> (NetworkDiagram, caption: String) {
    let drawn = try figure(before + "```{figura red}\n\(options)\n```\n")
    guard case .network(let diagram) = drawn.figure else { throw NotThatFigure() }
    return (diagram, drawn.caption)
  }

  @Test func showsTheLayers() throws {
    let (diagram, caption) = try diagram("de: red")
    #expect(diagram.layers.map(\.role) == [.input, .input, .hidden, .output])
    #expect(diagram.layers.map(\.name) == ["entrada", "aplanar", "densa(16)", "densa(10)"])
    #expect(diagram.layers.map(\.parameterCount) == [0, 0, 12_560, 170])
    #expect(diagram.sample == nil)
    #expect(caption == "La red «red»: 784 entradas, 1 capa oculta y 10 salidas.")
  }

  @Test func namesTheOutputsAndShowsASample() throws {
    let (diagram, _) = try diagram("de: red\nclases: moda.clases\nmuestra: moda.prueba")
    #expect(diagram.layers.last?.unitNames.first == "Camiseta")
    #expect(diagram.sample?.width == 28)
  }

  @Test func anActivationBelongsToTheLayerBefore() throws {
    let layers = "```{modelo #red}\nentrada: [4]\ncapas:\n- densa(3)\n- activación(relu)\n- densa(2)\n```\n\n"
    let (diagram, _) = try diagram("de: red", layers)
    #expect(diagram.layers.map(\.name) == ["entrada", "densa(3)", "densa(2)"])
    #expect(diagram.layers[1].detail == "relu")
  }

  @Test func needsNoTraining() {
    #expect(codes(model + "```{figura red de=red}\n```\n").isEmpty)
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("de: moda", ["T004"]), ("de: red\nclases: [\"a\"]", ["T005"]), ("de: red\nclases: 3", ["T004"]),
      ("de: red\nmuestra: moda", ["T004"]),
      ("de: red\nmuestra: moda\nclases: [\"a\"]", ["T004", "T005"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes(data + model + "```{figura red}\n\(options)\n```\n").sorted() == expected.sorted())
  }
}
