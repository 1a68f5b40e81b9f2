package import Diagnostics
package import Lesson
import Neural
package import Runner

/// `predecir`: a model's outputs for examples, one row each, as Keras' `predict`.
package struct PredictDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "predecir", summary: "da las salidas de un modelo para unos datos", aliases: ["predict"],
    reference: OptionSpecification("modelo", "el modelo, por su `#nombre`", isRequired: true),
    options: [
      OptionSpecification(
        "datos", "la parte que se predice: `moda.prueba`", isRequired: true, aliases: ["data", "x"])
    ])

  package let model: String
  package let data: Expression

  package init?(_ reader: inout DirectiveReader) {
    let named = reader.model("modelo", example: "{predecir red datos=moda.prueba}")
    let data = reader.split("datos")
    guard let (name, model) = named, let data,
      reader.fits(data.split, model, comparedBy: nil, at: data.expression.range, modelName: name)
    else { return nil }
    self.model = name.value
    self.data = data.expression
    reader.bind(
      .predictions(
        PredictionsValue(split: data.split, outputShape: model.outputShape, threshold: model.compilation.threshold)))
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    guard case .split(let split) = try session.value(of: data), let examples = split.examples,
      case .model(let model)? = session.scope[model]?.value, let network = model.network
    else { throw .notRun(at: session.block.headerRange) }
    let tensor: Tensor
    do throws(TrainingError) {
      tensor = try network.predict(examples, in: session)
    } catch {
      throw .training(error, at: session.block.headerRange)
    }
    let predictions = PredictionsValue(
      split: split, outputShape: model.outputShape, threshold: model.compilation.threshold, tensor: tensor)
    session.bind(.predictions(predictions))
    var facts = [Fact(key: "forma", label: "forma del resultado", value: .shape(tensor.shape))]
    if let right = predictions.indices(right: true), let wrong = predictions.indices(right: false) {
      facts += [
        Fact(key: "aciertos", label: "aciertos", value: .integer(right.count)),
        Fact(key: "fallos", label: "fallos", value: .integer(wrong.count)),
      ]
    }
    return [.facts(facts)]
  }
}

extension Compilation? {
  /// What a single output must exceed to say yes: one half, or of logits 0.
  var threshold: Double { self?.loss.takesLogits == true ? 0 : 0.5 }
}
