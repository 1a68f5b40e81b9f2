import CKernels
import Foundation
import Neural
import Testing

@Suite struct EmbeddingTests {
  @Test func agreesWithFloat64() throws {
    try expectSequenceReference("embedding", [Embedding(inputDim: 7, outputDim: 5)])
    try expectSequenceReference("embedding, many words", [Embedding(inputDim: 150, outputDim: 18)])
  }

  @Test func givesTheSameBitsOnEveryMachine() throws {
    try expectSameBits(
      [Embedding(inputDim: 200, outputDim: 21), ActivationLayer(.relu), Conv1D(filters: 5, kernelSize: 3)],
      input: [9], data: indices(50, shape: [9], below: 200, classes: 3))
    try expectSameBits(
      [Reshape([9]), Embedding(inputDim: 3, outputDim: 4), BatchNorm(), Dropout(rate: 0.3), Flatten()],
      input: [3, 3], data: indices(50, shape: [3, 3], below: 3, classes: 3))
  }

  @Test func looksRowsUp() throws {
    var network = try Network(
      inputShape: [3], layers: [Embedding(inputDim: 4, outputDim: 18)], stream: RandomStream(seed: 1, name: "e"))
    #expect(network.shapes == [LayerShape(output: [3, 18], parameterCount: 72)])
    let start = try #require(network.weights(ofLayer: 0)).values
    #expect(start.allSatisfy { $0 >= -0.05 && $0 < 0.05 } && Set(start).count > 60)
    #expect(network.bias(ofLayer: 0) == nil)
    let table = (0..<72).map { Float($0) }
    let isSet = network.setWeights(ofLayer: 0, to: Tensor(shape: [4, 18], values: table))
    #expect(isSet)
    let words: [Float] = [3, 0, 3, -0.0, 1, 2]
    let data = Examples(inputs: .floats(words), labels: [0, 0], inputShape: [3])
    let expected = words.flatMap { word in (0..<18).map { word.magnitude * 18 + Float($0) } }
    #expect(try network.predict(data, threads: 2).values == expected)
    let bytes = Examples(inputs: .bytes([3, 0, 3, 0, 1, 2], divisor: 1), labels: [0, 0], inputShape: [3])
    #expect(try network.predict(bytes, threads: 1).values == expected)
  }

  /// A word's gradient is the sum over its places in ascending order, bit for bit: what comes back at a place is a
  /// chain over the outputs, whose gradients are a single example's bias gradients.
  @Test func gradientsAddUpInOrder() throws {
    let (steps, words) = (60, 5)
    var network = try compiled(
      [Embedding(inputDim: words + 1, outputDim: 2), Flatten(), Dense(units: 3, activation: .softmax)],
      input: [steps])
    let data = indices(4, shape: [steps], below: words, classes: 3)
    guard case .floats(let numbers) = data.inputs else { return }
    for example in 0..<4 {
      let one = data[example..<example + 1]
      for level in availableLevels {
        network.engine.level = level
        let gradients = try network.gradients(one, threads: 2)
        let above = try #require(gradients[2]).bias.values
        let weights = try #require(network.weights(ofLayer: 2)).values
        var sums = [Float](repeating: 0, count: (words + 1) * 2)
        for place in 0..<2 * steps {
          let row = Int(numbers[example * steps + place / 2]) * 2 + place % 2
          sums[row] += (0..<3).reduce(Float(0)) { fmaf(weights[place * 3 + $1], above[$1], $0) }
        }
        #expect(try #require(gradients[0]).weights.values == sums)
        #expect(sums.suffix(2) == [0, 0] && sums[0] != 0)
      }
    }
  }

  /// What is no word's number is refused before anything changes.
  @Test(arguments: [-1, 4, 0.5, 3.999, 1e30, -1e-30, .infinity, -.infinity, .nan] as [Float])
  func refusesWhatIsNoWord(number: Float) throws {
    var network = try compiled(
      [Flatten(), Embedding(inputDim: 4, outputDim: 3), LSTM(units: 2), Dense(units: 2, activation: .softmax)],
      input: [2, 1])
    let before = network.fingerprint
    let numbers: [Float] = [0, 3, 1, number, 2, 2]
    let data = Examples(inputs: .floats(numbers), labels: [0, 1, 0], inputShape: [2, 1])
    func expectRefusal(_ body: () throws -> Void) {
      let error = #expect(throws: TrainingError.self) { try body() }
      guard case .index(let found, let limit)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(limit == 4 && (found == number || found.isNaN && number.isNaN))
    }
    expectRefusal { _ = try network.predict(data, threads: 1) }
    expectRefusal { _ = try network.evaluate(data, threads: 1) }
    expectRefusal { _ = try network.gradients(data, threads: 1) }
    expectRefusal { _ = try network.fit(data, options: fitOptions()) { _ in .proceed } }
    expectRefusal {
      _ = try network.fit(data[2..<3], options: fitOptions(validation: data[1..<2])) { _ in .proceed }
    }
    #expect(network.fingerprint == before)
    // Examples that are not used may hold anything.
    _ = try network.fit(data[2..<3], options: fitOptions(validation: data[0..<1])) { _ in .proceed }
    #expect(network.fingerprint != before)
  }

