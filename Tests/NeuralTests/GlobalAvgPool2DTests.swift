import Neural
import Testing

@Suite struct GlobalAvgPool2DTests {
  @Test func agreesWithFloat64() throws {
    try expectReference("global_avg_pool_2d", GlobalAvgPool2D())
  }

  @Test func givesTheSameBitsOnEveryMachine() throws {
    try expectSameBits([Conv2D(filters: 19, kernelSize: 2, activation: .relu), GlobalAvgPool2D()], input: [6, 8])
  }

  /// A network may end with it.
  @Test func endsANetwork() throws {
    var network = try compiled(
      [Conv2D(filters: 3, kernelSize: 2), GlobalAvgPool2D(), ActivationLayer(.softmax)], input: [4, 4])
    let data = examples(20, shape: [4, 4], classes: 3)
    let reports = try network.fit(data, options: fitOptions(epochs: 3, batch: 5)) { _ in .proceed }
    #expect(reports[2].loss < reports[0].loss)
    #expect(network.shapes[1] == LayerShape(output: [3], parameterCount: 0))
  }

  @Test func wantsImages() {
    #expect(throws: ShapeError.unexpectedInput(layer: 0, shape: [4], wanted: .image)) {
      try Network.infer(inputShape: [4], layers: [GlobalAvgPool2D()])
    }
  }
}
