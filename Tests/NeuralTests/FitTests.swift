import Neural
import Testing

@Suite struct FitTests {
  private func small(optimizer: Optimizer = adam) throws -> Network {
    try compiled(
      [Dense(units: 9, activation: .relu), Dense(units: 3, activation: .softmax)], input: [4], optimizer: optimizer)
  }

  /// Three classes that a line or two tell apart.
  private func learnable(_ count: Int) -> Examples {
    let labels = (0..<count).map { UInt8($0 % 3) }
    let noise = numbers(count * 4, seed: 8, from: -0.3, to: 0.3)
    let inputs = noise.indices.map { noise[$0] + ($0 % 4 == Int(labels[$0 / 4]) ? 1 : 0) }
    return Examples(inputs: .floats(inputs), labels: labels, inputShape: [4])
  }

  @Test func learns() throws {
    // Short gradients and rates that end after a few steps would not get there in 30 epochs.
    for optimizer in OptimizerTests.optimizers.values {
      guard case .constant = optimizer.learningRate, optimizer.clipNorm == nil else { continue }
      var network = try small(optimizer: optimizer)
      let data = learnable(300)
      let reports = try network.fit(
        data[0..<240], options: fitOptions(epochs: 30, batch: 16, threads: 2, validation: data[240..<300])
      ) { _ in .proceed }
      #expect(reports.map(\.epoch) == Array(1...30))
      let last = try #require(reports.last)
      #expect(last.loss < reports[0].loss / 3)
      #expect((last.accuracy ?? 0) > 0.97)
      #expect(try #require(last.validationAccuracy) > 0.95)
      #expect(reports.allSatisfy { $0.seconds > 0 })
    }
  }

  /// The reported validation is what an evaluation afterwards finds, and it changes nothing.
  @Test func validationOnlyMeasures() throws {
    let data = learnable(120)
    var with = try small()
    var without = with
    let options = fitOptions(epochs: 3, validation: data[90..<120])
    let reports = try with.fit(data[0..<90], options: options) { _ in .proceed }
    let plain = try without.fit(data[0..<90], options: fitOptions(epochs: 3)) { _ in .proceed }
    #expect(with.fingerprint == without.fingerprint)
    #expect(reports.map(\.loss) == plain.map(\.loss))
    #expect(plain.allSatisfy { $0.validationLoss == nil && $0.validationAccuracy == nil })
    let evaluation = try with.evaluate(data[90..<120], threads: 1)
    #expect(reports.last?.validationLoss == evaluation.loss)
    #expect(reports.last?.validationAccuracy == evaluation.accuracy)
  }

