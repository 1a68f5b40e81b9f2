internal import CKernels

/// A convolution's kernel on an input of channels: what layers of one and two dimensions share.
package struct Convolution: Sendable {
  var rows: WindowAxis
  var columns: WindowAxis
  /// Places of the kernel, channels of the input, filters.
  let kernelShape: [Int]
  let channels: Int
  let filters: Int

  init?(rows: WindowAxis, columns: WindowAxis, kernelShape: [Int]) {
    guard kernelShape.count >= 2 else { return nil }
    self.rows = rows
    self.columns = columns
    self.kernelShape = kernelShape
    channels = kernelShape[kernelShape.count - 2]
    filters = kernelShape[kernelShape.count - 1]
  }

  var taps: Int { rows.window * columns.window }
  var kernelRows: Int { taps * channels }
  var outputSize: Int { rows.output * columns.output * filters }

  /// Adds the forward step, the input's gradient and the parameters' update. What a pooling that follows does not look
  /// at is not computed; where the pooling can be taken its steps are added, too, and are part of these.
  func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace], activation: Activation
  ) throws(TrainingError) -> PlanValue {
    guard let pooling = plan.following else {
      return try add(to: &plan, input: input, parameters: parameters, pooled: nil)
    }
    var trimmed = self
    trimmed.rows = rows.trimmed(to: pooling.rows.input)
    trimmed.columns = columns.trimmed(to: pooling.columns.input)
    guard pooling.isTakenByConvolutions, activation == .linear || activation == .relu else {
      return try trimmed.add(to: &plan, input: input, parameters: parameters, pooled: nil)
    }
    let value = try plan.imageValue(size: pooling.outputSize, hasGradient: true)
    var step = try pooling.step(to: plan, output: value)
    if activation == .relu { step.mask = UnsafePointer(value.values.at) }
    return try trimmed.add(to: &plan, input: input, parameters: parameters, pooled: (value, step))
  }

  private func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace],
    pooled: (value: PlanValue, step: lec_pooling)?
  ) throws(TrainingError) -> PlanValue {
    var output = try plan.imageValue(size: outputSize, hasGradient: true, hasValues: pooled == nil)
    plan.pooled = pooled?.value
    var forward = try forwardStep(plan, input: input, parameters: parameters)
    forward.output = output.images
    if let step = pooled?.step { forward.pooling = try plan.table([step]) }
    output.producer = .convolution(try plan.forward(LEC_CONVOLUTION, forward, units: units(plan, filters: filters)))
    guard let outputGradient = output.imageGradient else { return output }

    if let inputGradient = input.imageGradient {
      forward.output = inputGradient
      forward.mask = input.mask
      try addInputGradient(to: &plan, forward: forward, outputGradient: outputGradient)
    }
    var poolingGradient: lec_pooling?
    if let pooled, let gradient = pooled.value.imageGradient {
      var step = pooled.step
      step.output = gradient
      step.input = outputGradient
      poolingGradient = step
    }
    try addUpdate(
      to: &plan, input: input, outputGradient: outputGradient, parameters: parameters, pooling: poolingGradient)
    return output
  }

  private func units(_ plan: PlanBuilder, filters: Int) -> Int {
    parts(plan.rows, of: Int(LEC_CONVOLUTION_IMAGES)) * panelCount(filters)
  }

  /// The forward step, whose output is for the caller to say.
  private func forwardStep(
    _ plan: PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> lec_convolution {
    var step = lec_convolution()
    step.input = input.images
    step.weights = UnsafePointer(plan.parameter(parameters[0]))
    step.bias = UnsafePointer(plan.parameter(parameters[1]))
    step.rows = try plan.table(rows.taps)
    step.columns = try plan.table(columns.taps)
    step.images = plan.rows
    step.width = columns.input
    step.channels = channels
    step.output_height = rows.output
    step.output_width = columns.output
    step.filters = filters
    step.kernel_height = rows.window
    step.kernel_width = columns.window
    step.stride = columns.stride
    step.dilation = 1
    return step
  }

  /// Adds the convolution of the output's gradient with the kernel turned, and the turn, which comes first: backward
  /// steps run the other way round.
  private func addInputGradient(
    to plan: inout PlanBuilder, forward: lec_convolution, outputGradient: lec_images
  ) throws(TrainingError) {
    let turned: UnsafeMutablePointer<Float> = try plan.memory(panelCount(channels) * panelWidth * taps * filters)
    let turn = lec_convolution_turn(
      weights: forward.weights, turned: turned, taps: taps, channels: channels, filters: filters)
    var step = forward
    step.input = outputGradient
    step.weights = UnsafePointer(turned)
    step.bias = nil
    step.pooling = nil
    step.rows = try plan.table(rows.turnedTaps)
    step.columns = try plan.table(columns.turnedTaps)
    step.width = columns.output
    step.channels = filters
    step.output_height = rows.input
    step.output_width = columns.input
    step.filters = channels
    step.stride = 1
    step.dilation = columns.stride
    try plan.backward(LEC_CONVOLUTION, step, units: units(plan, filters: channels))
    try plan.backward(LEC_CONVOLUTION_TURN, turn, units: panelCount(channels) * taps)
  }

  /// Adds the parameters' gradient and step; before all other gradients that of the pooling, if there is one.
  private func addUpdate(
    to plan: inout PlanBuilder, input: PlanValue, outputGradient: lec_images, parameters: [ParameterPlace],
    pooling: lec_pooling?
  ) throws(TrainingError) {
    let segments = segments
    var step = lec_convolution_update()
    step.optimizer = plan.optimizer
    step.input = input.images
    step.output_gradient = outputGradient
    step.weights = plan.parameter(parameters[0])
    step.bias = plan.parameter(parameters[1])
    step.segments = try plan.table(segments)
    step.segment_count = segments.count
    step.row_step = rows.stride * columns.input * channels
    step.column_step = columns.stride * channels
    step.images = plan.rows
    step.kernel_rows = kernelRows
    step.output_height = rows.output
    step.output_width = columns.output
    step.filters = filters
    let gradientSize = (kernelRows + 1) * panelCount(filters) * panelWidth
    if gradientSize <= outputSize {
      // Image by image while it is in the cache, where the gradients are fewer numbers than they come from.
      step.image_gradients = try plan.memory(plan.rows * gradientSize)
      if let pooling { step.pooling = try plan.table([pooling]) }
      try plan.backward(LEC_CONVOLUTION_IMAGE_GRADIENT, step, units: plan.rows)
    } else if let pooling {
      try plan.backward(LEC_MAX_POOLING_GRADIENT, pooling, units: plan.rows)
    }
    try plan.update(LEC_CONVOLUTION_UPDATE, step, units: segments.count * panelCount(filters))
  }

  /// The kernel's matrix cut into rows that meet neighbours of the input, from the same places of the output.
  var segments: [lec_segment] {
    var result: [lec_segment] = []
    let most = Int(LEC_SEGMENT_ROWS)
    for row in 0..<rows.window {
      var column = 0
      while column < columns.window {
        let span = columns.span(of: column)
        let next = (column..<columns.window).first { columns.span(of: $0) != span } ?? columns.window
        let count = (next - column) * channels
        for start in stride(from: 0, to: count, by: most) {
          result.append(
            lec_segment(
              first: (row * columns.window + column) * channels + start, count: min(most, count - start),
              source: ((row - rows.before) * columns.input + column - columns.before) * channels + start,
              y0: rows.span(of: row).lowerBound, y1: rows.span(of: row).upperBound,
              x0: span.lowerBound, x1: span.upperBound))
        }
        column = next
      }
    }
    return result
  }
}

