internal import CKernels

extension Loss {
  /// A loss of each output y by itself and its target t: the mean over an example's outputs, and the mean of these
  /// over a batch. Shapes: y and t [outputs]; a class number counts as its one-hot row, or with a single output as the
  /// number itself.
  func addOutputLoss(
    _ function: lec_output_function, to plan: inout PlanBuilder, outputs: PlanValue, probabilities: Bool = false
  ) throws(TrainingError) -> LossValue {
    let result = try LossValue(plan)
    _ = try plan.forward(
      LEC_OUTPUT_LOSS,
      lec_output_loss(
        source: plan.source, batch: plan.batch, outputs: outputs.values, gradient: try plan.lossGradient(of: outputs),
        mask: outputs.mask, outcome: result.outcome, rows: plan.rows, columns: outputs.size,
        rows_per_unit: rowsOfAUnit, function: function, probabilities: probabilities ? 1 : 0),
      units: parts(plan.rows, of: rowsOfAUnit))
    return result
  }
}
