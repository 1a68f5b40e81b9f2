import Foundation
import Neural
import Testing

@Suite struct DenseTests {
  /// The definition, bit for bit: each output is one chain of fused multiply-adds, begun at the bias.
  @Test(arguments: [
    (1, 1, 1), (3, 17, 5), (16, 16, 16), (33, 1, 97), (130, 31, 100), (784, 10, 7), (129, 65, 33), (1, 300, 2),
    (257, 48, 193),
  ])
  func isAChainOfFusedMultiplyAdds(inputs: Int, units: Int, count: Int) throws {
    for activation in [Activation.linear, .relu] {
      var network = try Network(
        inputShape: [inputs], layers: [Dense(units: units, activation: activation)],
        stream: RandomStream(seed: 1, name: "dense"))
      let isSet = network.setBias(ofLayer: 0, to: Tensor(shape: [units], values: numbers(units, seed: 2)))
      #expect(isSet)
      let x = numbers(inputs * count, seed: 3)
      let weights = try #require(network.weights(ofLayer: 0)).values
      let bias = try #require(network.bias(ofLayer: 0)).values
      var expected: [Float] = []
      for row in 0..<count {
        for unit in 0..<units {
          var sum = bias[unit]
          for k in 0..<inputs { sum = fmaf(x[row * inputs + k], weights[k * units + unit], sum) }
          expected.append(activation == .relu && sum < 0 ? 0 : sum)
        }
      }
      let data = Examples(inputs: .floats(x), labels: Array(repeating: 0, count: count), inputShape: [inputs])
      for level in availableLevels {
        network.engine.level = level
        let found = try network.predict(data, threads: 2)
        #expect(found.shape == [count, units])
        #expect(found.values.map(\.bitPattern) == expected.map(\.bitPattern))
      }
    }
  }

  @Test func wantsOneDimensionAndPositiveUnits() {
    #expect(throws: ShapeError.unexpectedInput(layer: 0, shape: [2, 2], wanted: .row)) {
      try Network.infer(inputShape: [2, 2], layers: [Dense(units: 3)])
    }
    for units in [0, -1, Int.min] {
      #expect(throws: ShapeError.invalidSize(layer: 1, size: units)) {
        try Network.infer(inputShape: [2, 2], layers: [Flatten(), Dense(units: units)])
      }
    }
  }
}
