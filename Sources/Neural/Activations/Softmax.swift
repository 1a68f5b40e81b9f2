private import CKernels

extension Activation {
  /// p = softmax(z), each row by itself: pᵢ = exp(zᵢ - max z) / Σⱼ exp(zⱼ - max z).
  ///
  /// Shapes: one row of numbers, p as z. Backward: dzᵢ = pᵢ (dpᵢ - Σⱼ dpⱼ pⱼ). Source: `keras.activations.softmax`.
  func addSoftmax(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    let output = try plan.value(size: input.size, hasGradient: input.gradient != nil)
    let units = parts(plan.rows, of: rowsOfAUnit)
    _ = try plan.forward(
      LEC_SOFTMAX,
      lec_softmax(
        input: input.values, output: output.values, rows: plan.rows, columns: input.size, rows_per_unit: rowsOfAUnit),
      units: units)
    if let inputGradient = input.gradient, let outputGradient = output.gradient {
      try plan.backward(
        LEC_SOFTMAX_GRADIENT,
        lec_softmax_gradient(
          probabilities: output.values, output: outputGradient, input: inputGradient, mask: input.mask,
          rows: plan.rows, columns: input.size, rows_per_unit: rowsOfAUnit),
        units: units)
    }
    return output
  }
}
