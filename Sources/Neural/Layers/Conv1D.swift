/// A convolution over a sequence: y[i][f] = activation(b[f] + Σ over k, c of x[i·s + k - p][c] W[k][c][f]).
///
/// Shapes: x [steps, channels]; W [size, channels, filters]; b [filters]; y [places, filters], with places as
/// `Padding` says, for a stride s. W starts Glorot uniform with size · channels inputs and size · filters outputs, b
/// zero, as in Keras. Forward and backward: `Conv2D` on images of one row. Source: `keras.layers.Conv1D`.
package struct Conv1D: Layer {
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

  package var takesImages: Bool { true }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    for size in [filters, kernelSize, stride] where size <= 0 || size > largestCount {
      throw .invalidSize(layer: index, size: size)
    }
    guard let convolution = convolution(on: input) else {
      let wanted = ImageShape(sequence: input) == nil ? WantedInput.sequence : .window(kernelSize)
      throw .unexpectedInput(layer: index, shape: input, wanted: wanted)
    }
    guard activation != .softmax else {
      throw .unexpectedInput(layer: index, shape: input, wanted: .rowOfSoftmax)
    }
    guard product(of: [kernelSize, convolution.channels, filters]) != nil else {
      throw .invalidSize(layer: index, size: max(kernelSize, filters))
    }
    return [convolution.columns.output, filters]
  }

  package func parameters(for input: [Int]) -> [ParameterShape] {
    guard let convolution = convolution(on: input),
      let inputs = product(of: [kernelSize, convolution.channels]), let outputs = product(of: [kernelSize, filters])
    else { return [] }
    return [
      ParameterShape(
        name: "kernel", rows: inputs, columns: filters,
        initializer: .glorotUniform(inputs: inputs, outputs: outputs),
        shown: [kernelSize, convolution.channels, filters]),
      ParameterShape(name: "bias", rows: 1, columns: filters, initializer: .zeros),
    ]
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    guard let convolution = convolution(on: input.shape), parameters.count == 2 else { return input }
    return try convolution.add(to: &plan, input: input, parameters: parameters)
  }

  private func convolution(on input: [Int]) -> Convolution? {
    guard let image = ImageShape(sequence: input),
      let rows = WindowAxis(input: 1, window: 1, stride: stride, padding: .valid),
      let columns = WindowAxis(input: image.width, window: kernelSize, stride: stride, padding: padding)
    else { return nil }
    return Convolution(rows: rows, columns: columns, channels: image.channels, filters: filters)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: Conv1D(filters: 3, kernelSize: 3), inputShape: [6, 2]),
      LayerSpecimen(layer: Conv1D(filters: 17, kernelSize: 2, stride: 2, activation: .relu), inputShape: [5, 3]),
      LayerSpecimen(layer: Conv1D(filters: 2, kernelSize: 4, stride: 3, padding: .same), inputShape: [8, 1]),
    ]
  }
}
