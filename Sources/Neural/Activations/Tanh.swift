private import CKernels

extension Activation {
  /// y = tanh x = (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ), within two units in the last place.
  ///
  /// Backward: dx = dy (1 - y)(1 + y). Source: `keras.activations.tanh`.
  func addTanh(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    try addElementwise(LEC_TANH, to: &plan, input: input)
  }
}
