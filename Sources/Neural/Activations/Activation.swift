/// A function applied to a layer's values; the raw value is its name in Keras and in a saved model.
package enum Activation: String, Sendable, CaseIterable {
  /// f(z) = z.
  case linear
  /// f(z) = max(0, z).
  case relu
  /// f(z)ᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), along the one dimension of an example.
  case softmax
  /// f(z) = 1 / (1 + e⁻ᶻ).
  case sigmoid
  /// f(z) = tanh z.
  case tanh
  /// f(z) = z where z ≥ 0, else 0.2 z.
  case leakyReLU = "leaky_relu"
  /// f(z) = z where z ≥ 0, else eᶻ - 1.
  case elu
  /// f(z) = z Φ(z), with the normal distribution Φ.
  case gelu
  /// f(z) = log(1 + eᶻ).
  case softplus
  /// f(z) = z / (1 + e⁻ᶻ).
  case swish

  /// Whether it takes a value as it lies: the others work on panels.
  func takes(_ value: PlanValue) -> Bool {
    !value.isImages || self == .linear || (self == .relu && value.producer != nil)
  }

  /// Adds the activation of a value, forward and backward.
  func add(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    switch self {
    case .linear: input
    case .relu: try addReLU(to: &plan, input: input)
    case .softmax: try addSoftmax(to: &plan, input: input)
    case .sigmoid: try addSigmoid(to: &plan, input: input)
    case .tanh: try addTanh(to: &plan, input: input)
    case .leakyReLU: try addLeakyReLU(to: &plan, input: input)
    case .elu: try addELU(to: &plan, input: input)
    case .gelu: try addGELU(to: &plan, input: input)
    case .softplus: try addSoftplus(to: &plan, input: input)
    case .swish: try addSwish(to: &plan, input: input)
    }
  }
}
