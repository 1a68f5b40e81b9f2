internal import CKernels

/// The phases of work that take one batch through a network, for batches of one size. Within a phase, jobs do not
/// depend on one another. A step counts no references: all that it reads lies in the workspace's memory.
struct Plan: BitwiseCopyable {
  let rows: Int
  let phases: UnsafeBufferPointer<UnsafeBufferPointer<lec_job>>
  /// The network's outputs.
  let output: lec_panels
  /// Where the plan computes a loss.
  let loss: LossValue?
}

/// What a plan is for.
enum PlanPurpose {
  /// The outputs.
  case prediction
  /// The loss of outputs.
  case evaluation(Loss)
  /// The loss, and a step of the parameters.
  case training(Loss)

  var loss: Loss? {
    switch self {
    case .prediction: nil
    case .evaluation(let loss), .training(let loss): loss
    }
  }

  var trains: Bool {
    if case .training = self { true } else { false }
  }
}

/// Takes the steps of layers, activations and the loss, and puts them in order: forward steps as they come, backward
/// steps the other way round, and the updates of all parameters last, together.
package struct PlanBuilder {
  /// Examples of a batch.
  let rows: Int
  let source: UnsafePointer<lec_source>
  let batch: UnsafePointer<lec_batch>
  let optimizer: UnsafePointer<lec_optimizer>
  let noise: UnsafePointer<lec_noise>
  let trains: Bool
  /// The pooling of all that the layer at hand gives, where the layer is a convolution.
  var following: Pooling?
  /// What that pooling gives, where the convolution has added its steps, too.
  var pooled: PlanValue?
  private let parameters: UnsafeMutablePointer<Float>
  private let arena: Arena
  private var forwardJobs: [lec_job] = []
  private var backwardJobs: [lec_job] = []
  private var updateJobs: [lec_job] = []
  private var lastJobs: [lec_job] = []
  private var noisyLayers: UInt32 = 0

  init(rows: Int, trains: Bool, memory: Workspace) {
    self.rows = rows
    self.trains = trains
    source = UnsafePointer(memory.source)
    batch = UnsafePointer(memory.batch)
    optimizer = UnsafePointer(memory.updates)
    noise = UnsafePointer(memory.noise)
    parameters = memory.parameters
    arena = memory.arena
  }

  /// A place for a batch's numbers, and in a plan that trains for their gradient if one is wanted.
  func value(size: Int, hasGradient: Bool) throws(TrainingError) -> PlanValue {
    PlanValue(
      size: size, values: try panels(size), gradient: hasGradient && trains ? try panels(size) : nil)
  }

  /// The same for numbers that lie as images; without values only the gradient has a place.
  func imageValue(size: Int, hasGradient: Bool, hasValues: Bool = true) throws(TrainingError) -> PlanValue {
    var value = PlanValue(
      size: size, values: hasValues ? try images(size) : lec_panels(),
      gradient: hasGradient && trains ? try images(size) : nil)
    value.isImages = true
    return value
  }

  /// Kernels may read 16 numbers beyond the last example.
  private func images(_ size: Int) throws(TrainingError) -> lec_panels {
    let stride = panelCount(size) * panelWidth
    let (count, overflows) = stride.multipliedReportingOverflow(by: rows)
    guard !overflows, count <= Int.max - panelWidth else { throw .tooLarge(bytes: Int.max) }
    return lec_panels(at: try arena.allocate(count + panelWidth), stride: stride)
  }

  /// Rows are filled up to whole blocks of 16, and then by one more: panels at a distance of a power of two would
  /// fall on the same few lines of the cache.
  private func panels(_ size: Int) throws(TrainingError) -> lec_panels {
    let stride = (panelCount(rows) * panelWidth + 1) * panelWidth
    let (count, overflows) = stride.multipliedReportingOverflow(by: panelCount(size))
    guard !overflows else { throw .tooLarge(bytes: Int.max) }
    return lec_panels(at: try arena.allocate(count), stride: stride)
  }

  /// Numbers beside the values.
  func memory<Element: BitwiseCopyable>(
    _ count: Int
  ) throws(TrainingError) -> UnsafeMutablePointer<Element> { try arena.allocate(count) }

  /// The same for as many numbers as the product of some sizes.
  func memory<Element: BitwiseCopyable>(
    product sizes: [Int]
  ) throws(TrainingError) -> UnsafeMutablePointer<Element> {
    var count = 1
    for size in sizes {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      guard !overflows else { throw .tooLarge(bytes: Int.max) }
      count = product
    }
    return try memory(count)
  }

  /// Records that kernels read, one after another.
  func table<Record: BitwiseCopyable>(_ records: [Record]) throws(TrainingError) -> UnsafePointer<Record> {
    let place = try arena.allocate(records.count, of: Record.self)
    for (index, record) in records.enumerated() { place[index] = record }
    return UnsafePointer(place)
  }

  /// Where a matrix of parameters starts.
  func parameter(_ place: ParameterPlace) -> UnsafeMutablePointer<Float> { parameters + place.offset }

  /// A number of its own for a layer that draws random numbers, the same in all plans of a network.
  mutating func nextNoisyLayer() -> UInt32 {
    defer { noisyLayers += 1 }
    return noisyLayers
  }

  /// Adds a step after those added before, and gives the place of its arguments.
  mutating func forward<Arguments: BitwiseCopyable>(
    _ operation: lec_operation, _ arguments: Arguments, units: Int
  ) throws(TrainingError) -> UnsafeMutablePointer<Arguments> {
    let place = try arena.place(arguments)
    forwardJobs.append(lec_job(operation: operation, arguments: place, units: units))
    return place
  }

  /// Adds a step before the backward steps added before.
  mutating func backward<Arguments: BitwiseCopyable>(
    _ operation: lec_operation, _ arguments: Arguments, units: Int
  ) throws(TrainingError) {
    let place = try arena.place(arguments)
    backwardJobs.append(lec_job(operation: operation, arguments: place, units: units))
  }

  /// Adds work that only needs all gradients, and on which no other step waits.
  mutating func update<Arguments: BitwiseCopyable>(
    _ operation: lec_operation, _ arguments: Arguments, units: Int
  ) throws(TrainingError) {
    guard trains else { return }
    let place = try arena.place(arguments)
    updateJobs.append(lec_job(operation: operation, arguments: place, units: units))
  }

  /// Adds work that waits for all updates.
  mutating func afterUpdates<Arguments: BitwiseCopyable>(
    _ operation: lec_operation, _ arguments: Arguments, units: Int
  ) throws(TrainingError) {
    let place = try arena.place(arguments)
    lastJobs.append(lec_job(operation: operation, arguments: place, units: units))
  }

  /// The plan of all that was added.
  func finish(output: PlanValue, loss: LossValue?) throws(TrainingError) -> Plan {
    var phases: [UnsafeBufferPointer<lec_job>] = []
    for job in forwardJobs + backwardJobs.reversed() { phases.append(try phase([job])) }
    let most = Int(LEC_MAX_JOBS)
    for start in stride(from: 0, to: updateJobs.count, by: most) {
      phases.append(try phase(Array(updateJobs[start..<min(start + most, updateJobs.count)])))
    }
    for job in lastJobs { phases.append(try phase([job])) }
    let kept = UnsafeBufferPointer(start: try table(phases), count: phases.count)
    return Plan(rows: rows, phases: kept, output: output.values, loss: loss)
  }

  private func phase(_ jobs: [lec_job]) throws(TrainingError) -> UnsafeBufferPointer<lec_job> {
    UnsafeBufferPointer(start: try table(jobs), count: jobs.count)
  }
}
