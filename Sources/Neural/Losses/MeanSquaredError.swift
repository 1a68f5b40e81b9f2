private import CKernels

extension Loss {
  /// (y - t)², the mean over an example's outputs and over a batch.
  ///
  /// Backward, for n examples of m outputs: dy = 2 (y - t) / (n m). Source: `keras.losses.MeanSquaredError`.
  func addMeanSquaredError(to plan: inout PlanBuilder, outputs: PlanValue) throws(TrainingError) -> LossValue {
    try addOutputLoss(LEC_SQUARED_ERROR, to: &plan, outputs: outputs)
  }
}
