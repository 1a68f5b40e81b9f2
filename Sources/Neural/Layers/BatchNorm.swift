private import CKernels

/// Normalization of each channel c over a batch: y = γ x̂ + β with x̂ = (x - μ) / √(σ² + ε).
///
/// Shapes: x [channels] or [height, width, channels], where the last dimension is normalized over all others and
/// the batch; γ, β, μ, σ² [channels]; y has the shape of x. While training, μ and σ² are the batch's mean and its
/// variance (over n numbers, divided by n), and they move the moving ones: moving = momentum · moving + (1 -
/// momentum) · batch's. In evaluation and prediction μ and σ² are the moving ones. γ and the moving variance start
/// at one, β and the moving mean at zero; ε stands within the root.
///
/// Backward: dγ = Σ dy x̂, dβ = Σ dy, dx = γ / √(σ² + ε) · (dy - dβ / n - x̂ dγ / n). Source: Ioffe and Szegedy, "Batch
/// normalization", 2015, and `keras.layers.BatchNormalization`.
package struct BatchNorm: Layer {
  package var momentum: Double
  package var epsilon: Double

  package init(momentum: Double = 0.99, epsilon: Double = 1e-3) {
    self.momentum = momentum
    self.epsilon = epsilon
  }

  package var takesImages: Bool { true }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    guard !input.isEmpty else { throw .unexpectedInput(layer: index, shape: input, wanted: .numbers) }
    return input
  }

  /// The optimizer moves the first two only.
  package func parameters(for input: [Int]) -> [ParameterShape] {
    let channels = input.last ?? 0
    func vector(_ name: String, _ initializer: Initializer, isTrained: Bool) -> ParameterShape {
      ParameterShape(
        name: name, rows: 1, columns: channels, initializer: initializer, shown: [channels], isTrained: isTrained)
    }
    return [
      vector("gamma", .ones, isTrained: true),
      vector("beta", .zeros, isTrained: true),
      vector("moving mean", .zeros, isTrained: false),
      vector("moving variance", .ones, isTrained: false),
    ]
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    guard let channels = input.shape.last, parameters.count == 4 else { return input }
    var output = try plan.imageValue(size: input.size, hasGradient: true)
    output.shape = input.shape
    let panels = panelCount(channels)
    let kept: UnsafeMutablePointer<Float> = try plan.memory(4 * panels * panelWidth)
    func part(_ number: Int) -> UnsafeMutablePointer<Float> { kept + number * panels * panelWidth }
    var step = lec_normalization()
    step.optimizer = plan.optimizer
    step.values = input.images
    step.output = output.images
    step.gamma = plan.parameter(parameters[0])
    step.beta = plan.parameter(parameters[1])
    step.moving_mean = plan.parameter(parameters[2])
    step.moving_variance = plan.parameter(parameters[3])
    step.mean = part(0)
    step.scale = part(1)
    step.gamma_sums = part(2)
    step.beta_sums = part(3)
    step.images = plan.rows
    step.pixels = input.size / channels
    step.channels = channels
    step.gain = Float(1 - momentum)
    step.epsilon = Float(epsilon)
    step.trains = plan.trains ? 1 : 0
    _ = try plan.forward(LEC_NORMALIZATION_STATISTICS, step, units: panels)
    _ = try plan.forward(LEC_NORMALIZATION, step, units: plan.rows)

    guard let outputGradient = output.imageGradient else { return output }
    step.output_gradient = outputGradient
    // Backward steps run the other way round: the sums, then the gradient that is made of them.
    if let inputGradient = input.imageGradient {
      step.value_gradient = inputGradient
      step.mask = input.mask
      try plan.backward(LEC_NORMALIZATION_GRADIENT, step, units: plan.rows)
    }
    try plan.backward(LEC_NORMALIZATION_SUMS, step, units: panels)
    try plan.update(LEC_NORMALIZATION_UPDATE, step, units: panels)
    return output
  }

  package static let savedKind = SavedKind("BatchNormalization", BatchNorm()) { layer, options in
    options.number("momentum", &layer.momentum, in: 0...1)
    options.number("epsilon", &layer.epsilon, in: 0...Double(Float.greatestFiniteMagnitude))
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: BatchNorm(epsilon: 0.1), inputShape: [18]),
      LayerSpecimen(layer: BatchNorm(momentum: 0.5, epsilon: 0.1), inputShape: [2, 3, 5]),
      LayerSpecimen(layer: BatchNorm(), inputShape: [3, 1, 17]),
    ]
  }
}
