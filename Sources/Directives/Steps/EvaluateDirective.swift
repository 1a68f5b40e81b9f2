import Datasets
package import Diagnostics
package import Lesson
import Neural
package import Runner

/// `evaluar`: loss and accuracy on examples, as Keras' `evaluate`, and how each class fared.
package struct EvaluateDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "evaluar", summary: "mide un modelo con unos datos", aliases: ["evaluate", "eval"],
    reference: OptionSpecification("modelo", "el modelo, por su `#nombre`", isRequired: true),
    options: [
      OptionSpecification(
        "datos", "la parte con la que se mide: `moda.prueba`", isRequired: true, aliases: ["data", "x"]),
      OptionSpecification("por_clase", "si se muestra la tabla de cada clase; `sí` si no se dice", usual: "sí"),
    ])

  package let model: String
  package let data: Expression
  package let showsClasses: Bool

  package init?(_ reader: inout DirectiveReader) {
    let named = reader.model("modelo", example: "{evaluar red datos=moda.prueba}")
    let data = reader.split("datos")
    let showsClasses = reader.flag("por_clase", default: true)
    guard let (name, model) = named, let data, let showsClasses else { return nil }
    guard let compilation = model.compilation else {
      reader.note(.notCompiled(at: name.range))
      return nil
    }
    guard
      reader.fits(data.split, model, comparedBy: compilation.loss, at: data.expression.range, modelName: name)
    else { return nil }
    self.model = name.value
    self.data = data.expression
    self.showsClasses = showsClasses
    reader.bind(
      .evaluation(EvaluationValue(split: data.split, outputs: model.outputShape[0], compilation: compilation)))
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    guard case .split(let split) = try session.value(of: data), let examples = split.examples,
      case .model(let model)? = session.scope[model]?.value, var network = model.network,
      let compilation = model.compilation
    else { throw .notRun(at: session.block.headerRange) }
    var value = EvaluationValue(split: split, outputs: model.outputShape[0], compilation: compilation)
    do throws(TrainingError) {
      network.compare(with: compilation.loss, examples.targets)
      let evaluation = try network.evaluate(examples, in: session)
      let needsOutputs = compilation.metrics.contains(where: \.needsOutputs)
      let outputs = needsOutputs ? try network.predict(examples, in: session) : nil
      value.evaluation = evaluation
      value.measures = compilation.metrics.map {
        $0.value(evaluation, outputs: outputs, examples: examples) ?? .nan
      }
    } catch {
      throw .training(error, at: session.block.headerRange)
    }
    session.bind(.evaluation(value))
    return [.facts(facts(value))] + (showsClasses && value.hasConfusion ? [.table(table(value))] : [])
  }

  private func facts(_ value: EvaluationValue) -> [Fact] {
    guard let evaluation = value.evaluation else { return [] }
    var facts: [Fact] = []
    if let accuracy = evaluation.accuracy {
      facts.append(
        Fact(key: "exactitud", label: "exactitud", value: .decimal(accuracy, digits: 4), isMain: true))
    }
    facts.append(Fact(key: "pérdida", label: "pérdida", value: .decimal(evaluation.loss, digits: 4), isMain: true))
    for (metric, measure) in zip(value.compilation.metrics, value.measures ?? []) where metric != .accuracy {
      facts.append(
        Fact(
          key: metric.key, label: metric.label(classes: value.classes),
          value: measure.isNaN ? .missing : .decimal(measure, digits: 4)))
    }
    facts.append(Fact(key: "cantidad", label: "ejemplos", value: .integer(value.split.count)))
    return facts
  }

  private func table(_ value: EvaluationValue) -> Table {
    let classes = value.split.facts.classNames
    let report = ClassReport(confusion: value.evaluation?.confusion ?? [])
    let rows = report.support.indices.map { index -> [Cell] in
      [
        .text(classes.indices.contains(index) ? classes[index] : String(index)), .integer(report.support[index]),
        .percent(report.precision[index], digits: 1), .percent(report.recall[index], digits: 1),
        .percent(report.f1[index], digits: 1),
      ]
    }
    return Table(
      caption: "Cada clase por separado",
      columns: [
        .init(key: "clase", title: "Clase"), .init(key: "cantidad", title: "Ejemplos"),
        .init(key: "precisión", title: "Precisión"), .init(key: "exhaustividad", title: "Exhaustividad"),
        .init(key: "f1", title: "F1"),
      ], rows: rows)
  }
}
