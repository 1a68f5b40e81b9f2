/// The mean of each channel within a window: y[i][j][c] = Σ over k, l of x[i·s + k][j·s + l][c] / size².
///
/// Shapes: as those of `MaxPool2D`. Backward: each place of a window has dY / size², summed over its windows.
/// Source: `keras.layers.AveragePooling2D`.
package struct AvgPool2D: PoolingLayer {
  /// Height and width of a window.
  package var size: Int
  package var stride: Int

  package init(size: Int = 2, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    let pooling = try checkedPooling(on: input, at: index, size: size, sizes: 1...largestCount, stride: stride)
    return [pooling.rows.output, pooling.columns.output, pooling.channels]
  }

  package func pooling(on input: [Int]) -> Pooling? {
    Pooling(.mean, on: ImageShape(input), window: (size, size), stride: stride)
  }

  package static let savedKind = SavedKind("AveragePooling2D", AvgPool2D()) { layer, options in
    options.integer("pool_size", &layer.size)
    options.integer("strides", &layer.stride)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: AvgPool2D(), inputShape: [4, 5]),
      LayerSpecimen(layer: AvgPool2D(size: 2, stride: 1), inputShape: [3, 4, 2]),
      LayerSpecimen(layer: AvgPool2D(size: 3, stride: 2), inputShape: [6, 5, 17]),
    ]
  }
}
