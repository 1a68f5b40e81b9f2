import Neural
import Testing

/// A network of layers for sequences, as `Reference/sequences.py` describes it.
private struct SequenceReference: Decodable {
  var inputShape: [Int]
  var x: [Float]
  var labels: [UInt8]
  /// Of all layers, one after another.
  var parameters: [[Float]]
  var outputs: [Double]
  var gradients: [[Double]]
  /// The parameters after a step of Adam.
  var afterOneStep: [[Double]]
}

/// Compares a network's outputs, all its gradients and a step of Adam with float64 numbers, at every level.
func expectSequenceReference(
  _ name: String, _ layers: [any Layer], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let all: [String: SequenceReference] = try reference("sequences.json")
  let expected = try #require(all[name], sourceLocation: sourceLocation)
  var network = try compiled(
    layers + [Flatten(), Dense(units: 3, activation: .softmax)], input: expected.inputShape,
    optimizer: .adam(learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 0.01))
  func places() -> [(layer: Int, number: Int)] {
    network.layers.indices.flatMap { layer in
      network.parameters(ofLayer: layer).indices.map { (layer, $0) }
    }
  }
  try #require(places().count == expected.parameters.count, sourceLocation: sourceLocation)
  for (place, values) in zip(places(), expected.parameters) {
    let shape = network.parameters(ofLayer: place.layer)[place.number].shape
    let isSet = network.setParameter(place.number, ofLayer: place.layer, to: Tensor(shape: shape, values: values))
    #expect(isSet, sourceLocation: sourceLocation)
  }
  let data = Examples(inputs: .floats(expected.x), labels: expected.labels, inputShape: expected.inputShape)
  for level in availableLevels {
    var network = network
    network.engine.level = level
    let outputs = try network.predict(data, threads: 2).values
    #expect(largestDifference(outputs, expected.outputs) < 1e-6, sourceLocation: sourceLocation)
    let gradients = try network.gradients(data, threads: 2).compactMap { $0 }.flatMap(\.parameters)
    #expect(gradients.count == expected.gradients.count, sourceLocation: sourceLocation)
    for (found, reference) in zip(gradients, expected.gradients) {
      #expect(largestDifference(found.values, reference) < 1e-6, "\(found.shape)", sourceLocation: sourceLocation)
    }
    _ = try network.fit(data, options: fitOptions(batch: data.count, shuffles: false)) { _ in .proceed }
    for (place, reference) in zip(places(), expected.afterOneStep) {
      let found = network.parameters(ofLayer: place.layer)[place.number].values
      #expect(largestDifference(found, reference) < 1e-6, "\(place)", sourceLocation: sourceLocation)
    }
  }
}

/// Compares all states of a recurrent network with numbers, bit for bit, at every level.
func expectStates(
  _ expected: Tensor, of network: Network, for x: [Float], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var network = network
  let data = Examples(
    inputs: .floats(x), labels: Array(repeating: 0, count: expected.shape[0]), inputShape: network.inputShape)
  for level in availableLevels {
    network.engine.level = level
    let found = try network.predict(data, threads: 2)
    #expect(found.shape == expected.shape, sourceLocation: sourceLocation)
    #expect(found.values.map(\.bitPattern) == expected.values.map(\.bitPattern), sourceLocation: sourceLocation)
  }
}
