import Lesson
package import Neural
package import Runner

/// The layers that a model can have.
package let layerWords = Vocabulary<any Layer>(
  family: "las capas",
  words: [
    .flatten, .dense, .convolution, .maxPooling, .averagePooling, .globalAverage, .convolution1D, .maxPooling1D,
    .normalization, .dropout, .reshape, .activation,
  ])

/// The most units or filters that a layer of a lesson may have.
let maximumUnits = 65_536

extension Word<any Layer> {
  static let flatten = Word("aplanar", aliases: ["Flatten"], help: "pone los píxeles en fila, sin cambiarlos") { _, _ in
    Flatten()
  }

  static let dense = Word(
    "densa", aliases: ["Dense", "Linear"], usage: "densa(128, activación: relu)",
    help: "cada neurona suma todas las entradas con sus pesos y añade su sesgo",
    parameters: ["unidades", "activación"]
  ) { call, reader in
    let units = call.integer("unidades", in: 1...maximumUnits, usage: "densa(128, activación: relu)", &reader)
    let activation = call.activation(&reader)
    guard let units, let activation else { return nil }
    return Dense(units: units, activation: activation)
  }

  static let reshape = Word(
    "reformar", aliases: ["Reshape", "view"], usage: "reformar([28, 28, 1])",
    help: "da otra forma a los mismos números", parameters: ["forma"]
  ) { call, reader in
    guard let expression = call.arguments["forma"] else {
      reader.note(.wrongArguments(call.word, "necesita una forma", usage: "reformar([28, 28, 1])"))
      return nil
    }
    return reader.shape(expression, "forma").map { Reshape($0) }
  }

  static let normalization = Word(
    "normalización", aliases: ["BatchNormalization", "BatchNorm1d", "BatchNorm2d"],
    help: "centra y escala cada canal con la media y la desviación del lote"
  ) { _, _ in
    BatchNorm()
  }

  static let dropout = Word(
    "abandono", aliases: ["Dropout"], usage: "abandono(0.5)",
    help: "al entrenar, apaga al azar esa parte de los números", parameters: ["parte"]
  ) { call, reader in
    guard call.arguments["parte"] != nil else {
      reader.note(.wrongArguments(call.word, "necesita qué parte se apaga", usage: "abandono(0.5)"))
      return nil
    }
    let rate = call.number(
      "parte", default: 0.5, where: { $0 >= 0 && $0 < 1 }, expected: "un número desde 0 y menor que 1", &reader)
    return rate.map { Dropout(rate: $0) }
  }

  static let activation = Word(
    "activación", aliases: ["Activation", "ReLU", "Softmax"], usage: "activación(relu)",
    help: "aplica una activación por sí sola", parameters: ["función"]
  ) { call, reader in
    guard let expression = call.arguments["función"] else {
      reader.note(.wrongArguments(call.word, "necesita cuál", usage: "activación(relu)"))
      return nil
    }
    return activations.read(expression, &reader).map { ActivationLayer($0) }
  }
}

extension Call {
  /// The activation that a layer ends in: none if not given; nil is told.
  func activation(_ reader: inout DirectiveReader) -> Activation? {
    guard let expression = arguments["activación"] else { return .linear }
    return activations.read(expression, &reader)
  }
}
