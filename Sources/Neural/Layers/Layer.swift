/// One step of a network from an input shape to an output shape, with its parameters.
///
/// A layer's file says its formula, its shapes, its forward and its backward step, side by side. To add one: write
/// the file, and register the type in `allLayers`, which also has it tested.
package protocol Layer: Sendable {
  /// What is applied to the layer's values last.
  var activation: Activation { get }

  /// Whether the layer works on images or sequences, and not on panels; its input then lies so.
  var takesImages: Bool { get }

  /// The number below which its inputs have to be, as whole numbers from 0 on; nil for a layer that takes any.
  var indexLimit: Int? { get }

  /// Whether its outputs are its inputs, number by number, in whatever shape.
  var keepsNumbers: Bool { get }

  /// What an input is to a layer of this kind, where it is one thing only: what makes a sequence of a sequence gives
  /// nothing that a layer of images takes.
  static var wantedMeaning: Meaning? { get }

  /// The shape of one output for one input of that shape, where `index` is the layer's place for errors.
  func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int]

  /// The parameters for inputs of that shape, which `outputShape` has accepted.
  func parameters(for input: [Int]) -> [ParameterShape]

  /// Adds the forward step to the plan, and, in a plan that trains, the backward step and the parameters' update.
  /// Gives the values before the activation, which the network adds.
  func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue

  /// How layers of this kind stand in a file.
  static var savedKind: SavedKind { get }

  /// Small instances with their inputs' shapes, on which the layer's gradients are checked.
  static var specimens: [LayerSpecimen] { get }
}

extension Layer {
  package var activation: Activation { .linear }
  package var takesImages: Bool { false }
  package var indexLimit: Int? { nil }
  package var keepsNumbers: Bool { false }
  package static var wantedMeaning: Meaning? { nil }
  package func parameters(for input: [Int]) -> [ParameterShape] { [] }
}

/// The shapes of a layer's weights and bias; nil for a layer without.
package struct ParameterShapes: Sendable, Equatable {
  package let weights: [Int]?
  package let bias: [Int]?
}

extension Layer {
  /// The shapes of weights and bias for inputs of a shape that the layer takes.
  package func parameterShapes(for input: [Int]) -> ParameterShapes {
    let parameters = parameters(for: input)
    let bias = parameters.firstIndex(where: \.isBias)
    return ParameterShapes(
      weights: parameters.first?.tensorShape(at: 0), bias: bias.map { parameters[$0].tensorShape(at: $0) })
  }
}

/// What a value of two dimensions is.
package enum Meaning: Sendable {
  /// [height, width], of one channel.
  case image
  /// [steps, features].
  case sequence
}

/// All kinds of layer.
package let allLayers: [any Layer.Type] = [
  Flatten.self,
  Dense.self,
  ActivationLayer.self,
  Reshape.self,
  Conv2D.self,
  MaxPool2D.self,
  AvgPool2D.self,
  GlobalAvgPool2D.self,
  Dropout.self,
  BatchNorm.self,
  Conv1D.self,
  MaxPool1D.self,
  GlobalAvgPool1D.self,
  Embedding.self,
  LSTM.self,
  GRU.self,
]

/// A layer and a shape of inputs that it takes.
package struct LayerSpecimen: Sendable {
  package var layer: any Layer
  package var inputShape: [Int]

  package init(layer: any Layer, inputShape: [Int]) {
    self.layer = layer
    self.inputShape = inputShape
  }
}

/// What a layer makes of its input.
package struct LayerShape: Sendable, Equatable {
  package var output: [Int]
  package var parameterCount: Int

  package init(output: [Int], parameterCount: Int) {
    self.output = output
    self.parameterCount = parameterCount
  }
}

/// Why layers do not fit together; told in words elsewhere.
package enum ShapeError: Error, Sendable, Equatable {
  /// The layer wants another rank or size.
  case unexpectedInput(layer: Int, shape: [Int], wanted: WantedInput)
  /// A size is not positive, or the product of sizes is too large.
  case invalidSize(layer: Int, size: Int)
  /// The output has more than one dimension, or its activation is not the one that the loss wants.
  case unsuitableOutput(shape: [Int])
  case noLayers
}

/// What a layer would have taken.
package enum WantedInput: Sendable, Equatable {
  /// One dimension.
  case row
  /// One dimension, because of a softmax.
  case rowOfSoftmax
  /// [height, width, channels] or [height, width].
  case image
  /// [steps, features].
  case sequence
  /// One dimension of the examples' own numbers, which no layer has computed.
  case words
  /// Any shape but none.
  case numbers
  /// Any shape of so many numbers.
  case count(Int)
  /// An image or a sequence no smaller than this window.
  case window(Int)
}
