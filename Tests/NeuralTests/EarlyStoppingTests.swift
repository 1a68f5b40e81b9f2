import Neural
import Testing

@Suite struct EarlyStoppingTests {
  private func reports(_ losses: [Double], validation: [Double]? = nil) -> [EpochReport] {
    losses.indices.map { index in
      EpochReport(
        epoch: index + 1, loss: losses[index], accuracy: 1 - losses[index], validationLoss: validation?[index],
        validationAccuracy: validation.map { 1 - $0[index] }, seconds: 0)
    }
  }

  @Test func findsTheBestEpoch() {
    let loss = EarlyStopping(monitor: .loss)
    #expect(loss.bestEpoch(of: reports([3, 2, 1, 2])) == 3)
    #expect(loss.bestEpoch(of: reports([1, 1, 1])) == 1)
    #expect(loss.bestEpoch(of: reports([.nan, .nan])) == 1)
    #expect(loss.bestEpoch(of: []) == nil)
    #expect(EarlyStopping(monitor: .loss, minimumDelta: 0.5).bestEpoch(of: reports([3, 2.6, 2.4, 2])) == 3)
    #expect(EarlyStopping(monitor: .accuracy).bestEpoch(of: reports([0.3, 0.1, 0.2])) == 2)
    let held = reports([3, 2, 1], validation: [0.2, 0.1, 0.3])
    #expect(EarlyStopping().bestEpoch(of: held) == 2)
    #expect(EarlyStopping(monitor: .validationAccuracy).bestEpoch(of: held) == 2)
    #expect(EarlyStopping(monitor: .loss).bestEpoch(of: held) == 3)
    // Without validation the training's own measure is watched.
    #expect(EarlyStopping().bestEpoch(of: reports([3, 2, 4])) == 2)
    #expect(EarlyStopping(monitor: .validationAccuracy).bestEpoch(of: reports([0.3, 0.2, 0.4])) == 2)
  }

  /// Labels that have nothing to do with the inputs: soon only the training's loss falls.
  private func start() throws -> (Network, Examples, Examples) {
    let layers: [any Layer] = [Dense(units: 40, activation: .relu), Dense(units: 3, activation: .softmax)]
    let optimizer = Optimizer.adam(learningRate: 0.02, beta1: 0.9, beta2: 0.999, epsilon: 1e-7)
    let data = examples(90, shape: [5], classes: 3)
    return (try compiled(layers, input: [5], optimizer: optimizer), data[0..<60], data[60..<90])
  }

  private func options(_ rule: EarlyStopping?, epochs: Int, validation: Examples) -> FitOptions {
    FitOptions(
      epochs: epochs, validation: validation, earlyStopping: rule, threads: 2,
      stream: RandomStream(seed: 7, name: "fit"))
  }

  @Test(arguments: [0, 1, 2, 5], [true, false])
  func stopsAfterItsPatienceAndRestoresTheBest(patience: Int, restores: Bool) throws {
    let (network, data, held) = try start()
    let rule = EarlyStopping(patience: patience, restoresBest: restores)
    var stopped = network
    let reports = try stopped.fit(data, options: options(rule, epochs: 200, validation: held)) { _ in .proceed }
    let best = try #require(rule.bestEpoch(of: reports))
    #expect(reports.count == best + max(1, patience) && reports.count < 200)
    let losses = reports.compactMap(\.validationLoss)
    #expect(losses.min() == losses[best - 1])

    var plain = network
    let count = restores ? best : reports.count
    _ = try plain.fit(data, options: options(nil, epochs: count, validation: held)) { _ in .proceed }
    #expect(plain.fingerprint == stopped.fingerprint)
    let loss = try stopped.evaluate(held, threads: 1).loss
    #expect(loss == losses[count - 1])
    #expect((loss == losses.min()) == restores)
  }

  /// The best is restored also when the epochs end before patience does.
  @Test func restoresAtTheEnd() throws {
    let (network, data, held) = try start()
    var trained = network
    let reports = try trained.fit(
      data, options: options(EarlyStopping(patience: 1000), epochs: 40, validation: held)) { _ in .proceed }
    #expect(reports.count == 40)
    let best = reports.compactMap(\.validationLoss).min()
    #expect(try trained.evaluate(held, threads: 1).loss == best)
    #expect(reports.last?.validationLoss != best)
  }

  /// Whoever stops a training gets the state reached; stopping at the epoch that ends anyway is no interruption.
  @Test func aCallersStopIsOne() throws {
    let (network, data, held) = try start()
    var trained = network
    #expect(throws: TrainingError.stopped) {
      try trained.fit(data, options: options(EarlyStopping(patience: 1000), epochs: 99, validation: held)) { progress in
        if case .epoch(let report) = progress, report.epoch == 40 { .stop } else { .proceed }
      }
    }
    var plain = network
    _ = try plain.fit(data, options: options(nil, epochs: 40, validation: held)) { _ in .proceed }
    #expect(plain.fingerprint == trained.fingerprint)

    var ended = network
    let rule = EarlyStopping(patience: 1)
    let reports = try ended.fit(data, options: options(rule, epochs: 99, validation: held)) { _ in .proceed }
    var again = network
    let same = try again.fit(data, options: options(rule, epochs: 99, validation: held)) { progress in
      if case .epoch(let report) = progress, report.epoch == reports.count { .stop } else { .proceed }
    }
    #expect(same.count == reports.count && again.fingerprint == ended.fingerprint)
  }
}
