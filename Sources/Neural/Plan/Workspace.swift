internal import CKernels

/// The memory and the threads of one fit, evaluation or prediction of a network.
final class Workspace {
  let arena: Arena
  let parameters: UnsafeMutablePointer<Float>
  let parameterCount: Int
  let source: UnsafeMutablePointer<lec_source>
  let batch: UnsafeMutablePointer<lec_batch>
  let optimizer: UnsafeMutablePointer<lec_optimizer>
  /// What the layers' updates follow: the optimizer, or a record that keeps the gradients until all are clipped.
  let updates: UnsafeMutablePointer<lec_optimizer>
  private let clipping: lec_clipped_step?
  let noise: UnsafeMutablePointer<lec_noise>
  /// By their rows; all are for the one purpose besides training that a workspace has.
  private var measuringPlans: [Int: Plan] = [:]
  private let network: Network
  private let team: OpaquePointer

  /// Copies the network's parameters, and places the optimizer's record and slots if it trains.
  init(
    _ network: Network, threads: Int, memory: Int = Engine.memory, rule: lec_optimizer? = nil, slots: [[Float]] = [],
    clipNorm: Double? = nil
  ) throws(TrainingError) {
    self.network = network
    parameterCount = network.parameters.count
    let held = network.parameters.count + slots.reduce(0) { $0 + $1.count }
    arena = Arena(held: held * MemoryLayout<Float>.stride, limit: memory)
    parameters = try arena.allocate(parameterCount)
    copy(network.parameters, to: parameters)
    source = try arena.place(lec_source())
    batch = try arena.place(lec_batch(order: nil, first: 0, next: -1))
    noise = try arena.place(lec_noise())
    var record = rule ?? lec_optimizer()
    record.parameters = parameters
    for (index, slot) in slots.enumerated() {
      let memory: UnsafeMutablePointer<Float> = try arena.allocate(slot.count)
      copy(slot, to: memory)
      if index == 0 { record.first = memory } else { record.second = memory }
    }
    optimizer = try arena.place(record)
    if let clipNorm {
      var keeper = lec_optimizer()
      keeper.rule = LEC_KEEP
      keeper.parameters = parameters
      keeper.first = try arena.allocate(parameterCount)
      updates = try arena.place(keeper)
      let places = network.blueprint.trainedPlaces
      let matrices: UnsafeMutablePointer<lec_span> = try arena.allocate(places.count)
      for (index, place) in places.enumerated() {
        matrices[index] = lec_span(first: place.offset, count: place.shape.paddedCount ?? 0)
      }
      clipping = lec_clipped_step(
        optimizer: optimizer, gradients: keeper.first, matrices: matrices, limit: clipNorm)
    } else {
      updates = optimizer
      clipping = nil
    }
    let count = Int32(clamping: max(1, threads))
    guard let team = lec_team_create(count, network.engine.level.code) else { throw .noThreads(Int(count)) }
    self.team = team
  }

  deinit { lec_team_free(team) }

