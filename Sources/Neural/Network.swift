/// A feed-forward network: layers, their float32 parameters and, once compiled, the optimizer's state. A value: a copy is a snapshot.
package struct Network: Sendable {
  package let inputShape: [Int]
  package let layers: [any Layer]

  /// Draws the initial parameters from the stream, one sub-stream for each layer.
  package init(inputShape: [Int], layers: [any Layer], stream: RandomStream) throws(ShapeError) {
    self.inputShape = inputShape
    self.layers = layers
  }

  /// Each layer's output shape and parameter count, without allocating anything.
  package static func infer(inputShape: [Int], layers: [any Layer]) throws(ShapeError) -> [LayerShape] { [] }

  package var shapes: [LayerShape] { [] }
  package var parameterCount: Int { 0 }
  package func weights(ofLayer index: Int) -> Tensor? { nil }
  package func bias(ofLayer index: Int) -> Tensor? { nil }

  /// A hash of all parameters' bits (NaN made canonical), to prove exactness.
  package var fingerprint: UInt64 { 0 }

  /// Sets optimizer and loss, and starts the optimizer's state anew, as Keras' `compile` does.
  package mutating func compile(optimizer: Optimizer, loss: Loss) throws(ShapeError) {}
  package var isCompiled: Bool { false }

  /// Trains for some epochs; calling it again goes on from the state reached.
  package mutating func fit(
    _ examples: Examples, options: FitOptions, onProgress: (FitProgress) -> FitControl
  ) throws(TrainingError) -> [EpochReport] { [] }

  package func evaluate(_ examples: Examples, threads: Int) throws(TrainingError) -> Evaluation {
    Evaluation(loss: 0, accuracy: 0, confusion: [])
  }

  /// One row of outputs for each example: `[count, outputs]`.
  package func predict(_ examples: Examples, threads: Int) throws(TrainingError) -> Tensor {
    Tensor(shape: [0], values: [])
  }
}

package struct LayerShape: Sendable, Equatable {
  package var output: [Int]
  package var parameterCount: Int
}

package protocol Layer: Sendable {}
package struct Flatten: Layer { package init() {} }
package struct Dense: Layer {
  package var units: Int
  package var activation: Activation
  package init(units: Int, activation: Activation = .linear) {
    self.units = units
    self.activation = activation
  }
}
package struct ActivationLayer: Layer {
  package var activation: Activation
  package init(_ activation: Activation) { self.activation = activation }
}

package enum Activation: String, Sendable, CaseIterable { case linear, relu, softmax }

package enum Optimizer: Sendable, Equatable {
  case sgd(learningRate: Double, momentum: Double, nesterov: Bool)
  case adam(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double)
}

package enum Loss: Sendable, Equatable {
  /// Labels are class numbers; with `fromLogits` the last layer has no softmax.
  case sparseCategoricalCrossEntropy(fromLogits: Bool)
}

package struct FitOptions: Sendable {
  package var epochs: Int
  package var batchSize: Int
  package var shuffles: Bool
  /// Measured after each epoch, never trained on.
  package var validation: Examples?
  package var threads: Int
  /// Where the shuffles come from; epochs already trained move it on.
  package var stream: RandomStream

  package init(epochs: Int, batchSize: Int = 32, shuffles: Bool = true, validation: Examples? = nil, threads: Int, stream: RandomStream) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.validation = validation
    self.threads = threads
    self.stream = stream
  }
}

package enum FitProgress: Sendable {
  /// Some steps of an epoch are done: at most about 20 a second.
  case steps(epoch: Int, done: Int, total: Int, loss: Double, accuracy: Double)
  case epoch(EpochReport)
}

package enum FitControl: Sendable {
  case proceed
  case stop
}

package struct EpochReport: Sendable, Equatable {
  /// From 1.
  package var epoch: Int
  package var loss: Double
  package var accuracy: Double
  package var validationLoss: Double?
  package var validationAccuracy: Double?
  package var seconds: Double
}

package struct Evaluation: Sendable, Equatable {
  package var loss: Double
  package var accuracy: Double
  /// Rows: true class; columns: predicted class.
  package var confusion: [[Int]]
}

/// Why layers do not fit together; told in words elsewhere.
package enum ShapeError: Error, Sendable, Equatable {
  /// The layer wants another rank or size.
  case unexpectedInput(layer: Int, shape: [Int])
  /// A size is not positive, or the product of sizes is too large.
  case invalidSize(layer: Int, size: Int)
  /// Softmax probabilities are needed last for this loss, or must be absent.
  case unsuitableOutput(shape: [Int])
  case noLayers
}

package enum TrainingError: Error, Sendable, Equatable {
  case notCompiled
  case notFinite(epoch: Int)
  case stopped
  case inputShape(expected: [Int], found: [Int])
  case label(Int, outputs: Int)
  case empty
  case tooLarge(bytes: Int)
}
