import Lesson
package import Neural
package import Runner

/// A layer with the words to show it by.
package struct NamedLayer: Sendable {
  package let layer: any Layer
  package let name: ModelValue.LayerName
}

/// The layers that a model can have.
package let layerWords = Vocabulary<NamedLayer>(
  family: "las capas",
  words: [
    Word("aplanar", aliases: ["Flatten"], help: "pone los píxeles en fila, sin cambiarlos") { _, _ in
      NamedLayer(layer: Flatten(), name: .init(name: "aplanar", activation: ""))
    },
    Word(
      "densa", aliases: ["Dense", "Linear"], usage: "densa(128, activación: relu)",
      help: "cada neurona suma todas las entradas con sus pesos y añade su sesgo",
      parameters: ["unidades", "activación"],
      make: dense),
    Word(
      "activación", aliases: ["Activation", "ReLU", "Softmax"], usage: "activación(relu)",
      help: "aplica una activación por sí sola", parameters: ["función"]
    ) { call, reader in
      guard let expression = call.arguments["función"] else {
        reader.note(.wrongArguments(call.word, "necesita cuál", usage: "activación(relu)"))
        return nil
      }
      guard let activation = activations.read(expression, &reader) else { return nil }
      return NamedLayer(
        layer: ActivationLayer(activation), name: .init(name: "activación", activation: activation.spanishName))
    },
  ])

/// The most units that a layer of a lesson may have.
private let maximumUnits = 65_536

@Sendable private func dense(_ call: Call, _ reader: inout DirectiveReader) -> NamedLayer? {
  let usage = "densa(128, activación: relu)"
  let units = call.integer("unidades", in: 1...maximumUnits, usage: usage, &reader)
  var activation = Activation.linear
  if let expression = call.arguments["activación"] {
    guard let word = activations.read(expression, &reader) else { return nil }
    activation = word
  }
  guard let units else { return nil }
  return NamedLayer(
    layer: Dense(units: units, activation: activation),
    name: .init(name: "densa(\(units))", activation: activation.spanishName))
}
