private import CKernels

extension Activation {
  /// y = max(0, x), by comparison and selection: a NaN stays one.
  ///
  /// Backward: dx = dy where y > 0, else 0. It costs nothing of its own: y masks its gradient, which is to say that
  /// whoever computes dy sets it to zero where y ≤ 0, and so has dx at once. After a product the forward step is part
  /// of the product, too. Source: `keras.activations.relu`.
  func addReLU(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    var output = input
    output.masksGradient = true
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
