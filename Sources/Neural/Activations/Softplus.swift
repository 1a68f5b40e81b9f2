private import CKernels

extension Activation {
  /// y = log(1 + eˣ), within two units in the last place; it neither overflows nor loses small values.
  ///
  /// Backward: dx = dy σ(x). Source: `keras.activations.softplus`.
  func addSoftplus(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    try addElementwise(LEC_SOFTPLUS, to: &plan, input: input)
  }
}
