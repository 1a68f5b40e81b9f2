package import Diagnostics
package import Lesson
import Neural
package import Runner

/// `compilar`: optimizer, loss and metrics, as Keras' `compile`; the optimizer starts anew.
package struct CompileDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "compilar", summary: "dice con qué pérdida y con qué optimizador aprende un modelo", aliases: ["compile"],
    reference: OptionSpecification("modelo", "el modelo"),
    options: [
      OptionSpecification(
        "optimizador", "cómo se corrigen los pesos: adam, sgd", isRequired: true, aliases: ["optimizer"]),
      OptionSpecification(
        "pérdida", "qué error se quiere reducir: entropía_cruzada", isRequired: true, aliases: ["loss"]),
      OptionSpecification("métricas", "qué se mide además: [exactitud]", aliases: ["metrics"]),
    ], takesId: false)

  let model: String
  let compilation: Compilation

  package init?(_ reader: inout DirectiveReader) {
    let named = reader.model("modelo", example: "{compilar red}")
    let optimizer = reader.expression("optimizador").flatMap { optimizerWords.read($0, &reader) }
    let lossPlace = reader.place(of: "pérdida")
    let loss = reader.expression("pérdida").flatMap { lossWords.read($0, &reader) }
    var metrics: [MetricWord] = []
    for item in reader.items("métricas") ?? [] {
      if let metric = metricWords.read(item, &reader) { metrics.append(metric) }
    }
    guard let (name, value) = named else { return nil }
    model = name.value
    // What is misspelt here does not leave the model uncompiled, so that the steps below are checked too.
    compilation = Compilation(
      optimizer: optimizer ?? .sgd(learningRate: 0.01, momentum: 0, nesterov: false),
      loss: loss ?? .sparseCategoricalCrossEntropy(fromLogits: false), showsAccuracy: !metrics.isEmpty)
    if var compiled = reader.scope.take(model: name.value) {
      compiled.compilation = compilation
      reader.scope.put(compiled, under: name.value)
    }
    guard optimizer != nil, let loss else { return nil }
    if let problem = Self.unsuitable(loss, value, at: lossPlace, modelPlace: reader.scope[name.value]?.range) {
      reader.note(problem)
      return nil
    }
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    let place = session.block.headerRange
    guard var value = session.scope.take(model: model) else { throw .notRun(at: place) }
    value.compilation = compilation
    do throws(ShapeError) {
      try value.network?.compile(optimizer: compilation.optimizer, loss: compilation.loss)
    } catch {
      throw .shape(error, layers: value.layerNames.map(\.name), places: [], otherwise: place)
    }
    session.scope.put(value, under: model)
    var facts = [
      Fact(key: "optimizador", label: "optimizador", value: .code(compilation.optimizer.spanish)),
      Fact(key: "pérdida", label: "pérdida", value: .code(compilation.loss.spanish)),
    ]
    if compilation.showsAccuracy { facts.append(Fact(key: "métricas", label: "métricas", value: .code("exactitud"))) }
    return [.facts(facts)]
  }

  /// Cross-entropy wants probabilities from a final softmax, or logits without one.
  private static func unsuitable(
    _ loss: Loss, _ model: ModelValue, at place: SourceRange, modelPlace: SourceRange?
  ) -> Problem? {
    let endsInSoftmax = model.layerNames.last?.activation == "softmax"
    let related = modelPlace.map { [RelatedPlace("el modelo se define aquí", at: $0)] } ?? []
    guard case .sparseCategoricalCrossEntropy(let fromLogits) = loss else { return nil }
    if fromLogits, endsInSoftmax {
      return Problem(
        .unsuitableLoss, "el modelo ya termina en softmax: sus salidas no son logits", at: place,
        label: "quita «logits: sí»", related: related)
    }
    if !fromLogits, !endsInSoftmax {
      return Problem(
        .unsuitableLoss, "entropía_cruzada necesita probabilidades y el modelo no termina en softmax", at: place,
        notes: ["pon «activación: softmax» en la última capa, o «entropía_cruzada(logits: sí)» aquí"], related: related)
    }
    return nil
  }
}

extension Optimizer {
  /// The optimizer as a lesson writes it, all its settings told.
  var spanish: String {
    var settings = ["tasa: \(learningRate.spanish)"]
    let name: String
    switch method {
    case .sgd(let momentum, let nesterov):
      name = "sgd"
      settings += ["momento: \(literal(momentum))", "nesterov: \(nesterov ? "sí" : "no")"]
    case .rmsprop(let rho, let momentum, let epsilon):
      name = "rmsprop"
      settings += ["rho: \(literal(rho))", "momento: \(literal(momentum))", "épsilon: \(literal(epsilon))"]
    case .adam(let beta1, let beta2, let epsilon):
      name = "adam"
      settings += ["beta1: \(literal(beta1))", "beta2: \(literal(beta2))", "épsilon: \(literal(epsilon))"]
    case .adamW(let beta1, let beta2, let epsilon, let decay):
      name = "adamw"
      settings += ["beta1: \(literal(beta1))", "beta2: \(literal(beta2))", "épsilon: \(literal(epsilon))"]
      settings.append("decaimiento: \(literal(decay))")
    }
    if let clipNorm { settings.append("recorte: \(literal(clipNorm))") }
    return "\(name)(\(settings.joined(separator: ", ")))"
  }
}

extension LearningRate {
  /// The rate of the first step, where it changes later.
  fileprivate var spanish: String { literal(rate(at: 0)) }
}

extension Loss {
  /// The loss as a lesson writes it.
  var spanish: String {
    switch self {
    case .sparseCategoricalCrossEntropy(let fromLogits), .categoricalCrossEntropy(let fromLogits):
      fromLogits ? "entropía_cruzada(logits: sí)" : "entropía_cruzada"
    case .binaryCrossEntropy(let fromLogits):
      fromLogits ? "entropía_cruzada_binaria(logits: sí)" : "entropía_cruzada_binaria"
    case .meanSquaredError: "error_cuadrático"
    case .meanAbsoluteError: "error_absoluto"
    case .huber: "huber"
    }
  }
}

/// A number as a lesson writes it: `1e-7`, `0.001`, `0`.
private func literal(_ value: Double) -> String {
  let text = "\(value)"
  if text.hasSuffix(".0") { return String(text.dropLast(2)) }
  return text.replacing("e-0", with: "e-").replacing("e+0", with: "e").replacing(".0e", with: "e")
}