  /// A rate of zero leaves the network alone, so an epoch's means are those of an evaluation.
  @Test(arguments: [1, 7, 32, 100, 101, 5000])
  func anEpochTakesEveryExampleOnce(batch: Int) throws {
    var network = try small(optimizer: .sgd(learningRate: 0, momentum: 0, nesterov: false))
    let data = learnable(101)
    let expected = try network.evaluate(data, threads: 1)
    let report = try #require(
      try network.fit(data, options: fitOptions(batch: batch, threads: 2)) { _ in .proceed }.first)
    #expect(abs(report.loss - expected.loss) < 1e-12)
    #expect(report.accuracy == expected.accuracy)
  }

  @Test func shufflesDifferFromEpochToEpochAndCallToCall() throws {
    let data = learnable(64)
    func train(_ epochs: [Int], shuffles: Bool) throws -> UInt64 {
      var network = try small()
      for count in epochs {
        _ = try network.fit(data, options: fitOptions(epochs: count, batch: 8, shuffles: shuffles)) { _ in .proceed }
      }
      return network.fingerprint
    }
    #expect(try train([4], shuffles: true) == train([1, 3], shuffles: true))
    #expect(try train([4], shuffles: false) == train([2, 2], shuffles: false))
    #expect(try train([1], shuffles: true) != train([1], shuffles: false))

    // A second epoch differs from a first one that starts from the same parameters.
    let descent = Optimizer.sgd(learningRate: 0.1, momentum: 0, nesterov: false)
    var network = try small(optimizer: descent)
    _ = try network.fit(data, options: fitOptions(batch: 8)) { _ in .proceed }
    var fresh = try small(optimizer: descent)
    for layer in 0..<2 {
      let weights = try #require(network.weights(ofLayer: layer))
      let bias = try #require(network.bias(ofLayer: layer))
      let isSet = fresh.setWeights(ofLayer: layer, to: weights) && fresh.setBias(ofLayer: layer, to: bias)
      #expect(isSet)
    }
    #expect(fresh.fingerprint == network.fingerprint)
    _ = try network.fit(data, options: fitOptions(batch: 8)) { _ in .proceed }
    _ = try fresh.fit(data, options: fitOptions(batch: 8)) { _ in .proceed }
    #expect(fresh.fingerprint != network.fingerprint)
  }

  /// Numbers of an example that are stored elsewhere, and labels of others, do not matter.
  @Test func aSliceIsTrainedAsACopyOfIt() throws {
    let data = learnable(90)
    guard case .floats(let all) = data.inputs else { return }
    let copy = Examples(inputs: .floats(Array(all[120..<280])), labels: Array(data.labels[30..<70]), inputShape: [4])
    for shuffles in [true, false] {
      var sliced = try small()
      var copied = sliced
      _ = try sliced.fit(data[30..<70], options: fitOptions(epochs: 2, batch: 9, shuffles: shuffles)) { _ in .proceed }
      _ = try copied.fit(copy, options: fitOptions(epochs: 2, batch: 9, shuffles: shuffles)) { _ in .proceed }
      #expect(sliced.fingerprint == copied.fingerprint)
      #expect(try sliced.evaluate(data[30..<70], threads: 1) == sliced.evaluate(copy, threads: 1))
      #expect(try sliced.predict(data[30..<70], threads: 1) == sliced.predict(copy, threads: 1))
    }
  }

  @Test func bytesAreDividedExactly() throws {
    let network = try Network(inputShape: [256], layers: [Flatten()], stream: RandomStream(seed: 1, name: "bytes"))
    let bytes = (0...255).map { UInt8($0) }
    for divisor in [1, 2, 3, 7, 127.5, 255, 256, 0.1, 1e30] as [Float] {
      for level in availableLevels {
        var other = network
        other.engine.level = level
        let data = Examples(inputs: .bytes(bytes, divisor: divisor), labels: [0], inputShape: [256])
        #expect(try other.predict(data, threads: 1).values == bytes.map { Float($0) / divisor })
        let rescaled = data.divided(by: divisor * 2)
        #expect(try other.predict(rescaled, threads: 1).values == bytes.map { Float($0) / (divisor * 2) })
      }
    }
  }

  @Test func refusesWhatItCannotTrain() throws {
    var network = try small()
    let data = learnable(20)
    func fit(_ data: Examples, validation: Examples? = nil) throws(TrainingError) {
      _ = try network.fit(data, options: fitOptions(validation: validation)) { _ in .proceed }
    }
    #expect(throws: TrainingError.empty) { try fit(data[3..<3]) }
    #expect(throws: TrainingError.empty) { try fit(data, validation: data[20..<20]) }
    #expect(throws: TrainingError.inputShape(expected: [4], found: [2, 2])) {
      try fit(examples(5, shape: [2, 2], classes: 3))
    }
    #expect(throws: TrainingError.label(3, outputs: 3)) {
      try fit(Examples(inputs: .floats([1, 2, 3, 4, 5, 6, 7, 8]), labels: [0, 3], inputShape: [4]))
    }
    #expect(throws: TrainingError.inputShape(expected: [2, 4], found: [7])) {
      try fit(Examples(inputs: .floats([1, 2, 3, 4, 5, 6, 7]), labels: [0, 1], inputShape: [4]))
    }
    #expect(throws: TrainingError.inputShape(expected: [2, 4], found: [0])) {
      try fit(Examples(inputs: .bytes([], divisor: 255), labels: [0, 1], inputShape: [4]))
    }
    var raw = try Network(inputShape: [4], layers: [Dense(units: 3)], stream: RandomStream(seed: 1, name: "raw"))
    #expect(throws: TrainingError.notCompiled) { try raw.fit(data, options: fitOptions()) { _ in .proceed } }
    #expect(throws: TrainingError.notCompiled) { try raw.evaluate(data, threads: 1) }
    #expect(throws: TrainingError.notCompiled) { try raw.gradients(data, threads: 1) }
    #expect(throws: TrainingError.empty) { try raw.predict(data[0..<0], threads: 1) }
  }

  @Test func oddOptionsAreTakenForTheNearestThatMakeSense() throws {
    let data = learnable(10)
    for epochs in [0, -1, Int.min] {
      var network = try small()
      let before = network.fingerprint
      #expect(try network.fit(data, options: fitOptions(epochs: epochs)) { _ in .proceed }.isEmpty)
      #expect(network.fingerprint == before)
    }
    var fingerprints: Set<UInt64> = []
    for (batch, threads) in [(1, 1), (0, 0), (-5, -5), (Int.min, Int.min), (1, 1000)] {
      var network = try small()
      _ = try network.fit(data, options: fitOptions(batch: batch, threads: threads)) { _ in .proceed }
      fingerprints.insert(network.fingerprint)
    }
    #expect(fingerprints.count == 1)
  }

  @Test func stopsWhenAsked() throws {
    var network = try small()
    let data = learnable(100)
    var epochs = 0
    #expect(throws: TrainingError.stopped) {
      try network.fit(data, options: fitOptions(epochs: 1_000_000)) { progress in
        if case .epoch = progress { epochs += 1 }
        return epochs < 3 ? .proceed : .stop
      }
    }
    #expect(epochs == 3)
    // The state reached is kept.
    var other = try small()
    _ = try other.fit(data, options: fitOptions(epochs: 3)) { _ in .proceed }
    #expect(network.fingerprint == other.fingerprint)
  }

  /// Within an epoch, too: one that would take hours ends in a moment.
  @Test func stopsWithinAnEpoch() throws {
    var network = try compiled(
      [Dense(units: 256, activation: .relu), Dense(units: 3, activation: .softmax)], input: [512])
    let data = examples(20_000, shape: [512], classes: 3, divisor: 255)
    var calls = 0
    var lastDone = 0
    let clock = ContinuousClock()
    let start = clock.now
    #expect(throws: TrainingError.stopped) {
      try network.fit(data, options: fitOptions(epochs: 100, batch: 1, threads: 2)) { progress in
        guard case .steps(let epoch, let done, let total, let loss, let accuracy) = progress else { return .proceed }
        calls += 1
        #expect(epoch == 1 && total == 20_000 && done > lastDone && loss > 0 && (0...1).contains(accuracy ?? -1))
        lastDone = done
        return calls < 3 ? .proceed : .stop
      }
    }
    #expect(calls == 3)
    #expect(clock.now - start > .milliseconds(140))
    #expect(clock.now - start < .seconds(20))
  }

  @Test func endsWhenNumbersOverflow() throws {
    let data = learnable(30)
    for rate in [1e30, Double.infinity, .nan] {
      for optimizer in [
        Optimizer.sgd(learningRate: rate, momentum: 0, nesterov: false),
        .sgd(learningRate: rate, momentum: 0.9, nesterov: true),
        .adam(learningRate: rate * 1e8, beta1: 0.9, beta2: 0.999, epsilon: 1e-7),
        .adamW(learningRate: rate * 1e8),
        .rmsprop(learningRate: rate * 1e8, momentum: 0.5),
        Optimizer(.sgd(momentum: 0.9, nesterov: true), learningRate: .constant(rate * 1e10), clipNorm: 0.1),
      ] {
        var network = try small(optimizer: optimizer)
        #expect(throws: TrainingError.notFinite(epoch: 1)) {
          try network.fit(data, options: fitOptions(epochs: 3, batch: 4)) { _ in .proceed }
        }
        // And with one step only, where no later loss could tell.
        var once = try small(optimizer: optimizer)
        _ = try? once.fit(data, options: fitOptions(epochs: 1, batch: 30)) { _ in .proceed }
        _ = try? once.evaluate(data, threads: 2)
        _ = try? once.predict(data, threads: 2)
      }
    }
    var network = try small()
    let broken = Examples(inputs: .floats([.nan, 1, 2, 3, .infinity, 1, 2, 3]), labels: [0, 1], inputShape: [4])
    #expect(throws: TrainingError.notFinite(epoch: 1)) {
      try network.fit(broken, options: fitOptions(epochs: 1)) { _ in .proceed }
    }
    #expect(throws: TrainingError.notFinite(epoch: 1)) {
      try network.fit(data.dividedByZero, options: fitOptions()) { _ in .proceed }
    }
  }

  /// Two fits at once, each with threads of its own, do not disturb one another.
  @Test func fitsRunAtTheSameTime() async throws {
    let start = try small()
    let data = learnable(500)
    @Sendable func train() throws -> UInt64 {
      var network = start
      _ = try network.fit(data, options: fitOptions(epochs: 5, batch: 10, threads: 2)) { _ in .proceed }
      return network.fingerprint
    }
    let expected = try train()
    try await withThrowingTaskGroup(of: UInt64.self) { group in
      for _ in 0..<4 { group.addTask { try train() } }
      for try await found in group { #expect(found == expected) }
    }
  }

  @Test func networksWithoutParametersCanBeFitted() throws {
    var network = try compiled([ActivationLayer(.softmax)], input: [3])
    let data = examples(50, shape: [3], classes: 3)
    let report = try network.fit(data, options: fitOptions(epochs: 2)) { _ in .proceed }
    #expect(report[0].loss > 0 && abs(report[0].loss - report[1].loss) < 1e-12)
  }

  /// More update jobs than a phase holds.
  @Test func deepNetworksTrain() throws {
    var layers: [any Layer] = (0..<40).map { _ in Dense(units: 6, activation: .relu) }
    layers.append(Dense(units: 3, activation: .softmax))
    var fingerprints: Set<UInt64> = []
    for threads in [1, 2, 4] {
      var network = try compiled(layers, input: [4])
      let before = network.weights(ofLayer: 39)
      _ = try network.fit(learnable(30), options: fitOptions(batch: 8, threads: threads)) { _ in .proceed }
      #expect(network.bias(ofLayer: 40) != Tensor(shape: [3], values: [0, 0, 0]))
      #expect(before != nil)
      fingerprints.insert(network.fingerprint)
    }
    #expect(fingerprints.count == 1)
  }
}

extension Examples {
  /// Infinite and undefined inputs.
  fileprivate var dividedByZero: Examples {
    let bytes = [UInt8](repeating: 0, count: labels.count * 4)
    return Examples(inputs: .bytes(bytes, divisor: 0), labels: labels, inputShape: inputShape)
  }
}
