import Neural
import Testing

/// Losses and gradients against the float64 numbers of Reference/losses.py.
@Suite struct LossTests {
  struct Case: Decodable {
    struct Result: Decodable {
      var loss: Double
      var w: [Double]
      var b: [Double]
      var targets: String
    }
    struct Weighted: Decodable {
      var labels: [UInt8]
      var weights: [Double]
      var loss: Double
      var w: [Double]
      var b: [Double]
    }
    var outputs: Int
    var inputs: [Float]
    var w: [Float]
    var b: [Float]
    var probabilities: [Float]
    var values: [Float]
    var losses: [String: Result]
    var weighted: Weighted
  }

  static let names: [(String, Loss)] = [
    ("categorical", .categoricalCrossEntropy(fromLogits: true)),
    ("categorical", .categoricalCrossEntropy(fromLogits: false)),
    ("binary", .binaryCrossEntropy(fromLogits: true)),
    ("binary", .binaryCrossEntropy(fromLogits: false)),
    ("squared", .meanSquaredError),
    ("absolute", .meanAbsoluteError),
    ("huber", .huber),
  ]

  static func network(_ numbers: Case, loss: Loss, optimizer: Optimizer = adam) throws -> Network {
    let layer = Dense(units: numbers.outputs, activation: loss.absorbs ?? .linear)
    var network = try compiled([layer], input: [4], optimizer: optimizer, loss: loss)
    let isSet = network.setWeights(ofLayer: 0, to: Tensor(shape: [4, numbers.outputs], values: numbers.w))
      && network.setBias(ofLayer: 0, to: Tensor(shape: [numbers.outputs], values: numbers.b))
    #expect(isSet)
    return network
  }

