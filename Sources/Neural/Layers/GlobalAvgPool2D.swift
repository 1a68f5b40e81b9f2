/// The mean of each channel over the whole image: y[c] = Σ over i, j of x[i][j][c] / (height · width).
///
/// Shapes: x [height, width, channels], where [height, width] counts as one channel; y [channels]. Backward: each
/// place has dY / (height · width). Source: `keras.layers.GlobalAveragePooling2D`.
/// Steps: `Pooling.add`.
package struct GlobalAvgPool2D: PoolingLayer {
  package init() {}

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    guard let pooling = pooling(on: input) else {
      throw .unexpectedInput(layer: index, shape: input, wanted: .image)
    }
    return [pooling.channels]
  }

  package func pooling(on input: [Int]) -> Pooling? {
    guard let image = ImageShape(input) else { return nil }
    return Pooling(.average, on: image, window: (image.height, image.width), stride: 1)
  }

  package static let savedKind = SavedKind("GlobalAveragePooling2D", GlobalAvgPool2D()) { _, _ in }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: GlobalAvgPool2D(), inputShape: [4, 5]),
      LayerSpecimen(layer: GlobalAvgPool2D(), inputShape: [3, 2, 18]),
    ]
  }
}
