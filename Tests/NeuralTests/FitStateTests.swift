import Cache
import Neural
import Testing

/// A training that goes on from a state ends with the bits of one that was never interrupted.
@Suite struct FitStateTests {
  private static let optimizers: [Optimizer] = [
    .sgd(learningRate: 0.05, momentum: 0, nesterov: false), .sgd(learningRate: 0.05, momentum: 0.9, nesterov: true),
    .rmsprop(learningRate: 0.01), .adam(learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7),
    .adamW(learningRate: 0.01),
  ]

  private func network(_ optimizer: Optimizer) throws -> Network {
    let layers: [any Layer] = [
      Dense(units: 20, activation: .relu), BatchNorm(), Dropout(rate: 0.3), Dense(units: 3, activation: .softmax),
    ]
    return try compiled(layers, input: [5], optimizer: optimizer)
  }

  private func options(_ epochs: Int, _ rule: EarlyStopping? = nil, _ held: Examples? = nil) -> FitOptions {
    FitOptions(
      epochs: epochs, batchSize: 16, validation: held, earlyStopping: rule, threads: 2,
      stream: RandomStream(seed: 7, name: "fit"))
  }

  /// All states of a training, one for each epoch.
  private func states(
    _ network: inout Network, _ data: Examples, _ options: FitOptions
  ) throws -> (states: [FitState], reports: [EpochReport]) {
    var states: [FitState] = []
    let reports = try network.fit(data, options: options) { _, state in states.append(state()) } onProgress: { _ in
      .proceed
    }
    return (states, reports)
  }

  private func numbers(_ reports: [EpochReport]) -> [[Double?]] {
    reports.map { [$0.loss, $0.accuracy, $0.validationLoss, $0.validationAccuracy] }
  }

  @Test(arguments: optimizers)
  func goesOnFromEveryEpoch(optimizer: Optimizer) throws {
    let data = examples(90, shape: [5], classes: 3)
    var whole = try network(optimizer)
    let (all, reports) = try states(&whole, data, options(6))
    #expect(all.count == 6)
    for state in all {
      var resumed = try network(optimizer)
      var rest = options(6)
      rest.start = state
      let again = try resumed.fit(data, options: rest) { _ in .proceed }
      #expect(resumed.fingerprint == whole.fingerprint)
      #expect(numbers(again) == numbers(reports))
      // The optimizer's state is the same too, and so is the place among the shuffles.
      var (first, second) = (whole, resumed)
      _ = try first.fit(data, options: options(1)) { _ in .proceed }
      _ = try second.fit(data, options: options(1)) { _ in .proceed }
      #expect(first.fingerprint == second.fingerprint)
    }
  }

  @Test func goesOnThroughAnEarlyStop() throws {
    let data = examples(90, shape: [5], classes: 3)
    let (training, held) = (data[0..<60], data[60..<90])
    let rule = EarlyStopping(patience: 3)
    var whole = try network(Self.optimizers[3])
    let (all, reports) = try states(&whole, training, options(200, rule, held))
    #expect(reports.count < 200)
    for state in all {
      var resumed = try network(Self.optimizers[3])
      var rest = options(200, rule, held)
      rest.start = state
      let again = try resumed.fit(training, options: rest) { _ in .proceed }
      #expect(again.count == reports.count)
      #expect(resumed.fingerprint == whole.fingerprint)
    }
    var finished = try network(Self.optimizers[3])
    let isTaken = finished.finish(try #require(all.last))
    #expect(isTaken)
    #expect(finished.fingerprint == whole.fingerprint)
  }

  @Test func refusesTheStateOfAnotherNetwork() throws {
    let data = examples(90, shape: [5], classes: 3)
    var small = try compiled([Dense(units: 3, activation: .softmax)], input: [5], optimizer: Self.optimizers[3])
    let (all, _) = try states(&small, data, options(1))
    var other = try network(Self.optimizers[3])
    let before = other.fingerprint
    var rest = options(2)
    rest.start = all[0]
    #expect(throws: TrainingError.foreignState) { try other.fit(data, options: rest) { _ in .proceed } }
    let isTaken = other.finish(all[0])
    #expect(!isTaken)
    #expect(other.fingerprint == before)
    var plain = try compiled([Dense(units: 3, activation: .softmax)], input: [5], optimizer: Self.optimizers[0])
    let isTakenByAnother = plain.finish(all[0])
    #expect(!isTakenByAnother)
  }

  @Test func isWrittenAndReadWithoutLosingABit() throws {
    let data = examples(90, shape: [5], classes: 3)
    var whole = try network(Self.optimizers[3])
    let (all, _) = try states(&whole, data, options(2))
    let bytes = try BinaryEncoder().bytes(of: all)
    #expect(try BinaryDecoder().value(of: [FitState].self, in: bytes) == all)
  }
}
