internal import CKernels

/// How parameters move by their gradients g: a method, how far it goes, and how long a gradient may be.
package struct Optimizer: Sendable, Equatable {
  package var method: OptimizerMethod
  package var learningRate: LearningRate
  /// The longest that a gradient of one matrix of weights, or of one bias, may be; nil for any length.
  ///
  /// A longer one is scaled to that length, g c / ‖g‖, as with Keras' `clipnorm`: each by itself. It costs time,
  /// because all gradients have to be stored before one of them is used.
  package var clipNorm: Double?

  package init(_ method: OptimizerMethod, learningRate: LearningRate, clipNorm: Double? = nil) {
    self.method = method
    self.learningRate = learningRate
    self.clipNorm = clipNorm
  }

  package static func sgd(learningRate: Double, momentum: Double, nesterov: Bool) -> Optimizer {
    Optimizer(.sgd(momentum: momentum, nesterov: nesterov), learningRate: .constant(learningRate))
  }

  package static func rmsprop(
    learningRate: Double, rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7
  ) -> Optimizer {
    Optimizer(.rmsprop(rho: rho, momentum: momentum, epsilon: epsilon), learningRate: .constant(learningRate))
  }

  package static func adam(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double) -> Optimizer {
    Optimizer(.adam(beta1: beta1, beta2: beta2, epsilon: epsilon), learningRate: .constant(learningRate))
  }

  package static func adamW(
    learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7, decay: Double = 0.004
  ) -> Optimizer {
    Optimizer(
      .adamW(beta1: beta1, beta2: beta2, epsilon: epsilon, decay: decay), learningRate: .constant(learningRate))
  }
}

/// The methods; each one's file has its formula.
package enum OptimizerMethod: Sendable, Equatable {
  case sgd(momentum: Double, nesterov: Bool)
  case rmsprop(rho: Double, momentum: Double, epsilon: Double)
  case adam(beta1: Double, beta2: Double, epsilon: Double)
  case adamW(beta1: Double, beta2: Double, epsilon: Double, decay: Double)

  /// Numbers kept for each parameter from step to step.
  var slotCount: Int {
    switch self {
    case .sgd(let momentum, _): momentum == 0 ? 0 : 1
    case .rmsprop(_, let momentum, _): momentum == 0 ? 1 : 2
    case .adam: 2
    case .adamW: 2
    }
  }

  /// The record that the kernels read, without its memory.
  var rule: lec_optimizer {
    switch self {
    case .sgd(let momentum, let nesterov): SGD.rule(momentum: momentum, nesterov: nesterov)
    case .rmsprop(let rho, let momentum, let epsilon): RMSprop.rule(rho: rho, momentum: momentum, epsilon: epsilon)
    case .adam(let beta1, let beta2, let epsilon): Adam.rule(beta1: beta1, beta2: beta2, epsilon: epsilon)
    case .adamW(let beta1, let beta2, let epsilon, _): AdamW.rule(beta1: beta1, beta2: beta2, epsilon: epsilon)
    }
  }
}

extension Optimizer {
  /// Counts one more step, and writes its sizes into the record that the kernels read.
  func advance(_ state: inout OptimizerState, _ record: UnsafeMutablePointer<lec_optimizer>) {
    let rate = learningRate.rate(at: state.steps)
    state.steps += 1
    switch method {
    case .sgd, .rmsprop: record.pointee.rate = Float(rate)
    case .adam(let beta1, let beta2, _):
      record.pointee.rate = Adam.advance(&state, learningRate: rate, beta1: beta1, beta2: beta2)
    case .adamW(let beta1, let beta2, _, let decay):
      record.pointee.rate = Adam.advance(&state, learningRate: rate, beta1: beta1, beta2: beta2)
      record.pointee.decay = Float(rate * decay)
    }
  }
}

/// What an optimizer remembers between steps.
struct OptimizerState: Sendable, Equatable, Codable {
  /// One array for each slot, parallel to the parameters.
  var slots: [[Float]]
  /// Steps taken, by which learning rates change.
  var steps = 0
  /// β₁ᵗ and β₂ᵗ as running products, because powers of a libm differ between machines.
  var power1 = 1.0
  var power2 = 1.0

  init(_ optimizer: Optimizer, parameters: Int) {
    slots = Array(repeating: Array(repeating: 0, count: parameters), count: optimizer.method.slotCount)
  }
}
