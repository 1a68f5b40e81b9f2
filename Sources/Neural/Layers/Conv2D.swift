/// A convolution over images:
///
///     y[i][j][f] = activation(b[f] + Σ over k, l, c of x[i·s + k - p][j·s + l - p][c] W[k][l][c][f])
///
/// Shapes: x [height, width, channels], where [height, width] counts as one channel; W [size, size, channels,
/// filters]; b [filters]; y [rows, columns, filters], with rows and columns as `Padding` says, for a stride s. W
/// starts Glorot uniform with size² · channels inputs and size² · filters outputs, b zero, as in Keras.
///
/// Backward, with dY the gradient before the activation: dW[k][l][c][f] = Σ over images, i, j of x[…][…][c]
/// dY[i][j][f]; db = the sums of dY by filter; dX is the convolution of dY, its places a stride apart, with W turned
/// by half a turn. Source: `keras.layers.Conv2D`, channels last; Dumoulin and Visin, "A guide to convolution
/// arithmetic for deep learning", 2016.
/// Steps: `Convolution.add`.
package struct Conv2D: ConvolutionLayer {
  package var filters: Int
  /// Height and width of the kernel.
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

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    let convolution = try checkedConvolution(on: input, at: index, sizes: [filters, kernelSize, stride])
    return [convolution.rows.output, convolution.columns.output, filters]
  }

  package func convolution(on input: [Int]) -> Convolution? {
    guard let image = ImageShape(input),
      let rows = WindowAxis(input: image.height, window: kernelSize, stride: stride, padding: padding),
      let columns = WindowAxis(input: image.width, window: kernelSize, stride: stride, padding: padding)
    else { return nil }
    return Convolution(
      rows: rows, columns: columns, kernelShape: [kernelSize, kernelSize, image.channels, filters])
  }

  package static let savedKind = SavedKind("Conv2D", Conv2D(filters: 1, kernelSize: 1)) { layer, options in
    options.integer("filters", &layer.filters)
    options.integer("kernel_size", &layer.kernelSize)
    options.integer("strides", &layer.stride)
    options.padding(&layer.padding)
    options.activation(&layer.activation)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: Conv2D(filters: 3, kernelSize: 2), inputShape: [4, 5]),
      LayerSpecimen(layer: Conv2D(filters: 17, kernelSize: 3, activation: .relu), inputShape: [5, 4, 2]),
      LayerSpecimen(layer: Conv2D(filters: 2, kernelSize: 3, padding: .same), inputShape: [4, 3, 2]),
      LayerSpecimen(layer: Conv2D(filters: 3, kernelSize: 2, stride: 2), inputShape: [5, 6, 3]),
      LayerSpecimen(layer: Conv2D(filters: 2, kernelSize: 4, stride: 3, padding: .same), inputShape: [7, 5, 1]),
      LayerSpecimen(layer: Conv2D(filters: 2, kernelSize: 5, padding: .same), inputShape: [2, 3, 18]),
    ]
  }
}
