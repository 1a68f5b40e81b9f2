import Datasets
package import Diagnostics
package import Lesson
package import Runner

/// `resumen`: a model's layers, or a dataset's classes and counts.
package struct SummaryDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "resumen", summary: "muestra las capas de un modelo o las clases de unos datos", aliases: ["summary"],
    reference: OptionSpecification("de", "un modelo o un conjunto de datos"), takesId: false)

  let subject: Expression

  package init?(_ reader: inout DirectiveReader) {
    guard let expression = reader.expression("de") else {
      reader.note(
        .missingReference(
          "el modelo o los datos", of: "resumen", example: "{resumen red}", at: reader.block.headerRange))
      return nil
    }
    guard let value = reader.value(of: expression), !value.isUnknown else { return nil }
    switch value {
    case .model, .dataset: subject = expression
    default:
      reader.note(.wrongType(expected: "un modelo o un conjunto de datos", found: value, at: expression.range))
      return nil
    }
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    switch try session.value(of: subject) {
    case .model(let model): return [.table(model.summary)]
    case .dataset(let dataset): return [.table(dataset.classTable)]
    default: throw .notRun(at: subject.range)
    }
  }
}

extension DatasetValue {
  /// Label, class, and how many examples of each part.
  fileprivate var classTable: Table {
    func counts(_ split: SplitValue) -> [Int] {
      var counts = [Int](repeating: 0, count: facts.classNames.count)
      for label in split.labels.values ?? [] where counts.indices.contains(Int(label)) { counts[Int(label)] += 1 }
      return counts
    }
    let (trainingCounts, testCounts) = (counts(training), counts(test))
    return Table(
      columns: [
        .init(key: "etiqueta", title: "Etiqueta"), .init(key: "clase", title: "Clase"),
        .init(key: "entrenamiento", title: "Entrenamiento"), .init(key: "prueba", title: "Prueba"),
      ],
      rows: facts.classNames.indices.map {
        [.integer($0), .text(facts.classNames[$0]), .integer(trainingCounts[$0]), .integer(testCounts[$0])]
      },
      total: [.missing, .text("Total"), .integer(training.count), .integer(test.count)])
  }
}
