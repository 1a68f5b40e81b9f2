private import CKernels

extension Activation {
  /// y = x where x ≥ 0, else eˣ - 1, within two units in the last place.
  ///
  /// Backward: dx = dy where x ≥ 0, else dy (y + 1). Source: Clevert, Unterthiner and Hochreiter, "Fast and accurate
  /// deep network learning by exponential linear units", 2016, and `keras.activations.elu` with α = 1.
  func addELU(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    try addElementwise(LEC_ELU, to: &plan, input: input)
  }
}
