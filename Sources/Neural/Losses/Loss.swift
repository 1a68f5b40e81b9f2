/// What training makes small.
package enum Loss: Sendable, Equatable {
  /// Labels are class numbers; with `fromLogits` the last layer has no softmax.
  case sparseCategoricalCrossEntropy(fromLogits: Bool)

  /// Every loss in every form.
  package static let all: [Loss] = [
    .sparseCategoricalCrossEntropy(fromLogits: false),
    .sparseCategoricalCrossEntropy(fromLogits: true),
  ]

  /// Whether the loss itself takes the softmax that the network ends with.
  var absorbsSoftmax: Bool {
    switch self {
    case .sparseCategoricalCrossEntropy(let fromLogits): !fromLogits
    }
  }

  /// Whether a network may end so: with one dimension, and with softmax just where the loss wants probabilities.
  func check(output shape: [Int], activation: Activation) throws(ShapeError) {
    guard shape.count == 1, (activation == .softmax) == absorbsSoftmax else {
      throw .unsuitableOutput(shape: shape)
    }
  }

  /// Adds the loss of the network's last value, which starts the backward steps.
  func add(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> LossValue {
    switch self {
    case .sparseCategoricalCrossEntropy(let fromLogits):
      try addSparseCategoricalCrossEntropy(to: &plan, logits: input, fromLogits: fromLogits)
    }
  }
}

/// What the loss leaves of each example of a batch.
struct LossValue {
  let losses: UnsafeMutablePointer<Float>
  let predicted: UnsafeMutablePointer<Int32>
}
