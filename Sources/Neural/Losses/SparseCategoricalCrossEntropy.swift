internal import CKernels

extension Loss {
  /// The cross-entropy of class numbers: -log softmax(z)[label] for each example, their mean for a batch.
  ///
  /// Shapes: z [outputs]; a label is a number from 0 to outputs - 1. Softmax and logarithm are one step,
  /// log Σ exp(z - max z) - (z[label] - max z), which neither overflows nor takes the logarithm of a rounded zero, as
  /// Keras does when it finds the softmax before the loss. Backward, for the mean over n examples:
  /// dz = (softmax(z) - one-hot(label)) / n. Source: `keras.losses.SparseCategoricalCrossentropy`.
  func addSparseCategoricalCrossEntropy(
    to plan: inout PlanBuilder, logits: PlanValue, fromLogits: Bool
  ) throws(TrainingError) -> LossValue {
    try addCrossEntropy(LEC_CROSS_ENTROPY, to: &plan, logits: logits, fromLogits: fromLogits)
  }

  /// The step of both losses of classification.
  func addCrossEntropy(
    _ operation: lec_operation, to plan: inout PlanBuilder, logits: PlanValue, fromLogits: Bool
  ) throws(TrainingError) -> LossValue {
    let result = try LossValue(plan)
    _ = try plan.forward(
      operation,
      lec_cross_entropy(
        source: plan.source, batch: plan.batch, logits: logits.values, gradient: try plan.lossGradient(of: logits),
        mask: logits.mask, outcome: result.outcome, rows: plan.rows, columns: logits.size,
        rows_per_unit: rowsOfAUnit, probabilities: fromLogits ? 0 : 1),
      units: parts(plan.rows, of: rowsOfAUnit))
    return result
  }
}