/// A layer that is a convolution.
package protocol ConvolutionLayer: WindowLayer {
  var kernelSize: Int { get }
  /// Its kernel on an input of that shape; nil if it does not fit or the shape does not suit.
  func convolution(on input: [Int]) -> Convolution?
}

extension ConvolutionLayer {
  package var takesImages: Bool { true }

  /// Throws an error unless all sizes are positive and the kernel fits, and gives the kernel.
  func checkedConvolution(on input: [Int], at index: Int, sizes: [Int]) throws(ShapeError) -> Convolution {
    for size in sizes where size <= 0 || size > largestCount { throw .invalidSize(layer: index, size: size) }
    guard let convolution = convolution(on: input) else {
      throw .unexpectedInput(layer: index, shape: input, wanted: Self.wanted(instead: input, window: kernelSize))
    }
    guard activation != .softmax else {
      throw .unexpectedInput(layer: index, shape: input, wanted: .rowOfSoftmax)
    }
    guard product(of: convolution.kernelShape) != nil else {
      throw .invalidSize(layer: index, size: max(convolution.columns.window, convolution.filters))
    }
    return convolution
  }

  package func parameters(for input: [Int]) -> [ParameterShape] {
    guard let convolution = convolution(on: input) else { return [] }
    let (taps, filters) = (convolution.taps, convolution.filters)
    return [
      ParameterShape(
        name: "kernel", rows: convolution.kernelRows, columns: filters,
        initializer: .glorotUniform(inputs: convolution.kernelRows, outputs: taps * filters),
        shown: convolution.kernelShape),
      ParameterShape(name: "bias", rows: 1, columns: filters, initializer: .zeros),
    ]
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    guard let convolution = convolution(on: input.shape), parameters.count == 2 else { return input }
    return try convolution.add(to: &plan, input: input, parameters: parameters, activation: activation)
  }
}
