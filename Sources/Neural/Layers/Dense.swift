private import CKernels

/// A fully connected layer: y = activation(x W + b).
///
/// Shapes: x [inputs], W [inputs, units], b [units], y [units]. W starts Glorot uniform, b zero, as in Keras.
/// Backward, for a batch X [n, inputs] with dY [n, units] the gradient before the activation: dW = Xᵀ dY, db = the
/// column sums of dY, dX = dY Wᵀ. Source: `keras.layers.Dense`.
package struct Dense: Layer {
  package var units: Int
  package var activation: Activation

  package init(units: Int, activation: Activation = .linear) {
    self.units = units
    self.activation = activation
  }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    guard input.count == 1 else { throw .unexpectedInput(layer: index, shape: input, wanted: .row) }
    guard units > 0 else { throw .invalidSize(layer: index, size: units) }
    return [units]
  }

  package func parameters(for input: [Int]) -> [ParameterShape] {
    let inputs = input.first ?? 0
    return [
      ParameterShape(
        name: "kernel", rows: inputs, columns: units, initializer: .glorotUniform(inputs: inputs, outputs: units)),
      ParameterShape(name: "bias", rows: 1, columns: units, initializer: .zeros),
    ]
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    let weights = plan.parameter(parameters[0])
    let bias = plan.parameter(parameters[1])
    var output = try plan.value(size: units, hasGradient: true)

    // Two parts of the rows for each panel of units: enough to share out, few enough to read the weights twice only.
    let part = max(16, (plan.rows + 1) / 2)
    let product = try plan.forward(
      LEC_DENSE_FORWARD,
      lec_dense_forward(
        input: input.values, output: output.values, weights: weights, bias: bias,
        rows: plan.rows, inputs: input.size, outputs: units, rows_per_unit: part, relu: 0),
      units: panelCount(units) * parts(plan.rows, of: part))
    output.producer = .dense(product)

    guard let outputGradient = output.gradient else { return output }
    if let inputGradient = input.gradient {
      try plan.backward(
        LEC_DENSE_INPUT_GRADIENT,
        lec_dense_input_gradient(
          output: outputGradient, input: inputGradient, mask: input.mask, weights: weights,
          rows: plan.rows, inputs: input.size, outputs: units),
        units: parts(plan.rows, of: panelWidth) * parts(input.size, of: Int(LEC_GRADIENT_COLUMNS)))
    }
    try plan.update(
      LEC_DENSE_UPDATE,
      lec_dense_update(
        optimizer: plan.optimizer, input: input.values, output_gradient: outputGradient,
        weights: weights, bias: bias, rows: plan.rows, inputs: input.size, outputs: units),
      units: panelCount(units) * parts(input.size, of: Int(LEC_UPDATE_ROWS)))
    return output
  }

  package static let savedKind = SavedKind("Dense", Dense(units: 1)) { layer, options in
    options.integer("units", &layer.units)
    options.activation(&layer.activation)
  }

  package static var specimens: [LayerSpecimen] {
    Activation.allCases.flatMap { activation in
      [
        LayerSpecimen(layer: Dense(units: 1, activation: activation), inputShape: [3]),
        LayerSpecimen(layer: Dense(units: 21, activation: activation), inputShape: [19]),
        LayerSpecimen(layer: Dense(units: 16, activation: activation), inputShape: [1]),
      ]
    }
  }
}
