import Neural
import Testing

@Suite struct ReshapeTests {
  @Test func keepsNumbersInTheirOrder() throws {
    let layers: [any Layer] = [Reshape([5, 3, 2]), Reshape([6, 5])]
    let network = try Network(inputShape: [30], layers: layers, stream: RandomStream(seed: 1, name: "r"))
    #expect(network.shapes.map(\.output) == [[5, 3, 2], [6, 5]])
    let values = numbers(90, seed: 1)
    let data = Examples(inputs: .floats(values), labels: [0, 0, 0], inputShape: [30])
    #expect(try network.predict(data, threads: 1) == Tensor(shape: [3, 6, 5], values: values))
  }

  @Test func wantsAsManyNumbers() {
    #expect(throws: ShapeError.unexpectedInput(layer: 0, shape: [30], wanted: .count(25))) {
      try Network.infer(inputShape: [30], layers: [Reshape([5, 5])])
    }
    for (shape, size) in [([], 0), ([30, 0], 0), ([-1, -30], -1), ([Int.max, Int.max], Int.max)] {
      #expect(throws: ShapeError.invalidSize(layer: 0, size: size)) {
        try Network.infer(inputShape: [30], layers: [Reshape(shape)])
      }
    }
  }
}
