import Neural
import Testing

/// Whole trainings against the float64 numbers of Reference/optimizers.py.
@Suite struct OptimizerTests {
  struct Reference: Decodable {
    struct Run: Decodable {
      var losses: [Double]
      var accuracies: [Double]
      var afterOneStep: [String: [Double]]
      var parameters: [String: [Double]]
    }
    var inputs: [Float]
    var labels: [UInt8]
    var start: [String: [Float]]
    var runs: [String: Run]
    var schedules: [String: [Double]]
  }

  static let optimizers: [String: Optimizer] = [
    "sgd": .sgd(learningRate: 0.1, momentum: 0, nesterov: false),
    "momentum": .sgd(learningRate: 0.1, momentum: 0.9, nesterov: false),
    "nesterov": .sgd(learningRate: 0.1, momentum: 0.9, nesterov: true),
    "adam": .adam(learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7),
    "adam, large epsilon": .adam(learningRate: 0.01, beta1: 0.8, beta2: 0.95, epsilon: 0.1),
    "adamw": .adamW(learningRate: 0.05),
    "rmsprop": .rmsprop(learningRate: 0.01),
    "rmsprop, momentum": .rmsprop(learningRate: 0.01, rho: 0.8, momentum: 0.5, epsilon: 0.01),
    "sgd, clipped": Optimizer(
      .sgd(momentum: 0, nesterov: false), learningRate: .constant(0.1), clipNorm: 0.05),
    "adam, clipped": Optimizer(
      .adam(beta1: 0.9, beta2: 0.999, epsilon: 0.01), learningRate: .constant(0.01), clipNorm: 0.02),
    "sgd, steps": Optimizer(
      .sgd(momentum: 0, nesterov: false), learningRate: .steps(boundaries: [1, 3], rates: [0.2, 0.1, 0.05])),
    "adamw, cosine": Optimizer(
      .adamW(beta1: 0.9, beta2: 0.999, epsilon: 1e-7, decay: 0.004),
      learningRate: .cosine(rate: 0.05, steps: 4, floor: 0.1)),
    "rmsprop, warm-up": Optimizer(
      .rmsprop(rho: 0.9, momentum: 0, epsilon: 1e-7),
      learningRate: .warmUp(from: 0.001, steps: 2, then: .cosine(rate: 0.01, steps: 3, floor: 0))),
  ]