  @Test(arguments: names, 0..<3)
  func isThatOfTheReference(named: (name: String, loss: Loss), index: Int) throws {
    let cases: [Case] = try reference("losses.json")
    let numbers = cases[index]
    let expected = try #require(numbers.losses[named.name])
    let targets = expected.targets == "values" ? numbers.values : numbers.probabilities
    let data = Examples(
      inputs: .floats(numbers.inputs), targets: .values(targets, size: numbers.outputs), inputShape: [4])
    let network = try Self.network(numbers, loss: named.loss)
    #expect(abs(try network.evaluate(data, threads: 2).loss - expected.loss) < 1e-6)
    let gradient = try #require(try network.gradients(data, threads: 2)[0])
    for (ours, theirs) in zip(gradient.weights.values, expected.w) { #expect(abs(Double(ours) - theirs) < 1e-6) }
    for (ours, theirs) in zip(gradient.bias.values, expected.b) { #expect(abs(Double(ours) - theirs) < 1e-6) }
    #expect(gradient.weights.values.count == expected.w.count && gradient.bias.values.count == expected.b.count)
  }

  /// A class number stands for its one-hot row: all losses of classification agree, and the others with values.
  @Test(arguments: Loss.all)
  func classesAreOneHotRows(loss: Loss) throws {
    let labels = examples(50, shape: [6], classes: 5)
    let rows = labels.labels.flatMap { label in (0..<5).map { $0 == Int(label) ? Float(1) : 0 } }
    let dense = Examples(inputs: labels.inputs, targets: .values(rows, size: 5), inputShape: [6])
    let layers: [any Layer] = [Dense(units: 9, activation: .tanh), Dense(units: 5, activation: loss.absorbs ?? .linear)]
    var first = try compiled(layers, input: [6], loss: loss)
    if case .sparseCategoricalCrossEntropy(let fromLogits) = loss {
      // The dense loss comes to the same up to rounding.
      let other = try compiled(layers, input: [6], loss: .categoricalCrossEntropy(fromLogits: fromLogits))
      let found = try other.evaluate(dense, threads: 1)
      let expected = try first.evaluate(labels, threads: 1)
      #expect(abs(found.loss - expected.loss) < 1e-6)
      #expect(found.accuracy == expected.accuracy && found.confusion == expected.confusion)
      return
    }
    var second = first
    let reports = try first.fit(labels, options: fitOptions(epochs: 2, batch: 9)) { _ in .proceed }
    let others = try second.fit(dense, options: fitOptions(epochs: 2, batch: 9)) { _ in .proceed }
    #expect(reports.map(\.loss) == others.map(\.loss))
    #expect(reports.map(\.accuracy) == others.map(\.accuracy))
    #expect(first.fingerprint == second.fingerprint)
  }

  @Test func binaryAccuracyCountsOutputs() throws {
    let outputs: [Float] = [2, -1, 0.5, -0.5, -3, 4, 0, 1, -1]
    let targets: [Float] = [1, 0, 0, 1, 0, 1, 0, 0.75, 0.25]
    let data = Examples(inputs: .floats(outputs), targets: .values(targets, size: 3), inputShape: [3])
    let network = try compiled([Flatten()], input: [3], loss: .binaryCrossEntropy(fromLogits: true))
    let evaluation = try network.evaluate(data, threads: 1)
    #expect(evaluation.accuracy == 7.0 / 9)
    #expect(evaluation.confusion.isEmpty)
  }

  @Test(arguments: [true, false])
  func oneBinaryOutputKnowsTwoClasses(fromLogits: Bool) throws {
    let data = Examples(inputs: .floats([2, -1, 3, -4, 0]), labels: [1, 1, 0, 0, 0], inputShape: [1])
    let network = try compiled(
      [ActivationLayer(fromLogits ? .linear : .sigmoid)], input: [1], loss: .binaryCrossEntropy(fromLogits: fromLogits))
    let evaluation = try network.evaluate(data, threads: 1)
    #expect(evaluation.confusion == [[2, 1], [1, 1]])
    #expect(evaluation.accuracy == 0.6)
  }

  /// Nothing overflows: a wrong and certain answer costs its logit.
  @Test func extremes() throws {
    let binary = try compiled([Flatten()], input: [1], loss: .binaryCrossEntropy(fromLogits: true))
    let sure = Examples(inputs: .floats([1000]), labels: [0], inputShape: [1])
    #expect(try binary.evaluate(sure, threads: 1).loss == 1000)
    let right = Examples(inputs: .floats([-1000]), labels: [0], inputShape: [1])
    #expect(try binary.evaluate(right, threads: 1).loss == 0)
    let dense = try compiled([Flatten()], input: [3], loss: .categoricalCrossEntropy(fromLogits: true))
    let row = Examples(
      inputs: .floats([1000, -.infinity, -1000]), targets: .values([0.5, 0, 0.5], size: 3), inputShape: [3])
    #expect(try dense.evaluate(row, threads: 1).loss == 1000)
    for loss in Loss.all where loss.absorbs == nil {
      let network = try compiled([Flatten()], input: [2], loss: loss)
      let broken = Examples(inputs: .floats([.nan, 0]), labels: [1], inputShape: [2])
      #expect(try network.evaluate(broken, threads: 1).loss.isNaN)
    }
  }

  @Test func noAccuracyWithoutClasses() throws {
    let data = Examples(inputs: .floats([1, 2]), targets: .values([1, 2], size: 1), inputShape: [1])
    for loss in [Loss.meanSquaredError, .meanAbsoluteError, .huber] {
      let evaluation = try compiled([Flatten()], input: [1], loss: loss).evaluate(data, threads: 1)
      #expect(evaluation == Evaluation(loss: 0, accuracy: nil, confusion: []))
      #expect(!loss.hasAccuracy)
    }
    #expect(Loss.binaryCrossEntropy(fromLogits: true).hasAccuracy)
  }

  @Test func refusesTargetsThatDoNotFit() throws {
    func evaluate(_ targets: Examples.Targets, _ loss: Loss, outputs: Int) throws {
      let network = try compiled([Dense(units: outputs, activation: loss.absorbs ?? .linear)], input: [1], loss: loss)
      let data = Examples(inputs: .floats([1, 2]), targets: targets, inputShape: [1])
      _ = try network.evaluate(data, threads: 1)
    }
    #expect(throws: TrainingError.targets(expected: 0, found: 3)) {
      try evaluate(.values([1, 0, 0, 0, 1, 0], size: 3), crossEntropy, outputs: 3)
    }
    for loss in Loss.all.dropFirst(2) {
      #expect(throws: TrainingError.targets(expected: 3, found: 2)) {
        try evaluate(.values([1, 0, 0, 1], size: 2), loss, outputs: 3)
      }
      #expect(throws: TrainingError.label(3, outputs: 3)) { try evaluate(.classes([0, 3]), loss, outputs: 3) }
      #expect(throws: TrainingError.empty) { try evaluate(.values([], size: 3), loss, outputs: 3) }
      for size in [0, -1, Int.min] {
        #expect(throws: TrainingError.empty) { try evaluate(.values([1], size: size), loss, outputs: 1) }
      }
    }
    for loss in [Loss.binaryCrossEntropy(fromLogits: true), .binaryCrossEntropy(fromLogits: false)] {
      for value in [2, -0.25, Float.infinity] {
        #expect(throws: TrainingError.notProbability(value)) {
          try evaluate(.values([1, value], size: 1), loss, outputs: 1)
        }
      }
      #expect(throws: TrainingError.self) { try evaluate(.values([0, .nan], size: 1), loss, outputs: 1) }
      #expect(throws: Never.self) { try evaluate(.values([0, 0.5], size: 1), loss, outputs: 1) }
    }
    let binary = Loss.binaryCrossEntropy(fromLogits: false)
    #expect(throws: TrainingError.label(2, outputs: 1)) { try evaluate(.classes([0, 2]), binary, outputs: 1) }
    #expect(throws: Never.self) { try evaluate(.classes([0, 255]), .meanSquaredError, outputs: 1) }
  }

  @Test func refusesNetworksThatEndOtherwise() {
    for loss in Loss.all where loss.absorbs != nil {
      #expect(throws: ShapeError.unsuitableOutput(shape: [3])) {
        _ = try compiled([Dense(units: 3)], input: [1], loss: loss)
      }
    }
    for (activation, loss) in [
      (Activation.softmax, Loss.categoricalCrossEntropy(fromLogits: true)),
      (.sigmoid, .binaryCrossEntropy(fromLogits: true)), (.softmax, .binaryCrossEntropy(fromLogits: false)),
    ] {
      #expect(throws: ShapeError.unsuitableOutput(shape: [3])) {
        _ = try compiled([Dense(units: 3, activation: activation)], input: [1], loss: loss)
      }
    }
  }
}
