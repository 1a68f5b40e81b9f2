import Neural
import Testing

@Suite struct ClassWeightTests {
  private func options(_ weights: [Int: Double], threads: Int = 1, batch: Int = 7) -> FitOptions {
    FitOptions(
      epochs: 1, batchSize: batch, shuffles: false, classWeights: weights, threads: threads,
      stream: RandomStream(seed: 7, name: "fit"))
  }

  /// One step of rate 1 subtracts the gradient: loss and gradient are those of Reference/losses.py.
  @Test(arguments: 0..<3)
  func weighLossesAndGradients(index: Int) throws {
    let cases: [LossTests.Case] = try reference("losses.json")
    let numbers = cases[index]
    let expected = numbers.weighted
    let data = Examples(inputs: .floats(numbers.inputs), labels: expected.labels, inputShape: [4])
    let weights = Dictionary(uniqueKeysWithValues: expected.weights.enumerated().map { ($0, $1) })
    let losses: [Loss] = numbers.outputs == 1
      ? [.binaryCrossEntropy(fromLogits: true), .binaryCrossEntropy(fromLogits: false)]
      : [.sparseCategoricalCrossEntropy(fromLogits: true), .categoricalCrossEntropy(fromLogits: false)]
    for loss in losses {
      let descent = Optimizer.sgd(learningRate: 1, momentum: 0, nesterov: false)
      var network = try LossTests.network(numbers, loss: loss, optimizer: descent)
      let report = try #require(try network.fit(data, options: options(weights)) { _ in .proceed }.first)
      #expect(abs(report.loss - expected.loss) < 1e-6)
      let w = try #require(network.weights(ofLayer: 0)).values
      for (k, value) in w.enumerated() { #expect(abs(Double(numbers.w[k]) - Double(value) - expected.w[k]) < 1e-6) }
      let b = try #require(network.bias(ofLayer: 0)).values
      for (k, value) in b.enumerated() { #expect(abs(Double(numbers.b[k]) - Double(value) - expected.b[k]) < 1e-6) }
    }
  }

  /// Weights of 1 change no bit, and validation is never weighed.
  @Test func onesChangeNothingAndValidationIsPlain() throws {
    let data = examples(60, shape: [5], classes: 3)
    let start = try compiled([Dense(units: 3, activation: .softmax)], input: [5])
    var plain = start
    var ones = start
    var heavy = start
    _ = try plain.fit(data, options: options([:])) { _ in .proceed }
    _ = try ones.fit(data, options: options([0: 1, 2: 1, 300: 5, -1: 5])) { _ in .proceed }
    #expect(plain.fingerprint == ones.fingerprint)
    var weighed = options([0: 3, 2: 0.25])
    weighed.validation = data[0..<20]
    let report = try #require(try heavy.fit(data, options: weighed) { _ in .proceed }.first)
    #expect(heavy.fingerprint != plain.fingerprint)
    #expect(report.validationLoss == (try heavy.evaluate(data[0..<20], threads: 1).loss))
  }

  @Test func levelsAndThreadsAgree() throws {
    let data = examples(60, shape: [5], classes: 3)
    let start = try compiled([Dense(units: 3, activation: .softmax)], input: [5])
    var fingerprints: Set<UInt64> = []
    for level in availableLevels {
      for threads in 1...8 {
        var network = start
        network.engine.level = level
        _ = try network.fit(data, options: options([0: 3, 2: 0.3], threads: threads, batch: 16)) { _ in .proceed }
        fingerprints.insert(network.fingerprint)
      }
    }
    #expect(fingerprints.count == 1)
  }

  @Test func wantClassLabels() throws {
    var network = try compiled([Dense(units: 1)], input: [1], loss: .meanSquaredError)
    let data = Examples(inputs: .floats([1, 2]), targets: .values([1, 2], size: 1), inputShape: [1])
    #expect(throws: TrainingError.targets(expected: 0, found: 1)) {
      try network.fit(data, options: options([0: 2])) { _ in .proceed }
    }
  }
}
