import Neural
import Testing

@Suite struct FlattenTests {
  @Test func keepsNumbersInTheirOrder() throws {
    let network = try Network(inputShape: [2, 3, 5], layers: [Flatten()], stream: RandomStream(seed: 1, name: "f"))
    #expect(network.shapes == [LayerShape(output: [30], parameterCount: 0)])
    let values = numbers(90, seed: 1)
    let data = Examples(inputs: .floats(values), labels: [0, 0, 0], inputShape: [2, 3, 5])
    #expect(try network.predict(data, threads: 1) == Tensor(shape: [3, 30], values: values))
  }
}
