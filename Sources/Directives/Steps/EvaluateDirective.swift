import Datasets
package import Diagnostics
package import Lesson
import Neural
package import Runner

/// `evaluar`: loss and accuracy on examples, as Keras' `evaluate`, and how each class fared.
package struct EvaluateDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "evaluar", summary: "mide un modelo con unos datos", aliases: ["evaluate", "eval"],
    reference: OptionSpecification("modelo", "el modelo"),
    options: [
      OptionSpecification(
        "datos", "la parte con la que se mide: moda.prueba", isRequired: true, aliases: ["data", "x"]),
      OptionSpecification("por_clase", "si se muestra la tabla de cada clase; sí si no se dice"),
    ])

  let model: String
  let data: Expression
  let showsClasses: Bool

  package init?(_ reader: inout DirectiveReader) {
    let named = reader.model("modelo", example: "{evaluar red datos=moda.prueba}")
    let data = reader.split("datos")
    let showsClasses = reader.flag("por_clase", default: true)
    guard let (name, model) = named, let data, let showsClasses else { return nil }
    guard model.compilation != nil else {
      reader.note(.notCompiled(at: name.range))
      return nil
    }
    guard reader.fits(data.split, model, at: data.expression.range, modelName: name) else { return nil }
    self.model = name.value
    self.data = data.expression
    self.showsClasses = showsClasses
    reader.bind(.evaluation(EvaluationValue(split: data.split, outputs: model.outputShape[0])))
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    guard case .split(let split) = try session.value(of: data), let examples = split.examples,
      case .model(let model)? = session.scope[model]?.value, let network = model.network
    else { throw .notRun(at: session.block.headerRange) }
    let evaluation: Evaluation
    do throws(TrainingError) {
      evaluation = try network.evaluate(examples, threads: session.threads)
    } catch {
      throw .training(error, at: session.block.headerRange)
    }
    session.bind(.evaluation(EvaluationValue(split: split, outputs: model.outputShape[0], evaluation: evaluation)))
    var outputs: [Output] = [
      .facts([
        Fact(key: "exactitud", label: "exactitud", value: .decimal(evaluation.accuracy, digits: 4), isMain: true),
        Fact(key: "pérdida", label: "pérdida", value: .decimal(evaluation.loss, digits: 4), isMain: true),
        Fact(key: "cantidad", label: "ejemplos", value: .integer(split.count)),
      ])
    ]
    if showsClasses { outputs.append(.table(table(evaluation, split.facts.classNames))) }
    return outputs
  }

  private func table(_ evaluation: Evaluation, _ classes: [String]) -> Table {
    let rows = evaluation.classScores.enumerated().map { index, score -> [Cell] in
      [
        .text(classes.indices.contains(index) ? classes[index] : String(index)), .integer(score.count),
        .percent(score.precision, digits: 1), .percent(score.recall, digits: 1), .percent(score.f1, digits: 1),
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
