private import CKernels

extension Loss {
  /// The cross-entropy of yes and no: -t log σ(z) - (1 - t) log(1 - σ(z)), the mean over an example's outputs, and
  /// the mean of these over a batch.
  ///
  /// Shapes: z and t [outputs]; a label 0 or 1 counts as the target of a single output. Sigmoid and logarithm are one
  /// step, max(z, 0) - z t + log(1 + e^-|z|), as in Keras when it finds the sigmoid before the loss. Backward, for
  /// n examples of m outputs: dz = (σ(z) - t) / (n m). Accuracy counts outputs on the right side of ½, for logits of
  /// 0. Source: `keras.losses.BinaryCrossentropy`.
  func addBinaryCrossEntropy(
    to plan: inout PlanBuilder, logits: PlanValue, fromLogits: Bool
  ) throws(TrainingError) -> LossValue {
    try addOutputLoss(LEC_BINARY_CROSS_ENTROPY, to: &plan, outputs: logits, probabilities: !fromLogits)
  }
}
