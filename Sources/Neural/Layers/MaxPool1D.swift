/// The largest number of each channel within a window of steps: y[i][c] = max over k of x[i·s + k][c].
///
/// Shapes: x [steps, channels]; y [⌊(steps - size) / s⌋ + 1, channels]; a window that does not fit is left out. The
/// stride s is the window's size if not given. Backward: dY goes to the number that was the largest, the first of
/// equals. A window has at most 256 steps, so that its winner is a byte. Source: `keras.layers.MaxPooling1D`.
/// Steps: `Pooling.add`.
package struct MaxPool1D: MovingPoolingLayer {
  /// Steps of a window.
  package var size: Int
  package var stride: Int

  package init(size: Int = 2, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  package static var takesSequences: Bool { true }
  package static var kind: Pooling.Kind { .max }
  package static var sizes: ClosedRange<Int> { 1...256 }

  package static let savedKind = SavedKind("MaxPooling1D", MaxPool1D()) { layer, options in
    options.integer("pool_size", &layer.size)
    options.integer("strides", &layer.stride)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: MaxPool1D(), inputShape: [7, 3]),
      LayerSpecimen(layer: MaxPool1D(size: 3, stride: 2), inputShape: [8, 1]),
    ]
  }
}
