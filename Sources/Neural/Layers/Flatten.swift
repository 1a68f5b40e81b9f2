/// The same numbers as one row: shape [a, b, …] becomes [a·b·…]. Nothing moves, so both steps are empty.
/// Source: `keras.layers.Flatten`.
package struct Flatten: Layer {
  package init() {}

  package var keepsNumbers: Bool { true }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    guard let size = product(of: input) else { throw .invalidSize(layer: index, size: input.max() ?? 0) }
    return [size]
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue { input }

  package static let savedKind = SavedKind("Flatten", Flatten()) { _, _ in }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: Flatten(), inputShape: [2, 3]),
      LayerSpecimen(layer: Flatten(), inputShape: [5]),
    ]
  }
}
