import Diagnostics
import Lesson
import Plotting

extension ClassifierLesson {
  static let boot = Figure.image(ImagePlot(raster: Pictures.boot, scale: 0...1, title: "Bota"))

  static let grid = ImageGrid(
    tiles: (0..<15).map { index in
      ImageGrid.Tile(raster: Pictures.all[index % 4], title: ["Camiseta", "Pantalón", "Bota", "Bolso"][index % 4])
    }, columns: 5)

  static let network = NetworkDiagram(layers: [
    .init(role: .input, name: "aplanar", detail: "", shape: [784], parameterCount: 0),
    .init(role: .hidden, name: "densa(128)", detail: "ReLU", shape: [128], parameterCount: 100480),
    .init(role: .output, name: "densa(10)", detail: "softmax", shape: [10], parameterCount: 1290, unitNames: classes),
  ])

  static let curves = LineChart(
    panels: [
      .init(
        title: "Pérdida",
        series: [
          .init(name: "entrenamiento", values: [0.4986, 0.3751, 0.3364, 0.3127, 0.2953]),
          .init(name: "validación", values: [0.4012, 0.3688, 0.3561, 0.3544, 0.3549]),
        ], format: .decimal(2)),
      .init(
        title: "Exactitud",
        series: [
          .init(name: "entrenamiento", values: [0.8249, 0.8648, 0.8773, 0.8851, 0.8914]),
          .init(name: "validación", values: [0.8563, 0.8678, 0.8722, 0.8745, 0.8747]),
        ], format: .percent(0)),
    ], horizontalTitle: "época")

  static let predictions = PredictionGrid(
    items: (0..<6).map { index in
      let truth = [9, 1, 0, 8, 1, 6][index]
      let predicted = index == 5 ? 0 : truth
      var shares = [Double](repeating: 0.01, count: 10)
      shares[predicted] = index == 5 ? 0.48 : 0.91
      if index == 5 { shares[6] = 0.44 }
      let picture = Pictures.all[[2, 1, 0, 3, 1, 0][index]]
      return .init(index: index, raster: picture, probabilities: shares, predicted: predicted, truth: truth)
    }, classes: classes, columns: 2)

  static let confusion = ConfusionMatrix(
    counts: (0..<10).map { row in
      (0..<10).map { column in
        row == column ? 870 - 20 * (row % 4) : (row + column) % 6 == 0 ? 60 : (row * column) % 5
      }
    }, classes: classes)

  static let bars = BarChart(
    bars: zip(classes, [0, 0, 0, 0, 0, 0.004, 0, 0.012, 0.001, 0.983]).map {
      .init(label: $0, value: $1, isEmphasized: $1 > 0.5)
    }, valueTitle: "probabilidad", format: .percent(1))

  static let probabilities = PrintedValue(
    name: "predicciones",
    text: """
      [[0,000 0,000 0,000 0,000 0,000 0,004 0,000 0,012 0,001 0,983]
       [0,001 0,000 0,962 0,000 0,021 0,000 0,016 0,000 0,000 0,000]
       [0,000 1,000 0,000 0,000 0,000 0,000 0,000 0,000 0,000 0,000]
       …
       [0,113 0,002 0,034 0,006 0,011 0,000 0,831 0,000 0,003 0,000]]
      """, shape: [10000, 10])

  /// The four assertions of the text, the second made to fail.
  static func assertions(of document: Document) -> [AssertionOutput] {
    let results: [(holds: Bool, observed: String, details: [String])] = [
      (true, "101 770", []),
      (false, "0,8577", ["prueba.exactitud = 0,8577", "faltan 0,0023 para llegar a 0,860"]),
      (true, "0,4986 → 0,2953", []),
      (true, "9", []),
    ]
    guard let block = document.directives.last(where: { $0.name.value == "afirmar" }) else { return [] }
    return zip(block.bodyLines, results).map { line, result in
      AssertionOutput(
        source: document.source.text(line), range: line, holds: result.holds, observed: result.observed,
        details: result.details)
    }
  }

  /// The problem of the last directive's second option.
  static func misspelt(in document: Document) -> Problem {
    let line = document.directives.last?.bodyLines.last ?? SourceRange(0, 0)
    return Problem(
      .unknownOption, "no conozco la opción «epocs» de {entrenar}", at: SourceRange(line.lower, line.lower + 5),
      label: "¿quisiste decir «épocas»?", notes: ["opciones de {entrenar}: épocas, lote, validación, barajar"])
  }
}
