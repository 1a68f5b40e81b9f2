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
  }

  static let optimizers: [String: Optimizer] = [
    "sgd": .sgd(learningRate: 0.1, momentum: 0, nesterov: false),
    "momentum": .sgd(learningRate: 0.1, momentum: 0.9, nesterov: false),
    "nesterov": .sgd(learningRate: 0.1, momentum: 0.9, nesterov: true),
    "adam": .adam(learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7),
    "adam, large epsilon": .adam(learningRate: 0.01, beta1: 0.8, beta2: 0.95, epsilon: 0.1),
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
    for name in ["adam", "momentum"] {
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

  /// Inputs that are always zero leave their weights alone, also once moments have died away.
  @Test(arguments: optimizers.keys.sorted())
  func weightsWithoutGradientStay(name: String) throws {
    let optimizer = try #require(Self.optimizers[name])
    var network = try compiled([Dense(units: 3, activation: .softmax)], input: [2], optimizer: optimizer)
    let before = try #require(network.weights(ofLayer: 0))
    let inputs: [Float] = (0..<40).map { $0 % 2 == 0 ? 0 : Float($0) / 40 }
    let data = Examples(inputs: .floats(inputs), labels: (0..<20).map { UInt8($0 % 3) }, inputShape: [2])
    _ = try network.fit(data, options: fitOptions(epochs: 30, batch: 4)) { _ in .proceed }
    let after = try #require(network.weights(ofLayer: 0))
    #expect(after.values[0..<3] == before.values[0..<3])
    #expect(after.values[3..<6] != before.values[3..<6])
  }
}
