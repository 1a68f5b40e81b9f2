private import CKernels

extension Loss {
  /// The cross-entropy of class numbers: -log softmax(z)[label] for each example, their mean for a batch.
  ///
  /// Softmax and logarithm are one step, log Σ exp(z - max z) - (z[label] - max z), which neither overflows nor takes
  /// the logarithm of a rounded zero, as Keras does when it finds the softmax before the loss. Backward, for the
  /// mean over n examples: dz = (softmax(z) - one-hot(label)) / n.
  func addSparseCategoricalCrossEntropy(
    to plan: inout PlanBuilder, logits: PlanValue, fromLogits: Bool
  ) throws(TrainingError) -> LossValue {
    // The kernel needs a place for the gradient also when nobody asks for it.
    let gradient: lec_panels
    if let wanted = logits.gradient {
      gradient = wanted
    } else {
      gradient = try plan.value(size: logits.size, hasGradient: false).values
    }
    let result = LossValue(losses: try plan.memory(plan.rows), predicted: try plan.memory(plan.rows))
    _ = try plan.forward(
      LEC_CROSS_ENTROPY,
      lec_cross_entropy(
        source: plan.source, batch: plan.batch, logits: logits.values, gradient: gradient, mask: logits.mask,
        losses: result.losses, predicted: result.predicted, rows: plan.rows, columns: logits.size,
        rows_per_unit: rowsOfAUnit, probabilities: fromLogits ? 0 : 1),
      units: parts(plan.rows, of: rowsOfAUnit))
    return result
  }
}
