/// An activation as a layer of its own: y = f(x), number by number; of softmax, along the row.
///
/// Shapes: y has the shape of x. Forward and backward: those of the activation, in its file. Source:
/// `keras.layers.Activation`.
package struct ActivationLayer: Layer {
  package var activation: Activation

  package init(_ activation: Activation) { self.activation = activation }

  /// The input's. Softmax goes along one row of numbers, so it wants just one dimension.
  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    if activation == .softmax && input.count != 1 {
      throw .unexpectedInput(layer: index, shape: input, wanted: .rowOfSoftmax)
    }
    return input
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue { input }

  package static let savedKind = SavedKind("Activation", ActivationLayer(.linear)) { layer, options in
    options.activation(&layer.activation)
  }

  package static var specimens: [LayerSpecimen] {
    Activation.allCases.flatMap { activation in
      [1, 5, 18].map { LayerSpecimen(layer: ActivationLayer(activation), inputShape: [$0]) }
    }
  }
}
