import Foundation
import Neural
import Testing

@Suite struct GRUTests {
  /// The definition, bit for bit: sums are chains from a bias each, over the features and over the units.
  @Test(arguments: [(1, 1, 1), (4, 3, 5), (3, 20, 16), (5, 7, 21)])
  func isAChainOfFusedMultiplyAdds(steps: Int, features: Int, units: Int) throws {
    let count = 11
    var network = try Network(
      inputShape: [steps, features], layers: [GRU(units: units, returnSequences: true)],
      stream: RandomStream(seed: 1, name: "gru"))
    let isSet = network.setBias(ofLayer: 0, to: Tensor(shape: [2, 3 * units], values: numbers(6 * units, seed: 2)))
    #expect(isSet)
    let x = numbers(count * steps * features, seed: 3)
    let p = network.parameters(ofLayer: 0).map(\.values)
    func sums(_ row: [Float], _ weights: [Float], bias: Int) -> [Float] {
      (0..<3 * units).map { column in
        var sum = p[2][bias * 3 * units + column]
        for k in row.indices { sum = fmaf(row[k], weights[k * 3 * units + column], sum) }
        return sum
      }
    }
    var expected: [Float] = []
    for example in 0..<count {
      var h = [Float](repeating: 0, count: units)
      for step in 0..<steps {
        let row = Array(x[(example * steps + step) * features..<(example * steps + step + 1) * features])
        let a = sums(row, p[0], bias: 0)
        let b = sums(step > 0 ? h : [], p[1], bias: 1)
        let gates = ElementwiseFunction.sigmoid(zip(a, b).map { $0 + $1 })
        let n = ElementwiseFunction.tanh(
          (0..<units).map { fmaf(gates[units + $0], b[2 * units + $0], a[2 * units + $0]) })
        h = (0..<units).map { fmaf(gates[$0], h[$0] - n[$0], n[$0]) }
        expected += h
      }
    }
    try expectStates(Tensor(shape: [count, steps, units], values: expected), of: network, for: x)
  }

  @Test func startsAsInKeras() throws {
    let network = try Network(
      inputShape: [9, 20], layers: [GRU(units: 12)], stream: RandomStream(seed: 1, name: "start"))
    #expect(network.shapes == [LayerShape(output: [12], parameterCount: 3 * 12 * (20 + 12 + 2))])
    let parameters = network.parameters(ofLayer: 0)
    #expect(parameters.map(\.shape) == [[20, 36], [12, 36], [2, 36]])
    #expect(network.bias(ofLayer: 0)?.values == [Float](repeating: 0, count: 72))
    #expect(parameters[0].values.contains { $0 != 0 } && parameters[1].values.contains { $0 != 0 })
  }
}
