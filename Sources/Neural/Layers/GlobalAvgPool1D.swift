/// The mean of each feature over the whole sequence: y[c] = Σ over i of x[i][c] / steps.
///
/// Shapes: x [steps, features]; y [features]. Backward: each step has dY / steps. Source:
/// `keras.layers.GlobalAveragePooling1D`.
/// Steps: `Pooling.add`.
package struct GlobalAvgPool1D: PoolingLayer {
  package init() {}

  package static var takesSequences: Bool { true }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    guard let pooling = pooling(on: input) else {
      throw .unexpectedInput(layer: index, shape: input, wanted: .sequence)
    }
    return [pooling.channels]
  }

  package func pooling(on input: [Int]) -> Pooling? {
    guard let image = ImageShape(sequence: input) else { return nil }
    return Pooling(.average, on: image, window: (1, image.width), stride: 1)
  }

  package static let savedKind = SavedKind("GlobalAveragePooling1D", GlobalAvgPool1D()) { _, _ in }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: GlobalAvgPool1D(), inputShape: [5, 3]),
      LayerSpecimen(layer: GlobalAvgPool1D(), inputShape: [2, 18]),
    ]
  }
}