  /// The plan for batches of a size.
  ///
  /// Layer by layer, each with its activation; values change from panels to images and back where the next layer wants
  /// them so. One look ahead: a convolution that a pooling follows is told so (`following`), leaves out the places that
  /// no window reaches, and, where windows do not overlap, adds the pooling's steps itself. What the pooling gives then
  /// waits in `pooled`, and the pooling layer takes it instead of adding anything.
  func plan(rows: Int, for purpose: PlanPurpose) throws(TrainingError) -> Plan {
    var builder = PlanBuilder(rows: rows, trains: purpose.trains, memory: self)
    let blueprint = network.blueprint
    let startsWithImages = network.layers.first?.takesImages ?? false
    var value = startsWithImages
      ? try builder.imageValue(size: blueprint.inputSize, hasGradient: false)
      : try builder.value(size: blueprint.inputSize, hasGradient: false)
    value.shape = network.inputShape
    let gather = builder.gather(value, rowsOfAUnit: rowsOfAGather)
    _ = try builder.forward(LEC_GATHER, gather, units: parts(rows, of: rowsOfAGather))
    for (index, layer) in network.layers.enumerated() {
      value = try layer.takesImages ? builder.asImages(value) : builder.asPanels(value)
      let following = poolingAfter(index)
      builder.following = following?.pooling
      let shape = following?.input ?? blueprint.shapes[index].output
      value = try layer.add(to: &builder, input: value, parameters: blueprint.parameters[index])
      value.shape = shape
      let isLast = index == network.layers.count - 1
      if isLast, let loss = purpose.loss, loss.absorbs == layer.activation { continue }
      if !layer.activation.takes(value) { value = try builder.asPanels(value) }
      value = try layer.activation.add(to: &builder, input: value)
      value.shape = shape
    }
    value = try builder.asPanels(value)
    let loss = try purpose.loss?.add(to: &builder, input: value)
    try builder.update(LEC_PREFETCH, gather, units: parts(rows, of: rowsOfAGather))
    if let clipping, purpose.trains {
      try builder.afterUpdates(LEC_CLIPPED_STEP, clipping, units: blueprint.trainedPlaces.count)
    }
    return try builder.finish(output: value, loss: loss)
  }

  /// The pooling of what a convolution gives, on as much of that as it looks at.
  private func poolingAfter(_ index: Int) -> (pooling: Pooling, input: [Int])? {
    let shape = network.blueprint.shapes[index].output
    guard index + 1 < network.layers.count, network.layers[index] is any ConvolutionLayer,
      let layer = network.layers[index + 1] as? any PoolingLayer, let input = layer.pooling(on: shape)?.trimmed(shape),
      let pooling = layer.pooling(on: input)
    else { return nil }
    return (pooling, input)
  }

  /// Takes a batch through a plan: the examples from number `first` of the order on.
  func run(_ plan: Plan, first: Int, next: Int = -1) {
    batch.pointee.first = first
    batch.pointee.next = next
    for phase in plan.phases { lec_team_run(team, phase.baseAddress, Int32(truncatingIfNeeded: phase.count)) }
  }

  /// Whether the calling thread computes alone from now on.
  func setAlone(_ alone: Bool) { lec_team_set_alone(team, alone ? 1 : 0) }

  /// Takes examples through the network in large batches, without training.
  func forEachBatch(
    of examples: Examples, for purpose: PlanPurpose, _ body: (Plan, _ first: Int) throws(TrainingError) -> Void
  ) throws(TrainingError) {
    let rows = min(rowsOfAnEvaluation, examples.count)
    let whole = try keptPlan(rows: rows, for: purpose)
    let remainder = examples.count % rows
    for start in stride(from: 0, through: examples.count - rows, by: rows) {
      run(whole, first: examples.range.lowerBound + start)
      try body(whole, start)
    }
    guard remainder > 0 else { return }
    let last = try keptPlan(rows: remainder, for: purpose)
    run(last, first: examples.range.upperBound - remainder)
    try body(last, examples.count - remainder)
  }

  /// The plan of a size, made once: a fit measures its validation examples after each epoch.
  private func keptPlan(rows: Int, for purpose: PlanPurpose) throws(TrainingError) -> Plan {
    if let kept = measuringPlans[rows] { return kept }
    let made = try plan(rows: rows, for: purpose)
    measuringPlans[rows] = made
    return made
  }
}

/// Rows that a unit of gathering takes.
private let rowsOfAGather = 4

/// Examples of a batch when nothing is trained: enough to use the weights well, few enough to stay in the cache.
private let rowsOfAnEvaluation = 96

func copy(_ values: [Float], to memory: UnsafeMutablePointer<Float>) {
  values.withUnsafeBufferPointer { buffer in
    if let start = buffer.baseAddress { memory.update(from: start, count: buffer.count) }
  }
}
