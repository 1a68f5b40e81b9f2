package import Neural
package import Runner

/// The optimizers that a model can be compiled with; their constants are Keras' own.
package let optimizerWords = Vocabulary<Optimizer>(
  family: "los optimizadores",
  words: [
    Word(
      "adam", usage: "adam(tasa: 0.001, beta1: 0.9, beta2: 0.999, épsilon: 1e-7)",
      help: "descenso con un paso propio para cada peso", parameters: ["tasa", "beta1", "beta2", "épsilon"]
    ) { call, reader in
      let rate = learningRate(call, default: 0.001, &reader)
      let beta1 = decay("beta1", call, default: 0.9, &reader)
      let beta2 = decay("beta2", call, default: 0.999, &reader)
      let epsilon = call.number(
        "épsilon", default: 1e-7, where: { $0 > 0 && $0 < 1 }, expected: "un número entre 0 y 1", &reader)
      guard let rate, let beta1, let beta2, let epsilon else { return nil }
      return .adam(learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    },
    Word(
      "sgd", usage: "sgd(tasa: 0.01, momento: 0, nesterov: no)",
      help: "descenso por el gradiente de cada lote", parameters: ["tasa", "momento", "nesterov"]
    ) { call, reader in
      let rate = learningRate(call, default: 0.01, &reader)
      let momentum = decay("momento", call, default: 0, &reader)
      let nesterov = call.flag("nesterov", default: false, &reader)
      guard let rate, let momentum, let nesterov else { return nil }
      return .sgd(learningRate: rate, momentum: momentum, nesterov: nesterov)
    },
    Word(
      "rmsprop", usage: "rmsprop(tasa: 0.001)", help: "descenso que frena donde el gradiente es grande",
      parameters: ["tasa"]
    ) { call, reader in
      learningRate(call, default: 0.001, &reader).map { .rmsprop(learningRate: $0) }
    },
    Word(
      "adamw", usage: "adamw(tasa: 0.001, decaimiento: 0.004)", help: "adam, y además encoge los pesos en cada paso",
      parameters: ["tasa", "decaimiento"]
    ) { call, reader in
      let rate = learningRate(call, default: 0.001, &reader)
      let decrease = decay("decaimiento", call, default: 0.004, &reader)
      guard let rate, let decrease else { return nil }
      return .adamW(learningRate: rate, decay: decrease)
    },
  ])

private func learningRate(_ call: Call, default fallback: Double, _ reader: inout DirectiveReader) -> Double? {
  call.number(
    "tasa", default: fallback, where: { $0 > 0 && $0 <= 1e6 }, expected: "un número mayor que 0", &reader)
}

private func decay(_ name: String, _ call: Call, default fallback: Double, _ reader: inout DirectiveReader) -> Double? {
  call.number(
    name, default: fallback, where: { $0 >= 0 && $0 < 1 }, expected: "un número desde 0 y menor que 1", &reader)
}
