/// The same numbers in another shape: [a, b, …] becomes [c, d, …] with as many numbers, in row-major order. Nothing
/// moves, so both steps are empty. Source: `keras.layers.Reshape`, without its -1.
package struct Reshape: Layer {
  package var shape: [Int]

  package init(_ shape: [Int]) { self.shape = shape }

  package var keepsNumbers: Bool { true }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    guard let size = product(of: shape), !shape.isEmpty else {
      throw .invalidSize(layer: index, size: shape.first { $0 <= 0 } ?? shape.max() ?? 0)
    }
    guard size == product(of: input) else {
      throw .unexpectedInput(layer: index, shape: input, wanted: .count(size))
    }
    return shape
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue { input }

  package static let savedKind = SavedKind("Reshape", Reshape([])) { layer, options in
    options.sizes("target_shape", &layer.shape)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: Reshape([3, 2]), inputShape: [6]),
      LayerSpecimen(layer: Reshape([1, 4, 3]), inputShape: [2, 6]),
    ]
  }
}