  @Test func refusesBytesThatAreNoWords() throws {
    let network = try compiled(
      [Embedding(inputDim: 4, outputDim: 3), Flatten(), Dense(units: 2, activation: .softmax)], input: [2])
    for (bytes, divisor, number) in [
      ([3, 4], 1, 4), ([0, 3], 2, 1.5), ([0, 1], 0, .infinity),
    ] as [([UInt8], Float, Float)] {
      let data = Examples(inputs: .bytes(bytes, divisor: divisor), labels: [0], inputShape: [2])
      #expect(throws: TrainingError.self) { try network.predict(data, threads: 1) }
      if divisor > 0 {
        #expect(throws: TrainingError.index(number, limit: 4)) { try network.evaluate(data, threads: 1) }
      }
    }
    let doubled = Examples(inputs: .bytes([6, 2], divisor: 2), labels: [0], inputShape: [2])
    #expect(throws: Never.self) { try network.predict(doubled, threads: 1) }
  }

  /// The kernel itself reads nothing that is not there, whatever the numbers are: a row of zeros, and no gradient.
  @Test func theKernelNeverLeavesItsTable() throws {
    var table = [Float](repeating: 7, count: 3 * 16)
    var numbers: [Float] = [-1, 3, 0.5, 1e30, -1e30, .infinity, -.infinity, .nan, 2] + [Float](repeating: 0, count: 16)
    var output = [Float](repeating: 1, count: 9 * 2 + 16)
    var first = [Int](repeating: 5, count: 3)
    var next = [Int](repeating: 5, count: 9)
    let team = try #require(lec_team_create(1, LEC_GENERIC))
    defer { lec_team_free(team) }
    table.withUnsafeMutableBufferPointer { table in
      numbers.withUnsafeMutableBufferPointer { numbers in
        output.withUnsafeMutableBufferPointer { output in
          first.withUnsafeMutableBufferPointer { first in
            next.withUnsafeMutableBufferPointer { next in
              var step = lec_embedding()
              step.input = lec_images(at: numbers.baseAddress, stride: 16)
              step.output = lec_images(at: output.baseAddress, stride: 32)
              step.table = table.baseAddress
              step.first = first.baseAddress
              step.next = next.baseAddress
              step.examples = 1
              step.steps = 9
              step.words = 3
              step.dimension = 2
              withUnsafePointer(to: step) { step in
                for operation in [LEC_EMBEDDING, LEC_EMBEDDING_PLACES] {
                  var job = lec_job(operation: operation, arguments: step, units: 1)
                  lec_team_run(team, &job, 1)
                }
              }
            }
          }
        }
      }
    }
    #expect(Array(output[0..<18]) == [Float](repeating: 0, count: 16) + [7, 7])
    #expect(first == [-1, -1, 8] && next[8] == -1)
  }

  @Test func wantsARowOfTheExamplesOwnNumbers() {
    let layer = Embedding(inputDim: 5, outputDim: 2)
    for (layers, input, error) in [
      ([layer], [5, 5], ShapeError.unexpectedInput(layer: 0, shape: [5, 5], wanted: .words)),
      ([Embedding(inputDim: 0, outputDim: 1)], [5], .invalidSize(layer: 0, size: 0)),
      ([Embedding(inputDim: 1, outputDim: -2)], [5], .invalidSize(layer: 0, size: -2)),
      ([Embedding(inputDim: Int.max, outputDim: Int.max)], [5], .invalidSize(layer: 0, size: Int.max)),
      ([Embedding(inputDim: 1 << 28, outputDim: 1)], [5], .invalidSize(layer: 0, size: 1 << 28)),
      ([Dense(units: 3), layer], [5], .unexpectedInput(layer: 1, shape: [3], wanted: .words)),
      ([Dropout(rate: 0.5), Flatten(), layer], [5], .unexpectedInput(layer: 2, shape: [5], wanted: .words)),
      ([layer, Flatten(), layer], [5], .unexpectedInput(layer: 2, shape: [10], wanted: .words)),
    ] as [([any Layer], [Int], ShapeError)] {
      #expect(throws: error) { try Network.infer(inputShape: input, layers: layers) }
    }
    #expect(throws: Never.self) { try Network.infer(inputShape: [5, 1], layers: [Flatten(), Reshape([5]), layer]) }
  }
}
