package import Diagnostics
package import Lesson
import Neural
package import Plotting
package import Runner

/// `confusión`: how often each class was taken for each.
package struct ConfusionFigure: FigureKind {
  package static let name = "confusión"
  package static let summary = "cuántas veces se tomó cada clase por cada una de las demás"
  package static let subject = "una evaluación, por su `#nombre`"
  package static let options: [OptionSpecification] = []

  package let source: Expression

  package init?(_ reader: inout DirectiveReader) {
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    guard case .evaluation(let evaluation) = value, evaluation.hasConfusion else {
      reader.note(
        .wrongType(
          expected: "una evaluación", found: value, at: source.range,
          note: "es lo que deja «{evaluar red #prueba datos=…}»: de: prueba"))
      return nil
    }
    self.source = source
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    guard case .evaluation(let value) = try session.value(of: source), let evaluation = value.evaluation else {
      throw .notRun(at: source.range)
    }
    let classes = evaluation.confusion.indices.map(value.split.facts.className)
    return (
      .confusion(ConfusionMatrix(counts: evaluation.confusion, classes: classes)),
      "Cada fila es la clase verdadera y cada columna, la que dijo el modelo: fuera de la diagonal están los fallos."
    )
  }
}
