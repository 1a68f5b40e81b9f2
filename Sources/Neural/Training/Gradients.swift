internal import CKernels

/// The gradient of a mean loss by one layer's parameters.
package struct LayerGradient: Sendable, Equatable {
  /// By all that an optimizer moves, in the order in which the layer asks for it.
  package var parameters: [Tensor]
  package var weights: Tensor
  /// Without numbers for a layer without.
  package var bias: Tensor
}

extension Network {
  /// The gradient of the examples' mean loss by each layer's parameters; nil for a layer without. Changes nothing.
  package func gradients(_ examples: Examples, threads: Int) throws(TrainingError) -> [LayerGradient?] {
    let (_, kept) = try firstStep(examples, threads: threads)
    return layers.indices.map { layer in
      let places = blueprint.parameters[layer]
      guard let weights = tensor(layer: layer, parameter: 0, in: kept) else { return nil }
      return LayerGradient(
        parameters: places.indices.filter { places[$0].shape.isTrained }
          .compactMap { tensor(layer: layer, parameter: $0, in: kept) },
        weights: weights,
        bias: biasNumber(ofLayer: layer).flatMap { tensor(layer: layer, parameter: $0, in: kept) }
          ?? Tensor(shape: [0], values: []))
    }
  }

  /// The examples' mean loss as a first step of training sees it: with dropout, and normalized by the batch's own
  /// statistics. It is what `gradients` are the gradients of. Changes nothing.
  package func trainingLoss(_ examples: Examples, threads: Int) throws(TrainingError) -> Double {
    try firstStep(examples, threads: threads).loss
  }

  /// The loss of a step, and the gradients parallel to the parameters.
  private func firstStep(
    _ examples: Examples, threads: Int
  ) throws(TrainingError) -> (loss: Double, gradients: [Float]) {
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
    var measures = Measures(of: training.loss, outputs: blueprint.outputSize)
    if let values = plan.loss { measures.add(values, rows: plan.rows) }
    let kept = Array(UnsafeBufferPointer(start: workspace.optimizer.pointee.first, count: parameters.count))
    return (measures.loss, kept)
  }
}
