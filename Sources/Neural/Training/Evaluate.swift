internal import CKernels

extension Network {
  /// Loss, accuracy and confusion on some examples, which change nothing.
  package func evaluate(
    _ examples: Examples, threads: Int, memory: Int = Engine.memory
  ) throws(TrainingError) -> Evaluation {
    guard let training else { throw .notCompiled }
    try examples.check(for: self, loss: training.loss)
    let workspace = try Workspace(self, threads: threads, memory: memory)
    return try examples.withSource { source throws(TrainingError) in
      workspace.source.pointee = source
      var measures = Measures(of: training.loss, outputs: blueprint.outputSize, confuses: true)
      try workspace.measure(examples, loss: training.loss, into: &measures)
      return Evaluation(loss: measures.loss, accuracy: measures.accuracy, confusion: measures.confusion)
    }
  }
}

extension Workspace {
  /// Measures the examples that the source holds.
  func measure(_ examples: Examples, loss: Loss, into measures: inout Measures) throws(TrainingError) {
    try forEachBatch(of: examples, for: .evaluation(loss)) { plan, _ throws(TrainingError) in
      if let loss = plan.loss { measures.add(loss, rows: plan.rows) }
    }
  }
}
