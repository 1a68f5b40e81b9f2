private import CKernels

extension Loss {
  /// |y - t|, the mean over an example's outputs and over a batch.
  ///
  /// Backward, for n examples of m outputs: dy = sign(y - t) / (n m), 0 where they are equal.
  /// Source: `keras.losses.MeanAbsoluteError`.
  func addMeanAbsoluteError(to plan: inout PlanBuilder, outputs: PlanValue) throws(TrainingError) -> LossValue {
    try addOutputLoss(LEC_ABSOLUTE_ERROR, to: &plan, outputs: outputs)
  }
}
