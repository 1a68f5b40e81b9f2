import Foundation
import Neural
import Testing

/// A layer within a small network, as `Reference/layers.py` describes it.
private struct LayerReference: Decodable {
  var shape: [Int]
  var x: [Float]
  var labels: [UInt8]
  /// By layer, weights before bias.
  var parameters: [[Float]]
  var outputs: [Double]
  var gradients: [[Double]]
}

/// Compares a layer's outputs and all gradients of the network around it with float64 numbers: those of the layer
/// below show the gradient by the layer's input.
func expectReference(_ name: String, _ layer: any Layer, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let all: [String: LayerReference] = try reference("layers.json")
  let expected = try #require(all[name], sourceLocation: sourceLocation)
  let size = expected.shape.reduce(1, *)
  var network = try compiled(
    [Dense(units: size), Reshape(expected.shape), layer, Flatten(), Dense(units: 3, activation: .softmax)], input: [5])
  let owners = network.layers.indices.filter { network.weights(ofLayer: $0) != nil }
  try #require(owners.count * 2 == expected.parameters.count, sourceLocation: sourceLocation)
  for (index, owner) in owners.enumerated() {
    let weights = try #require(network.weights(ofLayer: owner))
    let bias = try #require(network.bias(ofLayer: owner))
    let isFirst = network.setWeights(
      ofLayer: owner, to: Tensor(shape: weights.shape, values: expected.parameters[2 * index]))
    let isSecond = network.setBias(
      ofLayer: owner, to: Tensor(shape: bias.shape, values: expected.parameters[2 * index + 1]))
    #expect(isFirst && isSecond, sourceLocation: sourceLocation)
  }
  let data = Examples(inputs: .floats(expected.x), labels: expected.labels, inputShape: [5])
  for level in availableLevels {
    network.engine.level = level
    let outputs = try network.predict(data, threads: 2).values
    #expect(largestDifference(outputs, expected.outputs) < 2e-6, sourceLocation: sourceLocation)
    let gradients = try network.gradients(data, threads: 2).compactMap { $0 }.flatMap { [$0.weights, $0.bias] }
    for (found, reference) in zip(gradients, expected.gradients) {
      #expect(largestDifference(found.values, reference) < 2e-6, "\(found.shape)", sourceLocation: sourceLocation)
    }
    #expect(gradients.count == expected.gradients.count, sourceLocation: sourceLocation)
  }
}

/// Trains with every number of threads and at every level, and compares all bits.
func expectSameBits(
  _ layers: [any Layer], input: [Int], count: Int = 50, batch: Int = 16, data: Examples? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let start = try compiled(layers + [Flatten(), Dense(units: 3, activation: .softmax)], input: input)
  let data = data ?? examples(count, shape: input, classes: 3, divisor: 255)
  func trained(_ level: SIMDLevel, threads: Int) throws -> ([UInt32], UInt64) {
    var network = start
    network.engine.level = level
    _ = try network.fit(data, options: fitOptions(epochs: 2, batch: batch, threads: threads)) { _ in .proceed }
    return (try network.predict(data, threads: threads).values.map(\.bitPattern), network.fingerprint)
  }
  let expected = try trained(.generic, threads: 1)
  #expect(expected.1 != start.fingerprint, sourceLocation: sourceLocation)
  for level in availableLevels {
    for threads in 1...8 {
      let found = try trained(level, threads: threads)
      #expect(found == expected, "\(level), \(threads) threads", sourceLocation: sourceLocation)
    }
  }
}
