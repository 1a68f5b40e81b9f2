import Neural
import Testing

@Suite struct GlobalAvgPool1DTests {
  @Test func agreesWithFloat64() throws {
    try expectReference("global_avg_pool_1d", GlobalAvgPool1D())
  }

  @Test func givesTheSameBitsOnEveryMachine() throws {
    try expectSameBits([Conv1D(filters: 19, kernelSize: 2, activation: .relu), GlobalAvgPool1D()], input: [9, 3])
  }

  /// What a text is often classified with: a table of words, their mean, and a dense layer.
  @Test func followsAnEmbedding() throws {
    let shapes = try Network.infer(
      inputShape: [12], layers: [Embedding(inputDim: 30, outputDim: 4), GlobalAvgPool1D(), Dense(units: 2)])
    #expect(shapes.map(\.output) == [[12, 4], [4], [2]])
  }

  @Test(arguments: [[4], [4, 4, 1]])
  func wantsSequences(_ shape: [Int]) {
    #expect(throws: ShapeError.unexpectedInput(layer: 0, shape: shape, wanted: .sequence)) {
      try Network.infer(inputShape: shape, layers: [GlobalAvgPool1D()])
    }
  }
}
