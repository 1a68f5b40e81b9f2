internal import CKernels

/// Stochastic gradient descent, as Keras defines it.
///
///     plain      w -= rate g
///     momentum   v = μ v - rate g,  w += v
///     Nesterov   v = μ v - rate g,  w += μ v - rate g
///
/// A velocity below 1e-30 is zero by definition. Source: Sutskever and others, "On the importance of initialization
/// and momentum in deep learning", 2013, and `keras.optimizers.SGD`.
enum SGD {
  static func rule(momentum: Double, nesterov: Bool) -> lec_optimizer {
    var record = lec_optimizer()
    record.rule = momentum == 0 ? LEC_SGD : LEC_MOMENTUM
    record.momentum = Float(momentum)
    record.nesterov = nesterov ? 1 : 0
    return record
  }
}
