import Neural
import Testing

@Suite struct BatchNormTests {
  @Test func agreesWithFloat64() throws {
    try expectReference("batch_norm", BatchNorm())
    try expectReference("batch_norm, images", BatchNorm(epsilon: 0.1))
  }

  @Test func givesTheSameBitsOnEveryMachine() throws {
    try expectSameBits(
      [Conv2D(filters: 19, kernelSize: 2), BatchNorm(), ActivationLayer(.relu), MaxPool2D(), Flatten(),
        Dense(units: 18), BatchNorm(momentum: 0.5)], input: [7, 8])
  }

  /// The moving statistics move by 1 - momentum towards the batch's, the variance over n; nothing else moves them.
  @Test func statisticsMove() throws {
    let count = 12
    let data = examples(count, shape: [2, 3], classes: 3)
    let x = Array(inputs(data))
    var network = try compiled(
      [BatchNorm(momentum: 0.75), Flatten(), Dense(units: 3, activation: .softmax)], input: [2, 3])
    #expect(network.shapes[0] == LayerShape(output: [2, 3], parameterCount: 12))
    #expect(network.parameters(ofLayer: 0).map(\.values) == [[1, 1, 1], [0, 0, 0], [0, 0, 0], [1, 1, 1]])
    _ = try network.evaluate(data, threads: 1)
    _ = try network.gradients(data, threads: 1)
    #expect(network.parameters(ofLayer: 0)[2].values == [0, 0, 0])
    _ = try network.fit(data, options: fitOptions(epochs: 2, batch: count, threads: 2)) { _ in .proceed }
    let found = network.parameters(ofLayer: 0)
    for channel in 0..<3 {
      let numbers = stride(from: channel, to: x.count, by: 3).map { Double(x[$0]) }
      let mean = numbers.reduce(0, +) / Double(numbers.count)
      let variance = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(numbers.count)
      let share = 1 - 0.75 * 0.75
      #expect(abs(Double(found[2].values[channel]) - share * mean) < 1e-6)
      #expect(abs(Double(found[3].values[channel]) - (1 - share + share * variance)) < 1e-6)
    }
    #expect(found[0].values != [1, 1, 1] && found[1].values != [0, 0, 0])
  }

  /// A prediction does not depend on who else is in the batch.
  @Test func predictionUsesMovingStatistics() throws {
    var network = try compiled([BatchNorm(), Dense(units: 3, activation: .softmax)], input: [5])
    let data = examples(20, shape: [5], classes: 3)
    _ = try network.fit(data, options: fitOptions(epochs: 2, batch: 7)) { _ in .proceed }
    let all = try network.predict(data, threads: 1)
    let one = try network.predict(data[4..<5], threads: 1)
    #expect(one.values == Array(all.values[12..<15]))
  }

  /// A channel of one value has no spread: epsilon keeps it finite.
  @Test func aConstantChannelStaysFinite() throws {
    var network = try compiled([BatchNorm(), Dense(units: 2, activation: .softmax)], input: [2])
    let data = Examples(inputs: .floats([3, 1, 3, 2, 3, 4]), labels: [0, 1, 0], inputShape: [2])
    let reports = try network.fit(data, options: fitOptions(epochs: 3, batch: 2)) { _ in .proceed }
    #expect(reports.allSatisfy { $0.loss.isFinite })
  }

  private func inputs(_ data: Examples) -> [Float] {
    if case .floats(let values) = data.inputs { values } else { [] }
  }
}
