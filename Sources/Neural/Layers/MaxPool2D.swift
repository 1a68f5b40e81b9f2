/// The largest number of each channel within a window: y[i][j][c] = max over k, l of x[i·s + k][j·s + l][c].
///
/// Shapes: x [height, width, channels], where [height, width] counts as one channel; y [⌊(height - size) / s⌋ + 1,
/// ⌊(width - size) / s⌋ + 1, channels]; windows that do not fit are left out. The stride s is the window's size if
/// not given. Backward: dY goes to the number that was the largest, the first of equals. A window has at most 256
/// places, so that its winner is a byte. Source: `keras.layers.MaxPooling2D`.
/// Steps: `Pooling.add`.
package struct MaxPool2D: MovingPoolingLayer {
  /// Height and width of a window.
  package var size: Int
  package var stride: Int

  package init(size: Int = 2, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  package static var kind: Pooling.Kind { .max }
  package static var sizes: ClosedRange<Int> { 1...16 }

  package static let savedKind = SavedKind("MaxPooling2D", MaxPool2D()) { layer, options in
    options.integer("pool_size", &layer.size)
    options.integer("strides", &layer.stride)
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
