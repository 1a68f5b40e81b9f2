import Diagnostics
import Foundation
import Lesson
import Plotting
import TestSupport
import Typography

/// A lesson with every kind of output: its text is parsed, its results are made up.
enum ClassifierLesson {
  static let classes = [
    "Camiseta", "Pantalón", "Suéter", "Vestido", "Abrigo", "Sandalia", "Camisa", "Zapatilla", "Bolso", "Bota",
  ]

  static let source: SourceText = {
    let file = testsFolder.appendingPathComponent("RenderingTests/Esperado/clasificador.md")
    return SourceText(path: "Lessons/clasificador.md", bytes: (try? Data(contentsOf: file)).map(Array.init) ?? [])
  }()

  static func executed(numbers: NumberStyle = NumberStyle()) -> ExecutedLesson {
    let document = parseLesson(source).document
    let results = outputs(of: document)
    let steps = document.directives.enumerated().map { index, block in
      let id = block.id?.value
      let label = [block.name.value, id ?? block.reference?.value].compactMap(\.self).joined(separator: " · ")
      return Step(
        directive: block, label: label, outputs: index < results.count ? results[index] : [],
        seconds: Double(index) / 8)
    }
    let problems = steps.flatMap(\.outputs).flatMap { output -> [Problem] in
      switch output {
      case .problem(let problem): [problem]
      case .assertions(let all):
        all.filter { !$0.holds }.map { Problem(.assertionFails, "no se cumple «\($0.source)»", at: $0.range) }
      case .expected(let expected): [expected.problem].compactMap(\.self)
      case .failure(let failure): [failure.problem].compactMap(\.self)
      case .facts, .value, .table, .figure: []
      }
    }
    let values: [InlineText] = [
      InlineText(text: "60\u{202F}000", number: 60000), InlineText(text: "10\u{202F}000", number: 10000),
      InlineText(text: "28", number: 28), InlineText(text: "28", number: 28),
      InlineText(text: "87,8\u{202F}%", number: 0.8777),
    ]
    return ExecutedLesson(
      document: document, seed: 42, numbers: numbers, steps: steps, inlineTexts: values, problems: problems)
  }

  /// What each directive of the text left, in order.
  private static func outputs(of document: Document) -> [[Output]] {
    [
      [.facts(datasetFacts)],
      [figure(1, boot, "Un píxel es un número: 0 es negro y 1, blanco.")],
      [figure(2, .imageGrid(grid), "Quince prendas del conjunto de entrenamiento, con su clase.")],
      [.table(modelTable)],
      [figure(3, .network(network), "La red: 784 entradas, 128 neuronas ocultas y 10 salidas.")],
      [.facts(compiled)],
      [.table(history)],
      [
        figure(
          4, .curves(curves),
          "El error baja deprisa en las dos primeras épocas; después, la validación deja de mejorar.")
      ],
      [.facts(score), .table(perClass)],
      [.value(probabilities)],
      [figure(5, .predictions(predictions), "Seis prendas de prueba y lo que la red cree de cada una.")],
      [figure(6, .confusion(confusion), "Casi toda la confusión está entre camisas, camisetas y abrigos.")],
      [
        .value(PrintedValue(name: "argmáx(p)", text: "9", numbers: [9])),
        .value(PrintedValue(name: "suma(p)", text: "1,0", numbers: [1])),
      ],
      [figure(7, .bars(bars), "La red está casi segura de que es una bota.")],
      [.assertions(assertions(of: document))],
      [.problem(misspelt(in: document))],
    ]
  }

  private static func figure(_ number: Int, _ figure: Figure, _ caption: String) -> Output {
    .figure(FigureOutput(figure: figure, number: number, caption: caption))
  }

  private static let datasetFacts = [
    Fact(key: "entrenamiento", label: "entrenamiento", value: .integer(60000)),
    Fact(key: "prueba", label: "prueba", value: .integer(10000)),
    Fact(key: "forma", label: "forma", value: .shape([28, 28])),
    Fact(key: "clases", label: "clases", value: .text(classes.joined(separator: ", "))),
  ]

  private static let modelTable = Table(
    columns: [
      .init(key: "capa", title: "Capa"), .init(key: "salida", title: "Salida"),
      .init(key: "parámetros", title: "Parámetros"),
    ],
    rows: [
      [.code("aplanar"), .shape([784]), .integer(0)],
      [.code("densa(128, relu)"), .shape([128]), .integer(100480)],
      [.code("densa(10, softmax)"), .shape([10]), .integer(1290)],
    ],
    total: [.text("Total"), .missing, .integer(101770)])

  private static let compiled = [
    Fact(key: "optimizador", label: "optimizador", value: .code("adam(tasa: 0.001)")),
    Fact(key: "pérdida", label: "pérdida", value: .code("entropía_cruzada")),
    Fact(key: "métricas", label: "métricas", value: .code("exactitud")),
  ]

  private static let losses = [0.4986, 0.3751, 0.3364, 0.3127, 0.2953]
  private static let accuracies = [0.8249, 0.8648, 0.8773, 0.8851, 0.8914]
  private static let validationLosses = [0.4012, 0.3688, 0.3561, 0.3544, 0.3549]
  private static let validationAccuracies = [0.8563, 0.8678, 0.8722, 0.8745, 0.8747]

  private static let history = Table(
    columns: [
      .init(key: "época", title: "Época"), .init(key: "pérdida", title: "Pérdida"),
      .init(key: "exactitud", title: "Exactitud"), .init(key: "val_pérdida", title: "Pérdida (val.)"),
      .init(key: "val_exactitud", title: "Exactitud (val.)"),
    ],
    rows: (0..<5).map { epoch in
      [
        .integer(epoch + 1), .decimal(losses[epoch], digits: 4), .percent(accuracies[epoch], digits: 1),
        .decimal(validationLosses[epoch], digits: 4), .percent(validationAccuracies[epoch], digits: 1),
      ]
    })

  private static let score = [
    Fact(key: "exactitud", label: "exactitud", value: .percent(0.8777, digits: 1), isMain: true),
    Fact(key: "pérdida", label: "pérdida", value: .decimal(0.3416, digits: 4)),
    Fact(key: "imágenes", label: "imágenes", value: .integer(10000)),
  ]

  private static let perClass = Table(
    caption: "Aciertos por clase",
    columns: [
      .init(key: "clase", title: "Clase"), .init(key: "precisión", title: "Precisión"),
      .init(key: "exhaustividad", title: "Exhaustividad"), .init(key: "cantidad", title: "Imágenes"),
    ],
    rows: zip(classes, [83.1, 98.9, 79, 87.4, 80.25, 97.2, 68.8, 94.3, 96.9, 95.7]).map { name, precision in
      [
        .text(name), .percent(precision / 100, digits: precision == 79 ? 0 : precision == 80.25 ? 2 : 1),
        name == "Bota" ? .missing : .percent((precision - 1.3) / 100, digits: 1), .integer(1000),
      ]
    })
}
