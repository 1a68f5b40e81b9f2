internal import CKernels

extension Network {
  /// Trains for some epochs; calling it again goes on from the state reached.
  ///
  /// When it is stopped or fails while training, the network keeps the state that it had reached. Labels and shapes are
  /// checked before anything is allocated. `EarlyStopping` may end it earlier, which is no error. Epochs or batch
  /// sizes below 1 count as none and as 1.
  ///
  /// With a state of `options.start`, which an equal call left after some epochs, it goes on from there and ends with
  /// the same bits as if it had not been interrupted. `keep` is shown each epoch's state, to be made where it is
  /// wanted, and whether it is the last one.
  package mutating func fit(
    _ examples: Examples, options: FitOptions, keep: (_ isLast: Bool, _ state: () -> FitState) -> Void = { _, _ in },
    onProgress: (FitProgress) -> FitControl
  ) throws(TrainingError) -> [EpochReport] {
    guard let training else { throw .notCompiled }
    try examples.check(for: self, loss: training.loss)
    if case .values(_, let size) = examples.targets, !options.classWeights.isEmpty {
      throw .targets(expected: 0, found: size)
    }
    if let validation = options.validation { try validation.check(for: self, loss: training.loss) }

    var options = options
    options.batchSize = min(max(1, options.batchSize), examples.count)
    let before = epochsTrained
    if let start = options.start { try resume(start) }
    let fit = try Fit(
      network: self, training: self.training ?? training, examples: examples, options: options, epochsBefore: before)
    defer {
      self.training?.state = fit.finalState()
      fit.workspace.parametersCopy(into: &parameters)
      epochsTrained += fit.epochsDone
    }
    return try examples.withSource { source throws(TrainingError) in
      guard let validation = options.validation else {
        return try fit.run(on: source, validation: nil, keep: keep, onProgress: onProgress)
      }
      return try validation.withSource { second throws(TrainingError) in
        try fit.run(on: source, validation: second, keep: keep, onProgress: onProgress)
      }
    }
  }
}

/// One call of `fit`.
private final class Fit {
  let workspace: Workspace
  private(set) var epochsDone = 0
  private let examples: Examples
  private let options: FitOptions
  private let optimizer: Optimizer
  private let loss: Loss
  private let outputs: Int
  private let epochsBefore: Int
  private var state: OptimizerState
  private let wholeBatch: Plan
  private let lastBatch: Plan?
  private let order: UnsafeMutablePointer<Int32>?
  private let classWeights: UnsafeMutablePointer<Float>?
  /// When progress was last told, and how often it may be.
  private var lastTold = lec_seconds()
  private let interval = 0.05
  private var pace: Pace

  init(
    network: Network, training: Network.Training, examples: Examples, options: FitOptions, epochsBefore: Int
  ) throws(TrainingError) {
    self.examples = examples
    self.options = options
    optimizer = training.optimizer
    loss = training.loss
    outputs = network.blueprint.outputSize
    state = training.state
    self.epochsBefore = epochsBefore
    workspace = try Workspace(
      network, threads: options.threads, memory: options.memory, rule: optimizer.method.rule, slots: state.slots,
      clipNorm: optimizer.clipNorm)
    wholeBatch = try workspace.plan(rows: options.batchSize, for: .training(loss))
    let remainder = examples.count % options.batchSize
    lastBatch = remainder == 0 ? nil : try workspace.plan(rows: remainder, for: .training(loss))
    pace = Pace(now: lec_seconds())
    order = options.shuffles ? try workspace.arena.allocate(examples.count) : nil
    classWeights = options.classWeights.isEmpty ? nil : try workspace.arena.allocate(256)
    if let classWeights {
      for label in 0..<256 { classWeights[label] = Float(options.classWeights[label] ?? 1) }
    }
  }

  /// The optimizer's state with the slots as they are now.
  func finalState() -> OptimizerState {
    var result = state
    let record = workspace.optimizer.pointee
    for (index, memory) in [record.first, record.second].prefix(result.slots.count).enumerated() {
      let count = result.slots[index].count
      if let memory { result.slots[index] = Array(UnsafeBufferPointer(start: memory, count: count)) }
    }
    return result
  }

