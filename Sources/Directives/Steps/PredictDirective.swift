package import Diagnostics
package import Lesson
import Neural
package import Runner

/// `predecir`: a model's outputs for examples, one row each, as Keras' `predict`.
package struct PredictDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "predecir", summary: "da las salidas de un modelo para unos datos", aliases: ["predict"],
    reference: OptionSpecification("modelo", "el modelo"),
    options: [
      OptionSpecification("datos", "la parte que se predice: moda.prueba", isRequired: true, aliases: ["data", "x"])
    ])

  let model: String
  let data: Expression

  package init?(_ reader: inout DirectiveReader) {
    let named = reader.model("modelo", example: "{predecir red datos=moda.prueba}")
    let data = reader.split("datos")
    guard let (name, model) = named, let data,
      reader.fits(data.split, model, at: data.expression.range, modelName: name)
    else { return nil }
    self.model = name.value
    self.data = data.expression
    reader.bind(.predictions(PredictionsValue(split: data.split, outputs: model.outputShape[0])))
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    guard case .split(let split) = try session.value(of: data), let examples = split.examples,
      case .model(let model)? = session.scope[model]?.value, let network = model.network
    else { throw .notRun(at: session.block.headerRange) }
    let tensor: Tensor
    do throws(TrainingError) {
      tensor = try network.predict(examples, threads: session.threads)
    } catch {
      throw .training(error, at: session.block.headerRange)
    }
    let predictions = PredictionsValue(split: split, outputs: model.outputShape[0], tensor: tensor)
    session.bind(.predictions(predictions))
    return [
      .facts([
        Fact(key: "forma", label: "forma del resultado", value: .shape(tensor.shape)),
        Fact(key: "aciertos", label: "aciertos", value: .integer(predictions.indices(right: true)?.count ?? 0)),
        Fact(key: "fallos", label: "fallos", value: .integer(predictions.indices(right: false)?.count ?? 0)),
      ])
    ]
  }
}
