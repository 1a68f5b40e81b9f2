import Neural
import Testing

/// What holds for every recurrent layer.
@Suite struct RecurrenceTests {
  static let layers: [String: @Sendable (Int, Bool) -> any Layer] = [
    "LSTM": { LSTM(units: $0, returnSequences: $1) },
    "GRU": { GRU(units: $0, returnSequences: $1) },
  ]

  private func layer(_ name: String, _ units: Int, sequences: Bool = false) throws -> any Layer {
    let make = try #require(Self.layers[name])
    return make(units, sequences)
  }

  @Test(arguments: layers.keys.sorted())
  func wantsASequenceAndSomeUnits(name: String) throws {
    for (units, input, error) in [
      (3, [5], ShapeError.unexpectedInput(layer: 0, shape: [5], wanted: .sequence)),
      (3, [2, 3, 4], .unexpectedInput(layer: 0, shape: [2, 3, 4], wanted: .sequence)),
      (0, [2, 3], .invalidSize(layer: 0, size: 0)),
      (-1, [2, 3], .invalidSize(layer: 0, size: -1)),
      (1025, [2, 3], .invalidSize(layer: 0, size: 1025)),
      (Int.max, [2, 3], .invalidSize(layer: 0, size: Int.max)),
      (Int.min, [2, 3], .invalidSize(layer: 0, size: Int.min)),
    ] {
      let layer = try layer(name, units)
      #expect(throws: error) { try Network.infer(inputShape: input, layers: [layer]) }
    }
    let wide = try layer(name, 1024)
    #expect(throws: ShapeError.invalidSize(layer: 0, size: 1 << 27)) {
      try Network.infer(inputShape: [1, 1 << 27], layers: [wide])
    }
    let long = try layer(name, 1024, sequences: true)
    #expect(throws: ShapeError.self) { try Network.infer(inputShape: [1 << 20, 1], layers: [long]) }
    #expect(try Network.infer(inputShape: [7, 3], layers: [long]).map(\.output) == [[7, 1024]])
    #expect(try Network.infer(inputShape: [7, 3], layers: [wide]).map(\.output) == [[1024]])
  }

  @Test(arguments: layers.keys.sorted())
  func agreesWithFloat64(name: String) throws {
    let reference = name.lowercased()
    func around(_ layer: any Layer, _ shape: [Int]) -> [any Layer] {
      [Dense(units: shape[0] * shape[1]), Reshape(shape), layer]
    }
    try expectSequenceReference(reference, around(layer(name, 4), [5, 3]))
    try expectSequenceReference("\(reference), sequences", around(layer(name, 6, sequences: true), [4, 2]))
    try expectSequenceReference("\(reference), one step", around(layer(name, 17), [1, 3]))
    try expectSequenceReference(
      "\(reference), stacked",
      [Embedding(inputDim: 6, outputDim: 3), layer(name, 5, sequences: true), layer(name, 3)])
  }

  @Test(arguments: layers.keys.sorted())
  func givesTheSameBitsOnEveryMachine(name: String) throws {
    try expectSameBits(
      [BatchNorm(), layer(name, 19, sequences: true), Dropout(rate: 0.3), layer(name, 33), BatchNorm()],
      input: [7, 18])
    try expectSameBits(
      [Conv1D(filters: 5, kernelSize: 2, activation: .relu), layer(name, 16, sequences: true)], input: [6, 3],
      count: 23, batch: 5)
  }

  /// The last of all states is the state that is given alone.
  @Test(arguments: layers.keys.sorted())
  func theLastStateIsTheLastOfAll(name: String) throws {
    let data = examples(100, shape: [6, 5], classes: 2)
    let all = try Network(
      inputShape: [6, 5], layers: [try layer(name, 17, sequences: true)], stream: RandomStream(seed: 1, name: "r"))
    let last = try Network(
      inputShape: [6, 5], layers: [try layer(name, 17)], stream: RandomStream(seed: 1, name: "r"))
    let states = try all.predict(data, threads: 2)
    let found = try last.predict(data, threads: 2)
    #expect(found.shape == [100, 17])
    for row in 0..<100 {
      #expect(found.values[row * 17..<(row + 1) * 17] == states.values[(row * 6 + 5) * 17..<(row + 1) * 6 * 17])
    }
  }

  /// Who else is in a batch, and whether anything is trained, does not change a bit.
  @Test(arguments: layers.keys.sorted())
  func plansAgree(name: String) throws {
    let network = try compiled(
      [try layer(name, 9, sequences: true), try layer(name, 5), Dense(units: 3, activation: .softmax)], input: [4, 7])
    let data = examples(230, shape: [4, 7], classes: 3)
    let all = try network.predict(data, threads: 2).values
    for row in [0, 95, 96, 191, 192, 229] {
      let one = try network.predict(data[row..<row + 1], threads: 1).values
      #expect(one == Array(all[row * 3..<row * 3 + 3]))
    }
    for count in [1, 2, 3, 8, 15, 96] {
      let part = data[7..<7 + count]
      #expect(try network.trainingLoss(part, threads: 2) == network.evaluate(part, threads: 1).loss)
    }
  }

  @Test(arguments: layers.keys.sorted(), [1, 2, 5, 7, 16, 17, 40])
  func batchesOfAnySizeAgreeAtEveryLevel(name: String, batch: Int) throws {
    let start = try compiled([try layer(name, 18), Dense(units: 3, activation: .softmax)], input: [5, 3])
    let data = examples(40, shape: [5, 3], classes: 3)
    var fingerprints: Set<UInt64> = []
    for level in availableLevels {
      for threads in [1, 3] {
        var network = start
        network.engine.level = level
        _ = try network.fit(data, options: fitOptions(batch: batch, threads: threads)) { _ in .proceed }
        fingerprints.insert(network.fingerprint)
      }
    }
    #expect(fingerprints.count == 1 && !fingerprints.contains(start.fingerprint))
  }

  /// More weights than one unit of an update takes, and a sequence longer than one block of it.
  @Test(arguments: layers.keys.sorted())
  func longAndWideSequencesAgree(name: String) throws {
    try expectSameBits([try layer(name, 7)], input: [300, 2], count: 6, batch: 3)
    try expectSameBits([try layer(name, 101)], input: [3, 130], count: 20, batch: 9)
  }

  /// Nothing is left in a plan from the step before.
  @Test(arguments: layers.keys.sorted())
  func goingOnIsTheSameAsNotStopping(name: String) throws {
    let start = try compiled([try layer(name, 6), Dense(units: 3, activation: .softmax)], input: [5, 3])
    let data = examples(30, shape: [5, 3], classes: 3)
    var once = start
    var parts = start
    _ = try once.fit(data, options: fitOptions(epochs: 3, batch: 8)) { _ in .proceed }
    for _ in 0..<3 { _ = try parts.fit(data, options: fitOptions(batch: 8)) { _ in .proceed } }
    #expect(parts.fingerprint == once.fingerprint && once.fingerprint != start.fingerprint)
  }

  /// The first symbol decides what the last one means, whatever is in between: no sum over the places can tell, so a
  /// dense layer is right half of the time. Some sequences are kept for the end.
  @Test(arguments: layers.keys.sorted())
  func learnsThatTheFirstSymbolDecides(name: String) throws {
    let steps = 5
    // An odd factor takes the numbers below 32 to one another, out of their order.
    let sequences = (0..<32).map { $0 * 11 % 32 }
    let data = Examples(
      inputs: .floats(sequences.flatMap { number in (0..<steps).map { Float(number >> $0 & 1) } }),
      labels: sequences.map { UInt8($0 & 1 ^ $0 >> (steps - 1)) }, inputShape: [steps])
    func trained(_ layer: any Layer, threads: Int) throws -> (network: Network, accuracy: Double) {
      var network = try compiled(
        [Embedding(inputDim: 2, outputDim: 4), layer, Dense(units: 2, activation: .softmax)], input: [steps],
        optimizer: .adam(learningRate: 0.03, beta1: 0.9, beta2: 0.999, epsilon: 1e-7))
      _ = try network.fit(data[0..<26], options: fitOptions(epochs: 200, threads: threads)) { _ in .proceed }
      return (network, try network.evaluate(data, threads: threads).accuracy ?? 0)
    }
    #expect(try trained(Flatten(), threads: 1).accuracy < 0.7)
    let found = try trained(layer(name, 16), threads: 1)
    #expect(found.accuracy == 1)
    #expect(try trained(layer(name, 16), threads: 2).network.fingerprint == found.network.fingerprint)
    let expected = ["LSTM": "ecc00c5c497e8310", "GRU": "6f35a733197f2b04"][name]
    #expect(String(found.network.fingerprint, radix: 16) == expected)
  }

  /// Numbers that overflow end the training with an error.
  @Test(arguments: layers.keys.sorted())
  func infiniteInputsAreNoticed(name: String) throws {
    var network = try compiled([try layer(name, 3), Dense(units: 2, activation: .softmax)], input: [2, 2])
    for bad in [Float.nan, .infinity] {
      let data = Examples(inputs: .floats([1, bad, 1, 1]), labels: [0], inputShape: [2, 2])
      #expect(throws: TrainingError.notFinite(epoch: 1)) {
        try network.fit(data, options: fitOptions(epochs: 3)) { _ in .proceed }
      }
    }
  }
}
