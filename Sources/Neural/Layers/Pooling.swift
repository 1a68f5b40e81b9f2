internal import CKernels

/// A window that takes one number of each channel: what the poolings share.
package struct Pooling: Sendable {
  package enum Kind: Sendable { case max, average }

  let kind: Kind
  let rows: WindowAxis
  let columns: WindowAxis
  let channels: Int

  /// Windows stay inside the image. nil if none fits.
  init?(_ kind: Kind, on image: ImageShape?, window: (height: Int, width: Int), stride: Int) {
    guard let image,
      let rows = WindowAxis(input: image.height, window: window.height, stride: stride, padding: .valid),
      let columns = WindowAxis(input: image.width, window: window.width, stride: stride, padding: .valid)
    else { return nil }
    self.kind = kind
    self.rows = rows
    self.columns = columns
    channels = image.channels
  }

  var outputSize: Int { rows.output * columns.output * channels }

  /// The shape of the input without its last places, which no window reaches; nil if the input has another shape.
  func trimmed(_ shape: [Int]) -> [Int]? {
    if shape == [rows.input, columns.input, channels] { return [rows.reach, columns.reach, channels] }
    return shape == [columns.input, channels] && rows.input == 1 ? [columns.reach, channels] : nil
  }

  /// Whether a convolution can give the windows' numbers instead of its own.
  var isTakenByConvolutions: Bool {
    kind == .max && rows.stride >= rows.window && columns.stride >= columns.window
  }

  /// The kernels' arguments; where the input lies is for the caller to say.
  func step(to plan: PlanBuilder, output: PlanValue) throws(TrainingError) -> lec_pooling {
    var step = lec_pooling()
    step.output = output.images
    if kind == .max { step.winners = try plan.memory(plan.rows * output.images.stride) }
    step.height = rows.input
    step.width = columns.input
    step.channels = channels
    step.output_height = rows.output
    step.output_width = columns.output
    step.window_height = rows.window
    step.window_width = columns.window
    step.stride = rows.stride
    step.tiles = rows.tiles && columns.tiles ? 1 : 0
    return step
  }

  /// Adds a pooling's forward and backward steps.
  func add(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    let output = try plan.imageValue(size: outputSize, hasGradient: input.gradient != nil)
    var step = try step(to: plan, output: output)
    step.input = input.images
    _ = try plan.forward(kind == .max ? LEC_MAX_POOLING : LEC_AVERAGE_POOLING, step, units: plan.rows)
    if let inputGradient = input.imageGradient, let outputGradient = output.imageGradient {
      step.input = inputGradient
      step.output = outputGradient
      if input.masksGradient { step.mask = UnsafePointer(kind == .max ? output.values.at : input.values.at) }
      try plan.backward(
        kind == .max ? LEC_MAX_POOLING_GRADIENT : LEC_AVERAGE_POOLING_GRADIENT, step, units: plan.rows)
    }
    return output
  }
}

/// A layer that is a pooling.
package protocol PoolingLayer: WindowLayer {
  /// Its windows on an input of that shape; nil if none fits or the shape does not suit.
  func pooling(on input: [Int]) -> Pooling?
}

extension PoolingLayer {
  package var takesImages: Bool { true }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    if let pooled = plan.pooled {
      plan.pooled = nil
      return pooled
    }
    guard let pooling = pooling(on: input.shape) else { return input }
    return try pooling.add(to: &plan, input: input)
  }
}

/// A pooling whose window moves: over the rows and columns of an image, or along a sequence.
package protocol MovingPoolingLayer: PoolingLayer {
  static var kind: Pooling.Kind { get }
  /// What the window's size may be.
  static var sizes: ClosedRange<Int> { get }
  var size: Int { get }
  var stride: Int { get }
}

extension MovingPoolingLayer {
  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    guard Self.sizes.contains(size) else { throw .invalidSize(layer: index, size: size) }
    guard stride > 0, stride <= largestCount else { throw .invalidSize(layer: index, size: stride) }
    guard let pooling = pooling(on: input) else {
      throw .unexpectedInput(layer: index, shape: input, wanted: Self.wanted(instead: input, window: size))
    }
    let places = [pooling.rows.output, pooling.columns.output, pooling.channels]
    return Self.takesSequences ? Array(places.dropFirst()) : places
  }

  package func pooling(on input: [Int]) -> Pooling? {
    let image = Self.takesSequences ? ImageShape(sequence: input) : ImageShape(input)
    return Pooling(Self.kind, on: image, window: (Self.takesSequences ? 1 : size, size), stride: stride)
  }
}
