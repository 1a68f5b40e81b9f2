private import CKernels

extension Loss {
  /// (y - t)² / 2 where |y - t| ≤ 1, else |y - t| - ½; the mean over an example's outputs and over a batch.
  ///
  /// Backward, for n examples of m outputs: dy = (y - t, kept between -1 and 1) / (n m). Source: Huber, "Robust
  /// estimation of a location parameter", 1964, and `keras.losses.Huber` with δ = 1.
  func addHuber(to plan: inout PlanBuilder, outputs: PlanValue) throws(TrainingError) -> LossValue {
    try addOutputLoss(LEC_HUBER, to: &plan, outputs: outputs)
  }
}
