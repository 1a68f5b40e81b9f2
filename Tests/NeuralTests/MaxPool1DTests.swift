import Neural
import Testing

@Suite struct MaxPool1DTests {
  @Test func agreesWithFloat64() throws {
    try expectReference("max_pool_1d", MaxPool1D(size: 3, stride: 2))
  }

  @Test func givesTheSameBitsOnEveryMachine() throws {
    try expectSameBits([Conv1D(filters: 17, kernelSize: 2), MaxPool1D(size: 4, stride: 3)], input: [29, 2])
  }

  /// Also of a window whose last place is the largest that a byte counts.
  @Test func theLargestWindowHasItsWinner() throws {
    var network = try compiled(
      [Dense(units: 256), Reshape([256, 1]), MaxPool1D(size: 256), Flatten(), Dense(units: 2, activation: .softmax)],
      input: [1])
    let isSet = network.setBias(ofLayer: 0, to: Tensor(shape: [256], values: (0..<256).map { Float($0) }))
    #expect(isSet)
    let data = Examples(inputs: .floats([0]), labels: [0], inputShape: [1])
    let gradient = try #require(try network.gradients(data, threads: 1)[0]).bias.values
    #expect(gradient[255] != 0 && gradient[..<255].allSatisfy { $0 == 0 })
  }

  @Test func wantsSequencesThatAWindowFits() {
    for (layer, input, error) in [
      (MaxPool1D(size: 257), [300, 1], ShapeError.invalidSize(layer: 0, size: 257)),
      (MaxPool1D(size: 2, stride: 0), [300, 1], .invalidSize(layer: 0, size: 0)),
      (MaxPool1D(size: 3), [2, 20], .unexpectedInput(layer: 0, shape: [2, 20], wanted: .window(3))),
      (MaxPool1D(), [20], .unexpectedInput(layer: 0, shape: [20], wanted: .sequence)),
    ] {
      #expect(throws: error) { try Network.infer(inputShape: input, layers: [layer]) }
    }
  }
}
