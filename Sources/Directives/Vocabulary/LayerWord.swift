package import Lesson
package import Neural
package import Runner

/// A layer as a lesson writes it, with the first parameters that it is given.
package struct WrittenLayer: Sendable {
  package var layer: any Layer
  /// Nil for those that are drawn.
  package var weights: Expression?
  package var bias: Expression?
}

/// What a lesson can give a layer beside its arguments; the raw value is the word that an author writes.
enum LayerLabel: String, CaseIterable, Sendable {
  case weights = "pesos"
  case bias = "sesgos"

  /// One sentence.
  var help: String {
    switch self {
    case .weights: "los pesos con los que empieza una capa, en vez de al azar: un tensor con la forma que necesita"
    case .bias: "los sesgos con los que empieza una capa, en vez de ceros: uno por unidad o por filtro"
    }
  }

  var usage: String {
    switch self {
    case .weights: "densa(2, pesos: [[0.1, 0.2], [0.3, 0.4]])"
    case .bias: "densa(2, sesgos: [0, 1])"
    }
  }
}

/// The arguments of several layers.
extension OptionSpecification {
  static let units = OptionSpecification("unidades", "cuántas neuronas tiene", isRequired: true)
  static let filters = OptionSpecification("filtros", "cuántos filtros tiene", isRequired: true)
  static let activation = OptionSpecification(
    "activación", "la función por la que pasa lo que sale; ninguna si no se dice")
}

/// A layer in the language of lessons: how it is written, how it is read, and how one of its kind is shown.
package struct LayerWord: Sendable {
  package let word: Word<WrittenLayer>
  /// The layer as a lesson writes it, without its activation; nil for another kind.
  let shown: @Sendable (any Layer) -> String?

  /// `shown` says sizes, and what differs from what it is without being said; the word alone if not given.
  init<Kind: Layer>(
    _ name: String, aliases: [String], calls: [String: String] = [:], usage: String? = nil, help: String,
    parameters: [OptionSpecification] = [], labels: [LayerLabel] = [], shown: (@Sendable (Kind) -> String)? = nil,
    make: @escaping @Sendable (Call, inout DirectiveReader) -> Kind?
  ) {
    var word = Word<WrittenLayer>(
      name, aliases: aliases, usage: usage, help: help, parameters: parameters,
      labels: labels.map { OptionSpecification($0.rawValue, $0.help) }
    ) { call, reader in
      let weights = call.arguments[LayerLabel.weights.rawValue]
      let bias = call.arguments[LayerLabel.bias.rawValue]
      return make(call, &reader).map { WrittenLayer(layer: $0, weights: weights, bias: bias) }
    }
    word.calls = calls
    self.word = word
    self.shown = { layer in (layer as? Kind).map { shown?($0) ?? name } }
  }
}

extension ModelValue.LayerName {
  /// A layer as a lesson writes it.
  package init(_ layer: any Layer) {
    let name = allLayerWords.lazy.compactMap { $0.shown(layer) }.first ?? String(describing: type(of: layer))
    self.init(name: name, activation: layer.activation.spanishName)
  }
}

extension Call {
  /// The activation that a layer ends in: none if not given; nil is told.
  func activation(_ reader: inout DirectiveReader) -> Activation? {
    guard let expression = arguments["activación"] else { return .linear }
    return activations.read(expression, &reader)
  }
}
