import Foundation
import Neural
import Testing

@Suite struct LSTMTests {
  /// The definition, bit for bit: sums are one chain from the bias over the features and then over the units.
  @Test(arguments: [(1, 1, 1), (4, 3, 5), (3, 20, 16), (5, 7, 21)])
  func isAChainOfFusedMultiplyAdds(steps: Int, features: Int, units: Int) throws {
    let count = 11
    var network = try Network(
      inputShape: [steps, features], layers: [LSTM(units: units, returnSequences: true)],
      stream: RandomStream(seed: 1, name: "lstm"))
    let isSet = network.setBias(ofLayer: 0, to: Tensor(shape: [4 * units], values: numbers(4 * units, seed: 2)))
    #expect(isSet)
    let x = numbers(count * steps * features, seed: 3)
    let p = network.parameters(ofLayer: 0).map(\.values)
    var expected: [Float] = []
    for example in 0..<count {
      var h = [Float](repeating: 0, count: units)
      var c = h
      for step in 0..<steps {
        let row = Array(x[(example * steps + step) * features..<(example * steps + step + 1) * features])
        let a = (0..<4 * units).map { column in
          var sum = p[2][column]
          for k in 0..<features { sum = fmaf(row[k], p[0][k * 4 * units + column], sum) }
          for k in 0..<units where step > 0 { sum = fmaf(h[k], p[1][k * 4 * units + column], sum) }
          return sum
        }
        let gates = ElementwiseFunction.sigmoid(a)
        let g = ElementwiseFunction.tanh(a)
        for u in 0..<units {
          c[u] = fmaf(step > 0 ? gates[units + u] : 0, c[u], gates[u] * g[2 * units + u])
        }
        h = zip(gates[(3 * units)...], ElementwiseFunction.tanh(c)).map { $0 * $1 }
        expected += h
      }
    }
    try expectStates(Tensor(shape: [count, steps, units], values: expected), of: network, for: x)
  }

  @Test func startsAsInKeras() throws {
    let network = try Network(
      inputShape: [9, 20], layers: [LSTM(units: 12)], stream: RandomStream(seed: 1, name: "start"))
    #expect(network.shapes == [LayerShape(output: [12], parameterCount: 4 * 12 * (20 + 12 + 1))])
    let parameters = network.parameters(ofLayer: 0)
    #expect(parameters.map(\.shape) == [[20, 48], [12, 48], [48]])
    let limit = Float((6.0 / 68).squareRoot())
    #expect(parameters[0].values.allSatisfy { $0 >= -limit && $0 < limit })
    #expect(parameters[0].values.contains { $0.magnitude > 0.9 * limit })
    #expect(network.bias(ofLayer: 0)?.values == (0..<48).map { (12..<24).contains($0) ? 1 : 0 })
  }
}
