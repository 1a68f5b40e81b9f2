private import CKernels

extension Activation {
  /// y = x σ(x) = x / (1 + e⁻ˣ), also called SiLU, within one unit in the last place.
  ///
  /// Backward: dx = dy σ(x)(1 + x (1 - σ(x))). Source: Ramachandran, Zoph and Le, "Searching for activation functions",
  /// 2017, and `keras.activations.silu`.
  func addSwish(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    try addElementwise(LEC_SWISH, to: &plan, input: input)
  }
}
