import Neural
import Testing

@Suite struct Conv1DTests {
  @Test func agreesWithFloat64() throws {
    try expectReference("conv1d", Conv1D(filters: 5, kernelSize: 3))
    try expectReference("conv1d, same, stride", Conv1D(filters: 3, kernelSize: 4, stride: 3, padding: .same))
  }

  @Test func givesTheSameBitsOnEveryMachine() throws {
    try expectSameBits(
      [
        Conv1D(filters: 18, kernelSize: 5, padding: .same, activation: .relu), MaxPool1D(),
        Conv1D(filters: 3, kernelSize: 3, stride: 2),
      ], input: [31, 3])
  }

  @Test func hasTheShapesOfKeras() throws {
    for (layer, output, count) in [
      (Conv1D(filters: 8, kernelSize: 3), [98, 8], 320), (Conv1D(filters: 8, kernelSize: 3, stride: 2), [49, 8], 320),
      (Conv1D(filters: 4, kernelSize: 5, stride: 3, padding: .same), [34, 4], 264),
    ] {
      #expect(
        try Network.infer(inputShape: [100, 13], layers: [layer])
          == [LayerShape(output: output, parameterCount: count)])
    }
    let network = try Network(
      inputShape: [100, 13], layers: [Conv1D(filters: 8, kernelSize: 3)], stream: RandomStream(seed: 1, name: "n"))
    #expect(network.weights(ofLayer: 0)?.shape == [3, 13, 8])
  }

  @Test func refusesWhatDoesNotFit() {
    for (layer, input, error) in [
      (Conv1D(filters: -1, kernelSize: 3), [5, 5], ShapeError.invalidSize(layer: 0, size: -1)),
      (Conv1D(filters: 1, kernelSize: 6), [5, 7], .unexpectedInput(layer: 0, shape: [5, 7], wanted: .window(6))),
      (Conv1D(filters: 1, kernelSize: 1), [5], .unexpectedInput(layer: 0, shape: [5], wanted: .sequence)),
      (
        Conv1D(filters: 1, kernelSize: 1), [5, 5, 1],
        .unexpectedInput(layer: 0, shape: [5, 5, 1], wanted: .sequence)
      ),
      (
        Conv1D(filters: 1, kernelSize: 1, activation: .softmax), [5, 5],
        .unexpectedInput(layer: 0, shape: [5, 5], wanted: .rowOfSoftmax)
      ),
    ] {
      #expect(throws: error) { try Network.infer(inputShape: input, layers: [layer]) }
    }
  }
}
