/// The mean of each channel within a window: y[i][j][c] = Σ over k, l of x[i·s + k][j·s + l][c] / size².
///
/// Shapes: as those of `MaxPool2D`. Backward: each place of a window has dY / size², summed over its windows.
/// Source: `keras.layers.AveragePooling2D`.
package struct AvgPool2D: Layer {
  /// Height and width of a window.
  package var size: Int
  package var stride: Int

  package init(size: Int = 2, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  package var takesImages: Bool { true }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    for size in [size, stride] where size <= 0 || size > largestCount { throw .invalidSize(layer: index, size: size) }
    guard let pooling = pooling(on: input) else {
      let wanted = ImageShape(input) == nil ? WantedInput.image : .window(size)
      throw .unexpectedInput(layer: index, shape: input, wanted: wanted)
    }
    return [pooling.rows.output, pooling.columns.output, pooling.channels]
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    guard let pooling = pooling(on: input.shape) else { return input }
    return try pooling.add(to: &plan, input: input, takesLargest: false)
  }

  private func pooling(on input: [Int]) -> Pooling? {
    Pooling(on: ImageShape(input), window: (size, size), stride: stride)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: AvgPool2D(), inputShape: [4, 5]),
      LayerSpecimen(layer: AvgPool2D(size: 2, stride: 1), inputShape: [3, 4, 2]),
      LayerSpecimen(layer: AvgPool2D(size: 3, stride: 2), inputShape: [6, 5, 17]),
    ]
  }
}
