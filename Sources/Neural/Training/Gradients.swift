internal import CKernels

/// The gradient of a mean loss by one layer's parameters.
package struct LayerGradient: Sendable, Equatable {
  package var weights: Tensor
  package var bias: Tensor
}

extension Network {
  /// The gradient of the examples' mean loss by each layer's parameters; nil for a layer without. Changes nothing.
  package func gradients(_ examples: Examples, threads: Int) throws(TrainingError) -> [LayerGradient?] {
    guard let training else { throw .notCompiled }
    try examples.check(for: self, loss: training.loss)
    var rule = lec_optimizer()
    rule.rule = LEC_KEEP
    let slot = [Float](repeating: 0, count: parameters.count)
    let workspace = try Workspace(self, threads: threads, rule: rule, slots: [slot])
    let plan = try workspace.plan(rows: examples.count, for: .training(training.loss))
    try examples.withSource { source throws(TrainingError) in
      workspace.source.pointee = source
      workspace.run(plan, first: examples.range.lowerBound)
    }
    let kept = Array(UnsafeBufferPointer(start: workspace.optimizer.pointee.first, count: parameters.count))
    return layers.indices.map { layer in
      guard let weights = tensor(layer: layer, parameter: 0, in: kept),
        let bias = tensor(layer: layer, parameter: 1, in: kept)
      else { return nil }
      return LayerGradient(weights: weights, bias: bias)
    }
  }
}
