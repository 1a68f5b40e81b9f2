/// The largest number of each channel within a window of steps: y[i][c] = max over k of x[i·s + k][c].
///
/// Shapes: x [steps, channels]; y [⌊(steps - size) / s⌋ + 1, channels]; a window that does not fit is left out. The
/// stride s is the window's size if not given. Backward: dY goes to the number that was the largest, the first of
/// equals. A window has at most 256 steps, so that its winner is a byte. Source: `keras.layers.MaxPooling1D`.
package struct MaxPool1D: Layer {
  /// Steps of a window.
  package var size: Int
  package var stride: Int

  package init(size: Int = 2, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  package var takesImages: Bool { true }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    guard (1...256).contains(size) else { throw .invalidSize(layer: index, size: size) }
    guard stride > 0, stride <= largestCount else { throw .invalidSize(layer: index, size: stride) }
    guard let pooling = pooling(on: input) else {
      let wanted = ImageShape(sequence: input) == nil ? WantedInput.sequence : .window(size)
      throw .unexpectedInput(layer: index, shape: input, wanted: wanted)
    }
    return [pooling.columns.output, pooling.channels]
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    guard let pooling = pooling(on: input.shape) else { return input }
    return try pooling.add(to: &plan, input: input, takesLargest: true)
  }

  private func pooling(on input: [Int]) -> Pooling? {
    Pooling(on: ImageShape(sequence: input), window: (1, size), stride: stride)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: MaxPool1D(), inputShape: [7, 3]),
      LayerSpecimen(layer: MaxPool1D(size: 3, stride: 2), inputShape: [8, 1]),
    ]
  }
}
