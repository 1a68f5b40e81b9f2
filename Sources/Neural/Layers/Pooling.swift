internal import CKernels

/// A window that takes one number of each channel: what the poolings share.
struct Pooling {
  let rows: WindowAxis
  let columns: WindowAxis
  let channels: Int

  var outputSize: Int { rows.output * columns.output * channels }

  /// Windows stay inside the image. nil if none fits.
  init?(on image: ImageShape?, window: (height: Int, width: Int), stride: Int) {
    guard let image,
      let rows = WindowAxis(input: image.height, window: window.height, stride: stride, padding: .valid),
      let columns = WindowAxis(input: image.width, window: window.width, stride: stride, padding: .valid)
    else { return nil }
    self.rows = rows
    self.columns = columns
    channels = image.channels
  }

  /// Adds a pooling's forward and backward steps.
  func add(to plan: inout PlanBuilder, input: PlanValue, takesLargest: Bool) throws(TrainingError) -> PlanValue {
    let output = try plan.imageValue(size: outputSize, hasGradient: input.gradient != nil)
    let winners: UnsafeMutablePointer<UInt8>? = takesLargest ? try plan.memory(plan.rows * output.images.stride) : nil
    var step = lec_pooling(
      input: input.images, output: output.images, winners: winners, mask: nil,
      height: rows.input, width: columns.input, channels: channels,
      output_height: rows.output, output_width: columns.output,
      window_height: rows.window, window_width: columns.window, stride: rows.stride)
    _ = try plan.forward(takesLargest ? LEC_MAX_POOLING : LEC_AVERAGE_POOLING, step, units: plan.rows)
    if let inputGradient = input.imageGradient, let outputGradient = output.imageGradient {
      step.input = inputGradient
      step.output = outputGradient
      if input.closesGradient { step.mask = UnsafePointer(takesLargest ? output.values.at : input.values.at) }
      try plan.backward(
        takesLargest ? LEC_MAX_POOLING_GRADIENT : LEC_AVERAGE_POOLING_GRADIENT, step, units: plan.rows)
    }
    return output
  }
}
