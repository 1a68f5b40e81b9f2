package import Neural
package import Runner

/// The optimizers that a model can be compiled with; their constants are Keras' own.
package let optimizerWords = Vocabulary<Optimizer>(
  family: "los optimizadores",
  words: [
    Word(
      "adam", usage: "adam(tasa: 0.001, beta1: 0.9, beta2: 0.999, épsilon: 1e-7)",
      help: "descenso con un paso propio para cada peso",
      parameters: [rate("0.001"), beta1, beta2, epsilon, clipping]
    ) { call, reader in
      let moments = call.moments(&reader)
      return call.optimizer(defaultRate: 0.001, &reader) {
        moments.map { .adam(beta1: $0.beta1, beta2: $0.beta2, epsilon: $0.epsilon) }
      }
    },
    Word(
      "sgd", usage: "sgd(tasa: 0.01, momento: 0, nesterov: no)",
      help: "descenso por el gradiente de cada lote",
      parameters: [
        rate("0.01"), momentum,
        OptionSpecification("nesterov", "si el momento mira un paso por delante; `no` si no se dice"), clipping,
      ]
    ) { call, reader in
      let momentum = call.share("momento", default: 0, &reader)
      let nesterov = call.flag("nesterov", default: false, &reader)
      return call.optimizer(defaultRate: 0.01, &reader) {
        guard let momentum, let nesterov else { return nil }
        return .sgd(momentum: momentum, nesterov: nesterov)
      }
    },
    Word(
      "rmsprop", usage: "rmsprop(tasa: 0.001, rho: 0.9, momento: 0)",
      help: "descenso que frena donde el gradiente es grande",
      parameters: [
        rate("0.001"),
        OptionSpecification("rho", "qué parte se conserva de la media de los cuadrados; `0.9` si no se dice"),
        momentum, epsilon, clipping,
      ]
    ) { call, reader in
      let rho = call.share("rho", default: 0.9, &reader)
      let momentum = call.share("momento", default: 0, &reader)
      let epsilon = call.epsilon(&reader)
      return call.optimizer(defaultRate: 0.001, &reader) {
        guard let rho, let momentum, let epsilon else { return nil }
        return .rmsprop(rho: rho, momentum: momentum, epsilon: epsilon)
      }
    },
    Word(
      "adamw", usage: "adamw(tasa: 0.001, decaimiento: 0.004)",
      help: "como `adam`, y además encoge los pesos en cada paso",
      parameters: [
        rate("0.001"),
        OptionSpecification("decaimiento", "qué parte de cada peso, por la tasa, se le resta; `0.004` si no se dice"),
        beta1, beta2, epsilon, clipping,
      ]
    ) { call, reader in
      let moments = call.moments(&reader)
      let decay = call.share("decaimiento", default: 0.004, &reader)
      return call.optimizer(defaultRate: 0.001, &reader) {
        guard let moments, let decay else { return nil }
        return .adamW(beta1: moments.beta1, beta2: moments.beta2, epsilon: moments.epsilon, decay: decay)
      }
    },
  ])

// MARK: Settings of several optimizers

private func rate(_ standard: String) -> OptionSpecification {
  OptionSpecification("tasa", "la tasa de aprendizaje, un número o una tasa que cambia; `\(standard)` si no se dice")
}

private let momentum = OptionSpecification(
  "momento", "qué parte de cada paso se conserva en el siguiente; `0` si no se dice")
private let beta1 = OptionSpecification(
  "beta1", "qué parte se conserva de la media de los gradientes; `0.9` si no se dice")
private let beta2 = OptionSpecification(
  "beta2", "qué parte se conserva de la media de los cuadrados; `0.999` si no se dice")
private let epsilon = OptionSpecification(
  "épsilon", "lo que se suma al dividir, para no hacerlo por cero; `1e-7` si no se dice")
private let clipping = OptionSpecification(
  "recorte", "lo más que puede medir el gradiente de cada matriz de pesos; sin límite si no se dice")

extension Call {
  /// What all optimizers share, the rate and the clipping; each method's own settings have been read. nil is told.
  fileprivate func optimizer(
    defaultRate: Double, _ reader: inout DirectiveReader, _ method: () -> OptimizerMethod?
  ) -> Optimizer? {
    let rate = learningRate("tasa", default: defaultRate, &reader)
    var clipNorm: Double?
    if arguments["recorte"] != nil {
      clipNorm = number(
        "recorte", default: 1, where: { $0 > 0 && $0 <= 1e6 }, expected: "un número mayor que 0", &reader)
      if clipNorm == nil { return nil }
    }
    guard let rate, let method = method() else { return nil }
    return Optimizer(method, learningRate: rate, clipNorm: clipNorm)
  }

  /// The settings of Adam.
  fileprivate func moments(
    _ reader: inout DirectiveReader
  ) -> (beta1: Double, beta2: Double, epsilon: Double)? {
    let beta1 = share("beta1", default: 0.9, &reader)
    let beta2 = share("beta2", default: 0.999, &reader)
    let epsilon = epsilon(&reader)
    guard let beta1, let beta2, let epsilon else { return nil }
    return (beta1, beta2, epsilon)
  }

  fileprivate func epsilon(_ reader: inout DirectiveReader) -> Double? {
    // A smaller one would be zero in float32, and 0 / 0 where a gradient is zero.
    number("épsilon", default: 1e-7, where: { $0 >= 1e-37 && $0 < 1 }, expected: "un número de 1e-37 a 1", &reader)
  }

  fileprivate func share(_ name: String, default fallback: Double, _ reader: inout DirectiveReader) -> Double? {
    number(
      name, default: fallback, where: { $0 >= 0 && $0 < 1 }, expected: "un número desde 0 y menor que 1", &reader)
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

/// A number as a lesson writes it: `1e-7`, `0.001`, `0`.
func literal(_ value: Double) -> String {
  let text = "\(value)"
  if text.hasSuffix(".0") { return String(text.dropLast(2)) }
  return text.replacing("e-0", with: "e-").replacing("e+0", with: "e").replacing(".0e", with: "e")
}
