private import CKernels

extension Activation {
  /// y = σ(x) = 1 / (1 + e⁻ˣ), within two units in the last place.
  ///
  /// Backward: dx = dy y (1 - y). Source: `keras.activations.sigmoid`.
  func addSigmoid(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    try addElementwise(LEC_SIGMOID, to: &plan, input: input)
  }
}
