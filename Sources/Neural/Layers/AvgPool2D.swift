/// The mean of each channel within a window: y[i][j][c] = Σ over k, l of x[i·s + k][j·s + l][c] / size².
///
/// Shapes: as those of `MaxPool2D`. Backward: each place of a window has dY / size², summed over its windows.
/// Source: `keras.layers.AveragePooling2D`.
/// Steps: `Pooling.add`.
package struct AvgPool2D: MovingPoolingLayer {
  /// Height and width of a window.
  package var size: Int
  package var stride: Int

  package init(size: Int = 2, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  package static var kind: Pooling.Kind { .average }
  package static var sizes: ClosedRange<Int> { 1...largestCount }

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