  private func start(_ name: String, _ reference: Reference) throws -> Network {
    var network = try compiled(
      [Dense(units: 5, activation: .relu), Dense(units: 4, activation: .softmax)], input: [7],
      optimizer: try #require(Self.optimizers[name]))
    for (layer, shape) in [(0, [7, 5]), (1, [5, 4])] {
      let weights = Tensor(shape: shape, values: try #require(reference.start["w\(layer + 1)"]))
      let bias = Tensor(shape: [shape[1]], values: try #require(reference.start["b\(layer + 1)"]))
      let isSet = network.setWeights(ofLayer: layer, to: weights) && network.setBias(ofLayer: layer, to: bias)
      #expect(isSet)
    }
    return network
  }

  private func expectClose(_ network: Network, _ expected: [String: [Double]]) throws {
    for layer in 0..<2 {
      for (name, tensor) in [("w", network.weights(ofLayer: layer)), ("b", network.bias(ofLayer: layer))] {
        let values = try #require(tensor).values
        let reference = try #require(expected["\(name)\(layer + 1)"])
        #expect(values.count == reference.count)
        for (ours, theirs) in zip(values, reference) {
          #expect(abs(Double(ours) - theirs) < 1e-6, "\(name)\(layer + 1)")
        }
      }
    }
  }

  @Test(arguments: optimizers.keys.sorted())
  func trainsAsTheReference(name: String) throws {
    let reference: Reference = try reference("optimizers.json")
    let run = try #require(reference.runs[name])
    let data = Examples(inputs: .floats(reference.inputs), labels: reference.labels, inputShape: [7])

    var once = try start(name, reference)
    _ = try once.fit(data[0..<4], options: fitOptions(batch: 4, shuffles: false)) { _ in .proceed }
    try expectClose(once, run.afterOneStep)

    var network = try start(name, reference)
    let reports = try network.fit(data, options: fitOptions(epochs: 2, batch: 4, shuffles: false)) { _ in .proceed }
    try expectClose(network, run.parameters)
    #expect(reports.map(\.accuracy) == run.accuracies)
    for (report, loss) in zip(reports, run.losses) { #expect(abs(report.loss - loss) < 1e-6) }

    // Going on from one epoch is the same as two epochs at once, and compiling anew is not.
    var parts = try start(name, reference)
    for _ in 0..<2 {
      _ = try parts.fit(data, options: fitOptions(epochs: 1, batch: 4, shuffles: false)) { _ in .proceed }
    }
    #expect(parts.fingerprint == network.fingerprint)
  }

  @Test func compilingAnewForgetsTheOptimizersState() throws {
    let reference: Reference = try reference("optimizers.json")
    let data = Examples(inputs: .floats(reference.inputs), labels: reference.labels, inputShape: [7])
    for name in ["adam", "momentum", "adamw", "rmsprop, momentum", "rmsprop, warm-up"] {
      var kept = try start(name, reference)
      var forgot = kept
      for isFirst in [true, false] {
        if !isFirst {
          try forgot.compile(optimizer: try #require(Self.optimizers[name]), loss: crossEntropy)
        }
        _ = try kept.fit(data, options: fitOptions(batch: 4, shuffles: false)) { _ in .proceed }
        _ = try forgot.fit(data, options: fitOptions(batch: 4, shuffles: false)) { _ in .proceed }
        #expect((kept.fingerprint == forgot.fingerprint) == isFirst)
      }
    }
  }

  /// Inputs that are always zero leave their weights alone, also once moments have died away; decay alone moves them.
  @Test(arguments: optimizers.keys.sorted())
  func weightsWithoutGradientStay(name: String) throws {
    let optimizer = try #require(Self.optimizers[name])
    var network = try compiled([Dense(units: 3, activation: .softmax)], input: [2], optimizer: optimizer)
    let before = try #require(network.weights(ofLayer: 0)).values
    let inputs: [Float] = (0..<40).map { $0 % 2 == 0 ? 0 : Float($0) / 40 }
    let data = Examples(inputs: .floats(inputs), labels: (0..<20).map { UInt8($0 % 3) }, inputShape: [2])
    _ = try network.fit(data, options: fitOptions(epochs: 30, batch: 4)) { _ in .proceed }
    let after = try #require(network.weights(ofLayer: 0)).values
    if case .adamW(_, _, _, let decay) = optimizer.method {
      let share = (0..<150).reduce(1.0) { $0 * (1 - optimizer.learningRate.rate(at: $1) * decay) }
      for index in 0..<3 { #expect(abs(Double(after[index]) - Double(before[index]) * share) < 1e-5) }
      #expect(share < 0.999)
    } else {
      #expect(after[0..<3] == before[0..<3])
    }
    #expect(after[3..<6] != before[3..<6])
  }

  /// A clipped gradient that is short enough is used as it is; the bits agree at every level, with any threads.
  @Test(arguments: optimizers.keys.sorted())
  func stepsAgreeEverywhere(name: String) throws {
    var optimizer = try #require(Self.optimizers[name])
    let data = examples(90, shape: [50], classes: 20)
    func train(_ level: SIMDLevel, threads: Int) throws -> UInt64 {
      let layers: [any Layer] = [Dense(units: 130, activation: .tanh), Dense(units: 20, activation: .softmax)]
      var network = try compiled(layers, input: [50], optimizer: optimizer)
      network.engine.level = level
      _ = try network.fit(data, options: fitOptions(epochs: 2, batch: 16, threads: threads)) { _ in .proceed }
      return network.fingerprint
    }
    let expected = try train(.generic, threads: 1)
    for level in availableLevels { #expect(try train(level, threads: 2) == expected) }
    for threads in 3...8 { #expect(try train(.best, threads: threads) == expected) }
    if optimizer.clipNorm != nil {
      optimizer.clipNorm = nil
      let free = try train(.best, threads: 2)
      #expect(free != expected)
      optimizer.clipNorm = 1e9
      #expect(try train(.best, threads: 2) == free)
    }
  }

  /// Clipping goes over the matrices that are trained: decay does not touch the statistics of a normalization.
  @Test func clippingLeavesStatisticsAlone() throws {
    let data = examples(60, shape: [5], classes: 3)
    func trained(clipNorm: Double?, threads: Int = 1) throws -> Network {
      var optimizer = Optimizer.adamW(learningRate: 0.05, decay: 0.5)
      optimizer.clipNorm = clipNorm
      let layers: [any Layer] = [Dense(units: 20), BatchNorm(), Dense(units: 3, activation: .softmax)]
      var network = try compiled(layers, input: [5], optimizer: optimizer)
      _ = try network.fit(data, options: fitOptions(epochs: 3, batch: 8, threads: threads)) { _ in .proceed }
      return network
    }
    let free = try trained(clipNorm: nil)
    for threads in [1, 2, 5] {
      let bounded = try trained(clipNorm: 1e9, threads: threads)
      #expect(bounded.parameters(ofLayer: 1) == free.parameters(ofLayer: 1))
      #expect(bounded.fingerprint == free.fingerprint)
    }
    #expect(try trained(clipNorm: 0.01).fingerprint != free.fingerprint)
  }
}
