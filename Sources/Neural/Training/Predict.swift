internal import CKernels

extension Network {
  /// One row of outputs for each example: `[count, outputs]`.
  package func predict(
    _ examples: Examples, threads: Int, memory: Int = Engine.memory
  ) throws(TrainingError) -> Tensor {
    try examples.check(for: self, loss: nil)
    let outputs = blueprint.outputSize
    let (total, overflows) = examples.count.multipliedReportingOverflow(by: outputs)
    guard !overflows, total <= memory / MemoryLayout<Float>.size else {
      throw .tooLarge(bytes: overflows ? Int.max : Int(clamping: total.multipliedFullWidth(by: 4).low))
    }
    let workspace = try Workspace(self, threads: threads, memory: memory)
    return try examples.withSource { source throws(TrainingError) in
      workspace.source.pointee = source
      var values: [Float] = []
      values.reserveCapacity(total)
      try workspace.forEachBatch(of: examples, for: .prediction) { plan, _ throws(TrainingError) in
        let panels = plan.output
        for row in 0..<plan.rows {
          for column in 0..<outputs {
            values.append(panels.at[column / panelWidth * panels.stride + row * panelWidth + column % panelWidth])
          }
        }
      }
      return Tensor(shape: [examples.count] + (shapes.last?.output ?? []), values: values)
    }
  }
}
