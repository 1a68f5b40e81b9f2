package import Diagnostics
package import Lesson
import Neural
package import Runner
import Typography

/// `compilar`: optimizer, loss and metrics, as Keras' `compile`; the optimizer starts anew.
package struct CompileDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "compilar", summary: "dice con qué pérdida y con qué optimizador aprende un modelo", aliases: ["compile"],
    reference: OptionSpecification("modelo", "el modelo, por su `#nombre`", isRequired: true),
    options: [
      OptionSpecification(
        "optimizador", "cómo se corrigen los pesos: `adam`, `sgd`", isRequired: true, aliases: ["optimizer"]),
      OptionSpecification(
        "pérdida", "qué error se quiere reducir: `entropía_cruzada`", isRequired: true, aliases: ["loss"]),
      OptionSpecification("métricas", "qué más mide `{evaluar}`: `[exactitud, auc]`", aliases: ["metrics"]),
    ], takesId: false)

  package let model: String
  package let compilation: Compilation

  package init?(_ reader: inout DirectiveReader) {
    let named = reader.model("modelo", example: "{compilar red}")
    let optimizer = reader.word("optimizador", of: optimizerWords)
    let lossPlace = reader.place(of: "pérdida")
    let loss = reader.word("pérdida", of: lossWords)
    let items = reader.items("métricas", joining: metricWords.names) ?? []
    let metrics = items.map { metricWords.read($0, &reader) }
    guard let (name, value) = named else { return nil }
    model = name.value
    // What is misspelt here does not leave the model uncompiled, so that the steps below are checked too.
    compilation = Compilation(
      optimizer: optimizer ?? .sgd(learningRate: 0.01, momentum: 0, nesterov: false),
      loss: loss ?? .sparseCategoricalCrossEntropy(fromLogits: false), metrics: metrics.compactMap(\.self))
    if var compiled = reader.scope.take(model: name.value) {
      compiled.compilation = compilation
      reader.scope.put(compiled, under: name.value)
    }
    guard optimizer != nil, let loss, !metrics.contains(nil) else { return nil }
    if let problem = loss.unsuitable(for: value, at: lossPlace, modelPlace: reader.scope[name.value]?.range) {
      reader.note(problem)
      return nil
    }
    for (metric, item) in zip(compilation.metrics, items) {
      if let problem = metric.unsuitable(with: loss, outputs: value.outputShape[0], at: item.range) {
        reader.note(problem)
      }
    }
    if reader.hasErrors { return nil }
  }

  /// The engine is given the optimizer and the loss alone, and a training tells its accuracy by the loss.
  package static let unlearnedOptions = ["métricas"]

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
    if !compilation.metrics.isEmpty {
      let text = compilation.metrics.map(\.spanish).joined(separator: ", ")
      facts.append(Fact(key: "métricas", label: "métricas", value: .code(text)))
    }
    return [.facts(facts)]
  }
}

extension Loss {
  /// What keeps a model from being compared by this loss: cross-entropy wants probabilities from a final softmax or
  /// sigmoid, or logits without one.
  fileprivate func unsuitable(for model: ModelValue, at place: SourceRange, modelPlace: SourceRange?) -> Problem? {
    let activation = model.layers.last?.activation ?? .linear
    let ending = isBinary ? Activation.sigmoid : .softmax
    let related = modelPlace.map { [RelatedPlace("el modelo se define aquí", at: $0)] } ?? []
    func problem(_ message: String, label: String? = nil, note: String? = nil) -> Problem {
      Problem(
        .unsuitableLoss, message, at: place, label: label, notes: note.map { [$0] } ?? [], related: related)
    }
    if model.outputShape.count != 1 {
      return problem(
        "la pérdida compara una fila de números, y el modelo termina en \(shapeText(model.outputShape))",
        note: "termina el modelo con «aplanar» y una capa «densa»")
    }
    guard hasAccuracy else { return nil }
    if !isBinary, model.outputShape == [1] {
      return problem(
        "con una sola salida no hay clases entre las que elegir",
        note: "pon una salida por clase, o «entropía_cruzada_binaria» con «activación: sigmoide» si son dos")
    }
    if takesLogits, activation == ending {
      return problem(
        "el modelo ya termina en \(ending.spanishName): sus salidas no son logits", label: "quita «logits: sí»")
    }
    if !takesLogits, activation != ending {
      let word = isBinary ? "entropía_cruzada_binaria" : "entropía_cruzada"
      return problem(
        "\(word) necesita probabilidades y el modelo no termina en \(ending.spanishName)",
        note: "pon «activación: \(ending.spanishName)» en la última capa, o «\(word)(logits: sí)» aquí")
    }
    return nil
  }

  private var isBinary: Bool {
    if case .binaryCrossEntropy = self { true } else { false }
  }
}

extension Metric {
  /// What keeps a metric from being measured of outputs that this loss compares.
  fileprivate func unsuitable(with loss: Loss, outputs: Int, at place: SourceRange) -> Problem? {
    if countsClasses, !loss.hasAccuracy {
      return Problem(
        .unsuitableLoss, "«\(key)» cuenta aciertos, y con \(loss.spanish) el modelo da números", at: place,
        notes: ["para números sirven error_absoluto y raíz_del_error_cuadrático"])
    }
    if !isScalar, loss.classes(outputs: outputs) == 0 {
      return Problem(
        .unsuitableLoss, "«\(key)» mira una clase por ejemplo, y aquí hay \(outputs) respuestas de sí o no", at: place)
    }
    if case .topK = self, outputs == 1 {
      return Problem(
        .unsuitableLoss, "«\(spanish)» busca entre varias salidas y el modelo tiene una", at: place,
        label: "quítala")
    }
    if case .topK(let count) = self, count >= outputs {
      return Problem(
        .outOfRange, "«\(spanish)» acierta siempre: el modelo tiene \(counted(outputs, "salida", "salidas"))",
        at: place, label: "pide menos")
    }
    return nil
  }
}
