internal import CKernels

/// Adam with decoupled weight decay, as Keras defines it: first w -= rate λ w for every parameter, biases too, then
/// Adam's step, whose gradient knows nothing of the decay.
///
/// Source: Loshchilov and Hutter, "Decoupled weight decay regularization", 2019, and `keras.optimizers.AdamW`, where
/// λ is 0.004 by default.
enum AdamW {
  static func rule(beta1: Double, beta2: Double, epsilon: Double) -> lec_optimizer {
    var record = Adam.rule(beta1: beta1, beta2: beta2, epsilon: epsilon)
    record.rule = LEC_ADAMW
    return record
  }
}
