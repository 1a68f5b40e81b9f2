internal import CKernels

/// A convolution's kernel on an input of channels: what layers of one and two dimensions share.
struct Convolution {
  let rows: WindowAxis
  let columns: WindowAxis
  let channels: Int
  let filters: Int

  var kernelRows: Int { rows.window * columns.window * channels }
  var outputSize: Int { rows.output * columns.output * filters }

  /// Adds the forward step, the input's gradient and the parameters' update.
  func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    let weights = plan.parameter(parameters[0])
    let bias = plan.parameter(parameters[1])
    var output = try plan.imageValue(size: outputSize, hasGradient: true)
    var forward = lec_convolution(
      input: input.images, output: output.images, weights: weights, bias: bias, mask: nil,
      rows: try plan.table(rows.taps), columns: try plan.table(columns.taps),
      width: columns.input, channels: channels, output_height: rows.output, output_width: columns.output,
      filters: filters, kernel_height: rows.window, kernel_width: columns.window,
      stride: columns.stride, dilation: 1, relu: 0)
    let product = try plan.forward(LEC_CONVOLUTION, forward, units: plan.rows * panelCount(filters))
    output.producer = .convolution(product)
    guard let outputGradient = output.imageGradient else { return output }

    try addUpdate(
      to: &plan, input: input, outputGradient: outputGradient, weights: weights, bias: bias)
    guard let inputGradient = input.imageGradient else { return output }
    let turned: UnsafeMutablePointer<Float> =
      try plan.memory(panelCount(channels) * panelWidth * rows.window * columns.window * filters)
    forward.input = outputGradient
    forward.output = inputGradient
    forward.weights = UnsafePointer(turned)
    forward.bias = nil
    forward.mask = input.mask
    forward.rows = try plan.table(rows.turnedTaps)
    forward.columns = try plan.table(columns.turnedTaps)
    forward.width = columns.output
    forward.channels = filters
    forward.output_height = rows.input
    forward.output_width = columns.input
    forward.filters = channels
    forward.stride = 1
    forward.dilation = columns.stride
    try plan.backward(LEC_CONVOLUTION, forward, units: plan.rows * panelCount(channels))
    let taps = rows.window * columns.window
    try plan.backward(
      LEC_CONVOLUTION_TURN,
      lec_convolution_turn(weights: weights, turned: turned, taps: taps, channels: channels, filters: filters),
      units: panelCount(channels) * taps)
    return output
  }

  private func addUpdate(
    to plan: inout PlanBuilder, input: PlanValue, outputGradient: lec_images, weights: UnsafeMutablePointer<Float>,
    bias: UnsafeMutablePointer<Float>
  ) throws(TrainingError) {
    let segments = segments
    try plan.update(
      LEC_CONVOLUTION_UPDATE,
      lec_convolution_update(
        optimizer: plan.optimizer, input: input.images, output_gradient: outputGradient, weights: weights, bias: bias,
        segments: try plan.table(segments), row_step: rows.stride * columns.input * channels,
        column_step: columns.stride * channels, images: plan.rows, kernel_rows: kernelRows,
        output_height: rows.output, output_width: columns.output, filters: filters),
      units: segments.count * panelCount(filters))
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
