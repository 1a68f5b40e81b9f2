import Plotting
import Testing

@Suite struct NetworkDiagramTests {
  private typealias Layer = NetworkDiagram.Layer

  private let classifier = NetworkDiagram(layers: [
    .init(role: .input, name: "entrada", detail: "", shape: [28, 28], parameterCount: 0),
    .init(role: .hidden, name: "densa(128)", detail: "ReLU", shape: [128], parameterCount: 100_480),
    .init(
      role: .output, name: "densa(10)", detail: "softmax", shape: [10], parameterCount: 1290, unitNames: garments),
  ])

  @Test func drawsTheClassicPicture() {
    let seen = expectDrawing(.network(classifier), "red")
    let texts = seen.labels.map(\.text)
    #expect(texts.filter { garments.contains($0) } == garments)
    #expect(Set(texts).isSuperset(of: ["entrada", "oculta", "salida", "101\u{202F}770 parámetros en total"]))
    #expect(seen.counts["circle"] == 8 + 3 + 10)
  }

  @Test func tellsItsLayers() {
    #expect(
      Figure.network(classifier).description()
        == "Red de 3 capas, de 28×28 a 10 unidades, con 101\u{202F}770 parámetros: entrada, 28×28; densa(128) con "
        + "ReLU, 128 unidades; densa(10) con softmax, 10 unidades.")
    #expect(Figure.network(classifier).data().header == ["papel", "capa", "función", "salida", "parámetros"])
    #expect(
      Figure.network(classifier).data().rows[1]
        == ["oculta", "densa(128)", "ReLU", "128 unidades", "100\u{202F}480"])
  }

  @Test func aSampleIsDrawnInTheInput() {
    var diagram = classifier
    diagram.sample = sampleRaster(width: 28, height: 28)
    let seen = expectSound(.network(diagram))
    #expect(seen.counts["image"] == 1)
  }

  @Test func everyUnitIsJoinedToEveryUnitOfADenseLayer() {
    let small = NetworkDiagram(layers: [
      Layer(role: .input, name: "entrada", detail: "", shape: [2], parameterCount: 0, unitNames: ["x", "y"]),
      Layer(role: .hidden, name: "densa(3)", detail: "tanh", shape: [3], parameterCount: 9),
      Layer(role: .hidden, name: "abandono(0.5)", detail: "", shape: [3], parameterCount: 0),
      Layer(role: .output, name: "densa(1)", detail: "", shape: [1], parameterCount: 4),
    ])
    let seen = expectDrawing(.network(small), "red-pequena")
    #expect(seen.labels.map(\.text).contains("x"))
    #expect(seen.labels.map(\.text).contains("capas ocultas"))
    let svg = Figure.network(small).svg(id: "f1", place: .page)
    let joins = svg.matches(of: /<path d="([^"]+)" class="l k-line" stroke-width="0.7"/).map { match in
      match.1.filter { $0 == "M" }.count
    }
    #expect(joins == [6, 3, 3])
  }

  @Test func featureMapsAreStacks() {
    let convolutional = NetworkDiagram(layers: [
      Layer(role: .input, name: "entrada", detail: "", shape: [28, 28, 1], parameterCount: 0),
      Layer(role: .hidden, name: "convolución(32)", detail: "3×3, ReLU", shape: [26, 26, 32], parameterCount: 320),
      Layer(role: .hidden, name: "agrupación_máxima(2)", detail: "", shape: [13, 13, 32], parameterCount: 0),
      Layer(role: .hidden, name: "aplanar", detail: "", shape: [5408], parameterCount: 0),
      Layer(role: .hidden, name: "densa(128)", detail: "ReLU", shape: [128], parameterCount: 692_352),
      Layer(
        role: .output, name: "densa(10)", detail: "softmax", shape: [10], parameterCount: 1290, unitNames: longNames),
    ])
    let seen = expectDrawing(.network(convolutional), "red-convolucional")
    #expect(seen.labels.map(\.text).contains("26×26×32"))
    #expect(seen.classes.contains("sheet"))
  }

  @Test(arguments: [0, 1, 2, 9, 10, 500])
  func anyNumberOfLayers(_ count: Int) {
    let layers = (0..<count).map { index in
      Layer(
        role: index == 0 ? .input : index == count - 1 ? .output : .hidden, name: "densa(\(index + 1))", detail: "ReLU",
        shape: [index + 1], parameterCount: index * 1000)
    }
    let seen = expectSound(.network(NetworkDiagram(layers: layers)))
    #expect(seen.labels.contains { $0.text.hasSuffix("capas más") } == (count > 9))
  }

  @Test func shapesAndNamesThatMakeNoSense() {
    let shapes: [[Int]] = [
      [], [0], [-3], [.max], [0, 0], [-1, 5, -2], [.max, .max, .max], [1, 1, 1, 1, 1, 1, 1, 1], [100, 16],
    ]
    let layers = shapes.map { shape in
      Layer(
        role: .hidden, name: hostileName, detail: String(repeating: "w", count: 500), shape: shape,
        parameterCount: .max, unitNames: [hostileName])
    }
    expectSound(.network(NetworkDiagram(layers: layers)))
    for layer in layers {
      expectSound(.network(NetworkDiagram(layers: [layer])))
      expectSound(.network(NetworkDiagram(layers: [layer, layer])))
    }
  }
}
