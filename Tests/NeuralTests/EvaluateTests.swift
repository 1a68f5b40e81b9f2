import Foundation
import Neural
import Testing

@Suite struct EvaluateTests {
  /// A network whose logits are its inputs.
  private func identity(fromLogits: Bool) throws -> Network {
    let layers: [any Layer] = fromLogits ? [Flatten()] : [ActivationLayer(.softmax)]
    return try compiled(layers, input: [3], loss: .sparseCategoricalCrossEntropy(fromLogits: fromLogits))
  }

  @Test(arguments: [true, false])
  func countsByHand(fromLogits: Bool) throws {
    let logits: [Float] = [2, 1, 0, 0, 3, 0, 1, 1, 1, -1, 0, 5, 0, 0, 1]
    let labels: [UInt8] = [0, 1, 1, 2, 0]
    let data = Examples(inputs: .floats(logits), labels: labels, inputShape: [3])
    let evaluation = try identity(fromLogits: fromLogits).evaluate(data, threads: 2)
    // Of equal outputs the first counts.
    #expect(evaluation.confusion == [[1, 0, 1], [1, 1, 0], [0, 0, 1]])
    #expect(evaluation.accuracy == 0.6)
    var expected = 0.0
    for row in 0..<5 {
      let z = logits[row * 3..<row * 3 + 3].map(Double.init)
      expected += log(z.map { exp($0) }.reduce(0, +)) - z[Int(labels[row])]
    }
    #expect(abs(evaluation.loss - expected / 5) < 1e-6)
  }

  /// A certain and wrong answer costs much, not infinitely much.
  @Test func lossesOfExtremes() throws {
    let data = Examples(inputs: .floats([1000, 0, -1000]), labels: [2], inputShape: [3])
    #expect(try identity(fromLogits: true).evaluate(data, threads: 1).loss == 2000)
    let sure = Examples(inputs: .floats([1000, 0, -1000]), labels: [0], inputShape: [3])
    #expect(try identity(fromLogits: false).evaluate(sure, threads: 1).loss == 0)
  }

  /// Batches of an evaluation do not show.
  @Test(arguments: [1, 95, 96, 97, 192, 500])
  func anyCount(count: Int) throws {
    let network = try compiled(
      [Dense(units: 30, activation: .relu), Dense(units: 5, activation: .softmax)], input: [13])
    let data = examples(count, shape: [13], classes: 5)
    let evaluation = try network.evaluate(data, threads: 2)
    let outputs = try network.predict(data, threads: 2)
    #expect(outputs.shape == [count, 5])
    var hits = 0
    for row in 0..<count {
      let values = outputs.values[row * 5..<row * 5 + 5]
      let single = try network.predict(data[row..<row + 1], threads: 1)
      #expect(Array(values) == single.values)
      guard let largest = values.max(), let first = values.firstIndex(of: largest) else { continue }
      if first - row * 5 == Int(data.labels[row]) { hits += 1 }
    }
    #expect(evaluation.accuracy == Double(hits) / Double(count))
    #expect(evaluation.confusion.joined().reduce(0, +) == count)
  }

  @Test func manyOutputsHaveNoConfusion() throws {
    let network = try compiled([Dense(units: 1025, activation: .softmax)], input: [2])
    let evaluation = try network.evaluate(examples(3, shape: [2], classes: 256), threads: 1)
    #expect(evaluation.confusion.isEmpty)
    #expect(evaluation.loss > 0)
  }

  @Test func brokenNumbersAreToldAsTheyAre() throws {
    let data = Examples(inputs: .floats([.nan, 0, 0]), labels: [1], inputShape: [3])
    let evaluation = try identity(fromLogits: false).evaluate(data, threads: 1)
    #expect(evaluation.loss.isNaN)
  }
}
