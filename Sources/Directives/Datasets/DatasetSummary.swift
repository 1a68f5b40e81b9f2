import Datasets
import Lesson
import Neural
import Runner
import Typography

extension DatasetValue {
  /// What `datos` and `preparar` print: how many examples of each part, and of what.
  var shownFacts: [Fact] {
    let targets =
      switch facts.targets {
      case .classes(let names): Fact(key: "clases", label: "clases", value: .integer(names.count))
      case .values(let names): Fact(key: "valores", label: "valores por ejemplo", value: .integer(names.count))
      }
    return [
      Fact(key: "entrenamiento", label: "para entrenar", value: .integer(facts.trainingCount), isMain: true),
      Fact(key: "prueba", label: "para probar", value: .integer(facts.testCount), isMain: true),
      Fact(key: "forma", label: "cada entrada", value: .shape(facts.inputShape)),
      targets,
    ]
  }

  /// What `resumen` prints: the classes with their counts, or the columns with their ranges.
  var summary: Table {
    switch facts.targets {
    case .classes(let names): classTable(names)
    case .values(let names): valueTable(names)
    }
  }

  /// Label, class, and how many examples of each part.
  private func classTable(_ names: [String]) -> Table {
    func counts(_ split: SplitValue) -> [Int] {
      var counts = [Int](repeating: 0, count: names.count)
      for label in split.labels.values ?? [] where counts.indices.contains(Int(label)) { counts[Int(label)] += 1 }
      return counts
    }
    let (trainingCounts, testCounts) = (counts(training), counts(test))
    return Table(
      columns: [
        .init(key: "etiqueta", title: "Etiqueta"), .init(key: "clase", title: "Clase"),
        .init(key: "entrenamiento", title: "Entrenamiento"), .init(key: "prueba", title: "Prueba"),
      ],
      rows: names.indices.map {
        [.integer($0), .text(names[$0]), .integer(trainingCounts[$0]), .integer(testCounts[$0])]
      },
      total: [.missing, .text("Total"), .integer(training.count), .integer(test.count)])
  }

  /// Each column of the inputs and each value to predict, with its range in the part for training.
  private func valueTable(_ names: [String]) -> Table {
    func row(_ name: String, _ role: String, _ numbers: [Double], _ index: Int, of size: Int) -> [Cell] {
      let column = stride(from: index, to: numbers.count, by: size).map { numbers[$0] }
      let mean = column.reduce(0, +) / Double(max(1, column.count))
      let cells = [column.min() ?? 0, mean, column.max() ?? 0].map { Cell.decimal($0, digits: 3) }
      return [.text(name), .text(role)] + cells
    }
    let inputs = training.examples?.floats.map(Double.init) ?? []
    let values = training.labels.values ?? []
    var rows = facts.inputNames.enumerated().map {
      row($0.element, "entrada", inputs, $0.offset, of: facts.inputNames.count)
    }
    rows += names.enumerated().map { row($0.element, "valor", values, $0.offset, of: names.count) }
    return Table(
      caption: counted(training.count, "ejemplo", "ejemplos") + " para entrenar y "
        + counted(test.count, "ejemplo", "ejemplos") + " para probar",
      columns: [
        .init(key: "columna", title: "Columna"), .init(key: "papel", title: "Papel"),
        .init(key: "mínimo", title: "Mínimo"), .init(key: "media", title: "Media"),
        .init(key: "máximo", title: "Máximo"),
      ], rows: rows)
  }
}
