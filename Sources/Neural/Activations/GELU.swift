private import CKernels

extension Activation {
  /// y = x Φ(x), Φ(x) = (1 + erf(x / √2)) / 2 being the normal distribution, within two units in the last place.
  ///
  /// Backward: dx = dy (Φ(x) + x φ(x)), φ(x) = e^(-x²/2) / √(2π). Not the approximation by tanh. Source: Hendrycks and
  /// Gimpel, "Gaussian error linear units", 2016, and `keras.activations.gelu`.
  func addGELU(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    try addElementwise(LEC_GELU, to: &plan, input: input)
  }
}
