/// A function applied to a layer's values.
package enum Activation: String, Sendable, CaseIterable {
  /// f(z) = z.
  case linear
  /// f(z) = max(0, z).
  case relu
  /// f(z)ᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), along the one dimension of an example.
  case softmax

  /// Adds the activation of a value, forward and backward.
  func add(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    switch self {
    case .linear: input
    case .relu: try addReLU(to: &plan, input: input)
    case .softmax: try addSoftmax(to: &plan, input: input)
    }
  }
}
