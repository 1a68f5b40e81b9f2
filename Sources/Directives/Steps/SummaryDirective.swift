package import Diagnostics
package import Lesson
package import Runner

/// `resumen`: a model's layers, or a dataset's classes and counts.
package struct SummaryDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "resumen", summary: "muestra las capas de un modelo o las clases de unos datos", aliases: ["summary"],
    reference: OptionSpecification("de", "un modelo o un conjunto de datos", isRequired: true))

  package let subject: Expression

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
    case .dataset(let dataset): return [.table(dataset.summary)]
    default: throw .notRun(at: subject.range)
    }
  }
}