  func run(
    on source: lec_source, validation: lec_source?, keep: (_ isLast: Bool, _ state: () -> FitState) -> Void,
    onProgress: (FitProgress) -> FitControl
  ) throws(TrainingError) -> [EpochReport] {
    var reports = options.start?.reports ?? []
    var watch = options.earlyStopping.map { EarlyStopping.Watch($0) }
    var best = options.start?.best
    let isOver = reports.reduce(false) { watch?.note($1).ends ?? $0 }
    for epoch in stride(from: reports.count + 1, through: isOver ? 0 : options.epochs, by: 1) {
      let start = lec_seconds()
      workspace.source.pointee = source
      workspace.source.pointee.class_weights = classWeights.map { UnsafePointer($0) }
      let measures = try train(epoch: epoch, onProgress: onProgress)
      epochsDone += 1
      guard workspace.parametersAreFinite else { throw .notFinite(epoch: epoch) }
      var report = EpochReport(epoch: epoch, loss: measures.loss, accuracy: measures.accuracy, seconds: 0)
      if let validation, let held = options.validation {
        workspace.source.pointee = validation
        workspace.batch.pointee.order = nil
        var measures = Measures(of: loss, outputs: outputs)
        try workspace.measure(held, loss: loss, into: &measures)
        guard measures.loss.isFinite else { throw .notFinite(epoch: epoch) }
        report.validationLoss = measures.loss
        report.validationAccuracy = measures.accuracy
      }
      report.seconds = lec_seconds() - start
      reports.append(report)
      let verdict = watch?.note(report)
      if verdict?.isBest == true, options.earlyStopping?.restoresBest == true { best = workspace.parameterValues }
      let isLast = epoch == options.epochs || verdict?.ends == true
      keep(isLast) {
        FitState(
          parameters: workspace.parameterValues, optimizer: finalState(), best: best,
          epochsTrained: epochsBefore + epoch, reports: reports)
      }
      if case .stop = onProgress(.epoch(report)), !isLast { throw .stopped }
      if isLast { break }
    }
    if let best { copy(best, to: workspace.parameters) }
    return reports
  }

  /// One pass over the examples.
  private func train(epoch: Int, onProgress: (FitProgress) -> FitControl) throws(TrainingError) -> Measures {
    let stream = options.stream.substream("epoch \(epochsBefore + epoch)")
    shuffle(stream)
    workspace.noise.pointee = stream.substream("noise").noise
    let base = order == nil ? examples.range.lowerBound : 0
    let total = parts(examples.count, of: options.batchSize)
    var measures = Measures(of: loss, outputs: outputs)
    pace.restart(now: lec_seconds())
    for step in 0..<total {
      let first = step * options.batchSize
      let plan = first + options.batchSize <= examples.count ? wholeBatch : lastBatch ?? wholeBatch
      let next = first + 2 * options.batchSize <= examples.count ? base + first + options.batchSize : -1
      optimizer.advance(&state, workspace.optimizer)
      workspace.noise.pointee.step = UInt32(truncatingIfNeeded: step)
      workspace.run(plan, first: base + first, next: next)
      if let values = plan.loss { measures.add(values, rows: plan.rows) }
      guard measures.loss.isFinite else { throw .notFinite(epoch: epoch) }
      let now = lec_seconds()
      if options.threads > 1 { workspace.setAlone(pace.isAlone(after: plan.rows, now: now)) }
      guard now - lastTold >= interval else { continue }
      lastTold = now
      let progress = FitProgress.steps(
        epoch: epoch, done: step + 1, total: total, loss: measures.loss, accuracy: measures.accuracy)
      if case .stop = onProgress(progress) { throw .stopped }
    }
    return measures
  }

  /// The order of an epoch: a shuffle of its own, whatever the order before.
  private func shuffle(_ stream: RandomStream) {
    workspace.batch.pointee.order = order.map { UnsafePointer($0) }
    guard let order else { return }
    let numbers = UnsafeMutableBufferPointer(start: order, count: examples.count)
    for index in 0..<examples.count { numbers[index] = Int32(truncatingIfNeeded: examples.range.lowerBound + index) }
    var generator = stream.generator()
    generator.shuffle(numbers)
  }
}

extension Workspace {
  fileprivate func parametersCopy(into array: inout [Float]) {
    array.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress?.update(from: parameters, count: buffer.count)
    }
  }

  fileprivate var parameterValues: [Float] {
    Array(UnsafeBufferPointer(start: parameters, count: parameterCount))
  }

  fileprivate var parametersAreFinite: Bool {
    for index in 0..<parameterCount where !parameters[index].isFinite { return false }
    return true
  }
}
