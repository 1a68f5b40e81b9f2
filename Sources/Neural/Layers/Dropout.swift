private import CKernels

/// Numbers left out at random while training: y = s x where a random number is not below the rate, else 0, with
/// s = 1 / (1 - rate) rounded to float32.
///
/// Shapes: any; y has the shape of x. In evaluation and prediction y = x. Backward: dx = s dy where x was
/// kept, else 0. Each number's random number is a function of the training's stream, the step, the layer and the
/// number's place, so that threads do not matter. A rate outside of 0 … 1 counts as the nearest; with 1 all is left
/// out. Source: Srivastava and others, "Dropout: a simple way to prevent neural networks from overfitting", 2014, in
/// the inverted form of `keras.layers.Dropout`.
package struct Dropout: Layer {
  package var rate: Double

  package init(rate: Double) { self.rate = rate }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] { input }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    guard plan.trains, rate > 0 else { return input }
    let rate = min(rate, 1)
    let output = try plan.value(size: input.size, hasGradient: input.gradient != nil)
    var step = lec_dropout(
      noise: plan.noise, input: input.values, output: output.values, mask: nil, columns: input.size,
      scale: rate == 1 ? 0 : Float(1 / (1 - rate)), threshold: UInt32((rate * 0x1p24).rounded(.up)),
      layer: plan.nextNoisyLayer())
    _ = try plan.forward(LEC_DROPOUT, step, units: plan.rows)
    if let inputGradient = input.gradient, let outputGradient = output.gradient {
      step.input = outputGradient
      step.output = inputGradient
      step.mask = input.mask
      try plan.backward(LEC_DROPOUT, step, units: plan.rows)
    }
    return output
  }

  package static let savedKind = SavedKind("Dropout", Dropout(rate: 0)) { layer, options in
    options.number("rate", &layer.rate, in: 0...1)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: Dropout(rate: 0.5), inputShape: [19]),
      LayerSpecimen(layer: Dropout(rate: 0.1), inputShape: [3, 2, 3]),
      LayerSpecimen(layer: Dropout(rate: 0), inputShape: [4]),
    ]
  }
}
