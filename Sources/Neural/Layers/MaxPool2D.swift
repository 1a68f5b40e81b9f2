/// The largest number of each channel within a window: y[i][j][c] = max over k, l of x[i·s + k][j·s + l][c].
///
/// Shapes: x [height, width, channels], where [height, width] counts as one channel; y [⌊(height - size) / s⌋ + 1,
/// ⌊(width - size) / s⌋ + 1, channels]; windows that do not fit are left out. The stride s is the window's size if
/// not given. Backward: dY goes to the number that was the largest, the first of equals. A window has at most 256
/// places, so that its winner is a byte. Source: `keras.layers.MaxPooling2D`.
package struct MaxPool2D: Layer {
  /// Height and width of a window.
  package var size: Int
  package var stride: Int

  package init(size: Int = 2, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  package var takesImages: Bool { true }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    guard (1...16).contains(size) else { throw .invalidSize(layer: index, size: size) }
    guard stride > 0, stride <= largestCount else { throw .invalidSize(layer: index, size: stride) }
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
    return try pooling.add(to: &plan, input: input, takesLargest: true)
  }

  private func pooling(on input: [Int]) -> Pooling? {
    Pooling(on: ImageShape(input), window: (size, size), stride: stride)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: MaxPool2D(), inputShape: [4, 5]),
      LayerSpecimen(layer: MaxPool2D(size: 2, stride: 1), inputShape: [3, 4, 2]),
      LayerSpecimen(layer: MaxPool2D(size: 1, stride: 2), inputShape: [3, 3, 17]),
      LayerSpecimen(layer: MaxPool2D(size: 3, stride: 2), inputShape: [6, 5, 1]),
    ]
  }
}
