/// A convolution over a sequence: y[i][f] = activation(b[f] + Σ over k, c of x[i·s + k - p][c] W[k][c][f]).
///
/// Shapes: x [steps, channels]; W [size, channels, filters]; b [filters]; y [places, filters], with places as
/// `Padding` says, for a stride s. W starts Glorot uniform with size · channels inputs and size · filters outputs, b
/// zero, as in Keras. Forward and backward: `Conv2D` on images of one row. Source: `keras.layers.Conv1D`.
package struct Conv1D: ConvolutionLayer {
  package var filters: Int
  /// Steps of the kernel.
  package var kernelSize: Int
  package var stride: Int
  package var padding: Padding
  package var activation: Activation

  package init(
    filters: Int, kernelSize: Int, stride: Int = 1, padding: Padding = .valid, activation: Activation = .linear
  ) {
    self.filters = filters
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
    self.activation = activation
  }

  package static var takesSequences: Bool { true }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    let convolution = try checkedConvolution(on: input, at: index, sizes: [filters, kernelSize, stride])
    return [convolution.columns.output, filters]
  }

  package func convolution(on input: [Int]) -> Convolution? {
    guard let image = ImageShape(sequence: input),
      let rows = WindowAxis(input: 1, window: 1, stride: stride, padding: .valid),
      let columns = WindowAxis(input: image.width, window: kernelSize, stride: stride, padding: padding)
    else { return nil }
    return Convolution(rows: rows, columns: columns, kernelShape: [kernelSize, image.channels, filters])
  }

  package static let savedKind = SavedKind("Conv1D", Conv1D(filters: 1, kernelSize: 1)) { layer, options in
    options.integer("filters", &layer.filters)
    options.integer("kernel_size", &layer.kernelSize)
    options.integer("strides", &layer.stride)
    options.padding(&layer.padding)
    options.activation(&layer.activation)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: Conv1D(filters: 3, kernelSize: 3), inputShape: [6, 2]),
      LayerSpecimen(layer: Conv1D(filters: 17, kernelSize: 2, stride: 2, activation: .relu), inputShape: [5, 3]),
      LayerSpecimen(layer: Conv1D(filters: 2, kernelSize: 4, stride: 3, padding: .same), inputShape: [8, 1]),
    ]
  }
}
