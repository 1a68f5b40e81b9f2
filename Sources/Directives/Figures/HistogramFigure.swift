package import Diagnostics
package import Lesson
package import Plotting
package import Runner
import Typography

/// `histograma`: how the numbers of a tensor are spread.
package struct HistogramFigure: FigureKind {
  package static let name = "histograma"
  package static let summary = "cómo se reparten los números de un tensor"
  package static let subject = "un tensor: `red.capas[0].pesos`"
  package static let options = [
    OptionSpecification(
      "intervalos", "en cuántos intervalos, más o menos, porque empiezan en números redondos; `20` si no se dice",
      aliases: ["bins"]),
    OptionSpecification("valor", "qué son los números: `peso`", aliases: ["xlabel"]),
  ]

  package let source: Expression
  /// Nil to choose as suits the numbers.
  package let bins: Int?
  package let valueTitle: String?

  package init?(_ reader: inout DirectiveReader) {
    let bins = reader.integer("intervalos", default: 20, in: 1...Histogram.mostBins)
    valueTitle = reader.text("valor")?.value
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    do throws(Problem) {
      guard try Self.numbers(value, of: source, Evaluator(scope: reader.scope, source: reader.source)) != nil else {
        return nil
      }
    } catch {
      reader.note(error)
      return nil
    }
    guard let bins else { return nil }
    self.source = source
    self.bins = reader.isGiven("intervalos") ? bins : nil
  }

  /// The numbers of a value; what holds none, or none by itself, is told with what would serve.
  private static func numbers(
    _ value: Value, of source: Expression, _ evaluator: Evaluator
  ) throws(Problem) -> Numbers? {
    let text = evaluator.source.text(source.range)
    var note: String?
    switch value {
    case .numbers, .inputs, .predictions:
      guard let numbers = try evaluator.asNumbers(value, for: "histograma", at: source.range) else { return nil }
      guard numbers.count > 0 else {
        throw .wrongCount("de", expected: "un tensor con algún número", found: 0, at: source.range)
      }
      if numbers.rank > 0 { return numbers }
      note = "un histograma cuenta muchos números: dale un vector o una matriz"
    case .dataset: note = "elige sus números: \(text).entrenamiento.entradas"
    case .split: note = "elige sus números: \(text).entradas o \(text).etiquetas"
    case .model: note = "elige los pesos de una capa: \(text).capas[0].pesos"
    case .layer: note = "elige sus números: \(text).pesos o \(text).sesgos"
    case .history: note = "elige una serie: \(text).pérdida"
    case .text, .list, .evaluation, .function, .unknown: break
    }
    throw .wrongType(expected: "un tensor de números", found: value, at: source.range, note: note)
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    let evaluator = Evaluator(scope: session.scope, source: session.source)
    guard let numbers = try Self.numbers(session.value(of: source), of: source, evaluator), let values = numbers.values
    else { throw .notRun(at: source.range) }
    let text = session.source.text(source.range)
    let histogram = Histogram(
      values, bins: bins, isInteger: numbers.kind != .decimal, valueTitle: valueTitle ?? text)
    let count = counted(values.count, "número", "números", style: session.numbers)
    let caption = values.count == 1 ? "El único número de «\(text)»." : "Cómo se reparten los \(count) de «\(text)»."
    return (.histogram(histogram), caption)
  }
}
