internal import CKernels

/// RMSprop, as Keras defines it: not centered, ε within the root.
///
///     v = ρ v + (1 - ρ) g²
///     plain      w -= rate g / √(v + ε)
///     momentum   m = μ m + rate g / √(v + ε),  w -= m
///
/// Averages below 1e-36 (v) and 1e-30 (m) are zero by definition. Source: Hinton, lecture 6 of "Neural networks for
/// machine learning", 2012, and `keras.optimizers.RMSprop`.
enum RMSprop {
  static func rule(rho: Double, momentum: Double, epsilon: Double) -> lec_optimizer {
    var record = lec_optimizer()
    record.rule = momentum == 0 ? LEC_RMSPROP : LEC_RMSPROP_MOMENTUM
    record.gain2 = Float(1 - rho)
    record.momentum = Float(momentum)
    record.epsilon = Float(epsilon)
    return record
  }
}
