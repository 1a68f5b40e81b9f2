internal import CKernels

/// Adam, as Keras defines it.
///
///     m += (g - m)(1 - β₁)        v += (g² - v)(1 - β₂)
///     w -= α m / (√v + ε)         α = rate · √(1 - β₂ᵗ) / (1 - β₁ᵗ)
///
/// The bias corrections are folded into the step size α, so ε stands outside of them: the form with ε̂ at
/// the end of the paper's section 2, not that of its algorithm 1.
/// Moments below 1e-30 (m) and 1e-36 (v) are zero by definition. Source: Kingma and Ba, "Adam: a method for
/// stochastic optimization", 2015, and `keras.optimizers.Adam`.
enum Adam {
  static func rule(beta1: Double, beta2: Double, epsilon: Double) -> lec_optimizer {
    var record = lec_optimizer()
    record.rule = LEC_ADAM
    record.gain1 = Float(1 - beta1)
    record.gain2 = Float(1 - beta2)
    record.epsilon = Float(epsilon)
    return record
  }

  /// The step size of the next step.
  static func advance(_ state: inout OptimizerState, learningRate: Double, beta1: Double, beta2: Double) -> Float {
    state.power1 *= beta1
    state.power2 *= beta2
    return Float(learningRate * (1 - state.power2).squareRoot() / (1 - state.power1))
  }
}
