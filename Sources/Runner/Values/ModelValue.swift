package import Neural

/// A model: its layers, how it is compiled, and its parameters once it was made.
package struct ModelValue: Sendable {
  /// A layer as the lesson names it.
  package struct LayerName: Sendable, Equatable {
    /// «densa(128)».
    package var name: String
    /// «ReLU», or empty.
    package var activation: String

    package init(name: String, activation: String) {
      self.name = name
      self.activation = activation
    }
  }

  package var inputShape: [Int]
  package var layers: [any Layer]
  package var layerNames: [LayerName]
  package var shapes: [LayerShape]
  package var compilation: Compilation?
  /// How often it was trained so far: nil while checking means nothing.
  package var trainings: Int
  /// Whether what it was last trained on was standardised; nil before.
  package var learnedStandardized: Bool?
  /// The model whose first parameters and random streams this one has; nil for its own.
  package var original: String?
  /// How its first parameters are made; nil while checking.
  package var origin: ModelOrigin?
  /// Nil while checking.
  package var network: Network?

  package init(
    inputShape: [Int], layers: [any Layer], layerNames: [LayerName], shapes: [LayerShape], network: Network? = nil
  ) {
    self.inputShape = inputShape
    self.layers = layers
    self.layerNames = layerNames
    self.shapes = shapes
    trainings = 0
    self.network = network
  }

  package var outputShape: [Int] { shapes.last?.output ?? inputShape }

  package var parameterCount: Int { shapes.reduce(0) { $0 + $1.parameterCount } }

  /// What each layer takes and gives.
  package struct LayerFlow: Sendable, Equatable {
    package let input: [Int]
    package let output: [Int]
    package let parameterCount: Int
  }

  package var flows: [LayerFlow] {
    let inputs = [inputShape] + shapes.map(\.output)
    return zip(inputs, shapes).map { LayerFlow(input: $0, output: $1.output, parameterCount: $1.parameterCount) }
  }

  var members: [Member] {
    [
      Member("parámetros", .numbers(Numbers(parameterCount))),
      Member("entrada", .numbers(Numbers(inputShape))),
      Member("salida", .numbers(Numbers(outputShape))),
      Member("capas", .list(layers.indices.map { .layer(LayerValue($0, of: self)) })),
    ]
  }

  /// The shape that a layer is given.
  package func input(ofLayer index: Int) -> [Int] { index > 0 ? shapes[index - 1].output : inputShape }
}

/// What `compilar` set.
package struct Compilation: Sendable, Equatable {
  package var optimizer: Optimizer
  package var loss: Loss
  package var metrics: [Metric]

  package init(optimizer: Optimizer, loss: Loss, metrics: [Metric]) {
    self.optimizer = optimizer
    self.loss = loss
    self.metrics = metrics
  }
}
