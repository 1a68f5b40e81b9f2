internal import CKernels

/// What training makes small: for each example a number, for a batch their mean.
package enum Loss: Sendable, Equatable {
  /// Labels are class numbers; with `fromLogits` the last layer has no softmax.
  case sparseCategoricalCrossEntropy(fromLogits: Bool)
  /// Targets are a row of probabilities; with `fromLogits` the last layer has no softmax.
  case categoricalCrossEntropy(fromLogits: Bool)
  /// Targets are 0 or 1, or between, for each output; with `fromLogits` the last layer has no sigmoid.
  case binaryCrossEntropy(fromLogits: Bool)
  case meanSquaredError
  case meanAbsoluteError
  /// With δ = 1.
  case huber

  /// Every loss in every form.
  package static let all: [Loss] = [
    .sparseCategoricalCrossEntropy(fromLogits: false),
    .sparseCategoricalCrossEntropy(fromLogits: true),
    .categoricalCrossEntropy(fromLogits: false),
    .categoricalCrossEntropy(fromLogits: true),
    .binaryCrossEntropy(fromLogits: false),
    .binaryCrossEntropy(fromLogits: true),
    .meanSquaredError,
    .meanAbsoluteError,
    .huber,
  ]

  /// The form of this loss for targets that are rows of values: of cross-entropy the one that takes them.
  package var ofValues: Loss {
    guard case .sparseCategoricalCrossEntropy(let fromLogits) = self else { return self }
    return .categoricalCrossEntropy(fromLogits: fromLogits)
  }

  /// Whether outputs are logits, so that what stands for one half is 0.
  package var takesLogits: Bool {
    switch self {
    case .sparseCategoricalCrossEntropy(let fromLogits), .categoricalCrossEntropy(let fromLogits),
      .binaryCrossEntropy(let fromLogits):
      fromLogits
    case .meanSquaredError, .meanAbsoluteError, .huber: false
    }
  }

  /// The activation with which the network has to end, and which the loss itself takes instead: softmax or sigmoid.
  package var absorbs: Activation? {
    switch self {
    case .sparseCategoricalCrossEntropy(let fromLogits), .categoricalCrossEntropy(let fromLogits):
      fromLogits ? nil : .softmax
    case .binaryCrossEntropy(let fromLogits): fromLogits ? nil : .sigmoid
    case .meanSquaredError, .meanAbsoluteError, .huber: nil
    }
  }

  /// Whether accuracy means something: not where numbers are approximated.
  package var hasAccuracy: Bool { answers(outputs: 1) > 0 }

  /// Right or wrong answers that an example gives: one class, or a yes or no for each output, or none.
  func answers(outputs: Int) -> Int {
    switch self {
    case .sparseCategoricalCrossEntropy, .categoricalCrossEntropy: 1
    case .binaryCrossEntropy: outputs
    case .meanSquaredError, .meanAbsoluteError, .huber: 0
    }
  }

  /// Classes that can be confused: none where answers are not one class of several.
  package func classes(outputs: Int) -> Int {
    switch self {
    case .sparseCategoricalCrossEntropy, .categoricalCrossEntropy: outputs
    case .binaryCrossEntropy: outputs == 1 ? 2 : 0
    case .meanSquaredError, .meanAbsoluteError, .huber: 0
    }
  }

  /// Class numbers that one single output can be compared with.
  private var labelsOfOneOutput: Int {
    switch self {
    case .sparseCategoricalCrossEntropy, .categoricalCrossEntropy: 1
    case .binaryCrossEntropy: 2
    case .meanSquaredError, .meanAbsoluteError, .huber: 256
    }
  }

  /// Whether a network may end so: with one dimension, with softmax or sigmoid where the loss wants probabilities,
  /// and without where it wants logits.
  func check(output shape: [Int], activation: Activation) throws(ShapeError) {
    let isSuitable =
      switch self {
      case .sparseCategoricalCrossEntropy(let fromLogits), .categoricalCrossEntropy(let fromLogits):
        (activation == .softmax) == !fromLogits
      case .binaryCrossEntropy(let fromLogits): (activation == .sigmoid) == !fromLogits
      case .meanSquaredError, .meanAbsoluteError, .huber: true
      }
    guard shape.count == 1, isSuitable else { throw .unsuitableOutput(shape: shape) }
  }

  /// Refuses targets that a network with so many outputs cannot be compared with. Class numbers stand for their
  /// one-hot rows, or with one output for the number itself; the sparse loss takes nothing else. A binary loss falls
  /// below 0 with targets that are no probabilities, and then means nothing.
  func check(_ targets: Examples.Targets, range: Range<Int>, outputs: Int) throws(TrainingError) {
    switch targets {
    case .classes(let labels):
      let limit = outputs > 1 ? outputs : labelsOfOneOutput
      let largest = Int(labels[range].max() ?? 0)
      guard largest < limit else { throw .label(largest, outputs: outputs) }
    case .values(let values, let size):
      if case .sparseCategoricalCrossEntropy = self { throw .targets(expected: 0, found: size) }
      guard size == outputs else { throw .targets(expected: outputs, found: size) }
      guard case .binaryCrossEntropy = self else { return }
      let compared = values[range.lowerBound * size..<range.upperBound * size]
      if let outside = compared.first(where: { !(0...1).contains($0) }) { throw .notProbability(outside) }
    }
  }

  /// Adds the loss of the network's last value, which starts the backward steps.
  func add(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> LossValue {
    switch self {
    case .sparseCategoricalCrossEntropy(let fromLogits):
      try addSparseCategoricalCrossEntropy(to: &plan, logits: input, fromLogits: fromLogits)
    case .categoricalCrossEntropy(let fromLogits):
      try addCategoricalCrossEntropy(to: &plan, logits: input, fromLogits: fromLogits)
    case .binaryCrossEntropy(let fromLogits):
      try addBinaryCrossEntropy(to: &plan, logits: input, fromLogits: fromLogits)
    case .meanSquaredError: try addMeanSquaredError(to: &plan, outputs: input)
    case .meanAbsoluteError: try addMeanAbsoluteError(to: &plan, outputs: input)
    case .huber: try addHuber(to: &plan, outputs: input)
    }
  }
}

/// What the loss leaves of each example of a batch.
struct LossValue {
  let outcome: lec_outcome

  init(_ plan: PlanBuilder) throws(TrainingError) {
    outcome = lec_outcome(
      losses: try plan.memory(plan.rows), predicted: try plan.memory(plan.rows), expected: try plan.memory(plan.rows),
      hits: try plan.memory(plan.rows))
  }
}

extension PlanBuilder {
  /// Where a loss puts its gradient. The kernels need a place also when nobody asks for it.
  func lossGradient(of value: PlanValue) throws(TrainingError) -> lec_panels {
    if let wanted = value.gradient { return wanted }
    return try self.value(size: value.size, hasGradient: false).values
  }
}
