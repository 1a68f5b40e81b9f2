private import CKernels

extension Loss {
  /// The cross-entropy of rows of probabilities t: -Σⱼ tⱼ log softmax(z)ⱼ for each example, their mean for a batch.
  ///
  /// Shapes: z and t [outputs]; a class number counts as its one-hot row. Softmax and logarithm are one step, as in
  /// the sparse loss. Targets need not add up to 1. Backward, for the mean over n examples:
  /// dz = (softmax(z) Σⱼ tⱼ - t) / n, the derivative for any targets. Source:
  /// `keras.losses.CategoricalCrossentropy`.
  func addCategoricalCrossEntropy(
    to plan: inout PlanBuilder, logits: PlanValue, fromLogits: Bool
  ) throws(TrainingError) -> LossValue {
    try addCrossEntropy(LEC_DENSE_CROSS_ENTROPY, to: &plan, logits: logits, fromLogits: fromLogits)
  }
}
