internal import CKernels

/// How parameters move by their gradients g.
package enum Optimizer: Sendable, Equatable {
  case sgd(learningRate: Double, momentum: Double, nesterov: Bool)
  case adam(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double)

  /// Numbers kept for each parameter from step to step.
  var slotCount: Int {
    switch self {
    case .sgd(_, let momentum, _): momentum == 0 ? 0 : 1
    case .adam: 2
    }
  }
}

extension Optimizer {
  /// The record that the kernels read, without its memory.
  var rule: lec_optimizer {
    switch self {
    case .sgd(_, let momentum, let nesterov): SGD.rule(momentum: momentum, nesterov: nesterov)
    case .adam(_, let beta1, let beta2, let epsilon): Adam.rule(beta1: beta1, beta2: beta2, epsilon: epsilon)
    }
  }

  /// Counts one more step and gives its rate.
  func advance(_ state: inout OptimizerState) -> Float {
    switch self {
    case .sgd(let learningRate, _, _): Float(learningRate)
    case .adam(let learningRate, let beta1, let beta2, _):
      Adam.advance(&state, learningRate: learningRate, beta1: beta1, beta2: beta2)
    }
  }
}

/// What an optimizer remembers between steps.
struct OptimizerState: Sendable {
  /// One array for each slot, parallel to the parameters.
  var slots: [[Float]]
  /// β₁ᵗ and β₂ᵗ as running products, because powers of a libm differ between machines.
  var power1 = 1.0
  var power2 = 1.0

  init(_ optimizer: Optimizer, parameters: Int) {
    slots = Array(repeating: Array(repeating: 0, count: parameters), count: optimizer.slotCount)
  }
}
