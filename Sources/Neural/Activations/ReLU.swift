private import CKernels

extension Activation {
  /// y = max(0, x), by comparison and selection: a NaN stays one.
  ///
  /// Backward costs nothing of its own: y closes its gradient, which is to say that whoever computes dY sets it to
  /// zero where y ≤ 0, and so has dX at once. After a product the forward step is part of the product, too.
  func addReLU(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    var output = input
    output.closesGradient = true
    output.producer = nil
    if let producer = input.producer {
      producer.takeReLU()
      return output
    }
    output.values = try plan.value(size: input.size, hasGradient: false).values
    _ = try plan.forward(
      LEC_RELU, lec_relu(input: input.values, output: output.values, rows: plan.rows),
      units: panelCount(input.size))
    return output
  }
}
