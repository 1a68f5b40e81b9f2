import Lesson
import Neural
package import Runner

/// The layers that a model can have; a new one is an entry and a line here.
package let allLayerWords: [LayerWord] = [
  .flatten, .dense, .convolution, .maxPooling, .averagePooling, .globalAverage, .convolution1D, .maxPooling1D,
  .globalAverage1D, .normalization, .dropout, .reshape, .activation, .embedding, .lstm, .gru,
]

/// Their words.
package let layerWords = Vocabulary<WrittenLayer>(family: "las capas", words: allLayerWords.map(\.word))

/// The most units or filters that a layer of a lesson may have.
let maximumUnits = 65_536

extension LayerWord {
  static let flatten = LayerWord(
    "aplanar", aliases: ["Flatten"], help: "pone los píxeles en fila, sin cambiarlos"
  ) { _, _ in Flatten() }

  static let dense = LayerWord(
    "densa", aliases: ["Dense", "Linear"], usage: "densa(128, activación: relu)",
    help: "cada neurona suma todas las entradas con sus pesos y añade su sesgo",
    parameters: [.units, .activation], labels: LayerLabel.allCases,
    shown: { (layer: Dense) in "densa(\(layer.units))" }
  ) { call, reader in
    let units = call.integer("unidades", in: 1...maximumUnits, usage: "densa(128, activación: relu)", &reader)
    let activation = call.activation(&reader)
    guard let units, let activation else { return nil }
    return Dense(units: units, activation: activation)
  }

  static let reshape = LayerWord(
    "reformar", aliases: ["Reshape", "view"], usage: "reformar([28, 28, 1])",
    help: "da otra forma a los mismos números",
    parameters: [OptionSpecification("forma", "los nuevos tamaños", isRequired: true)],
    shown: { (layer: Reshape) in "reformar(\(shapeList(layer.shape)))" }
  ) { call, reader -> Reshape? in
    guard let expression = call.arguments["forma"] else {
      reader.note(.wrongArguments(call.word, "necesita una forma", usage: "reformar([28, 28, 1])"))
      return nil
    }
    return reader.shape(expression, "forma").map { Reshape($0) }
  }

  static let normalization = LayerWord(
    "normalización", aliases: ["BatchNormalization", "BatchNorm1d", "BatchNorm2d"],
    help: "centra y escala cada canal con la media y la desviación del lote"
  ) { _, _ in BatchNorm() }

  static let dropout = LayerWord(
    "abandono", aliases: ["Dropout"], usage: "abandono(0.5)",
    help: "al entrenar, apaga al azar una parte de los números",
    parameters: [OptionSpecification("parte", "qué parte se apaga, de 0 a 1", isRequired: true)],
    shown: { (layer: Dropout) in "abandono(\(literal(layer.rate)))" }
  ) { call, reader -> Dropout? in
    guard call.arguments["parte"] != nil else {
      reader.note(.wrongArguments(call.word, "necesita qué parte se apaga", usage: "abandono(0.5)"))
      return nil
    }
    return call.number(
      "parte", default: 0.5, where: { $0 >= 0 && $0 < 1 }, expected: "un número desde 0 y menor que 1", &reader
    ).map { Dropout(rate: $0) }
  }

  static let activation = LayerWord(
    "activación", aliases: ["Activation"], calls: callsOfActivations, usage: "activación(relu)",
    help: "aplica una activación por sí sola",
    parameters: [OptionSpecification("función", "qué activación: `relu`", isRequired: true)]
  ) { call, reader -> ActivationLayer? in
    guard let expression = call.arguments["función"] else {
      reader.note(.wrongArguments(call.word, "necesita cuál", usage: "activación(relu)"))
      return nil
    }
    return activations.read(expression, &reader).map { ActivationLayer($0) }
  }
}

/// Activations written as if they were layers, in our words or in foreign ones, with the layer that each is: `ReLU` is
/// `activación(relu)`. The one that does nothing is none, and in PyTorch its name is that of a dense layer.
private let callsOfActivations: [String: String] = {
  let written = activations.words.filter { $0.name != "lineal" }.flatMap { word in
    ([word.name] + word.aliases).map { ($0, "activación(\(word.name))") }
  }
  return Dictionary(written) { first, _ in first }
}()
