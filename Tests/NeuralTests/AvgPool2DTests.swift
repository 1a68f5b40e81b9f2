import Neural
import Testing

@Suite struct AvgPool2DTests {
  @Test func agreesWithFloat64() throws {
    try expectReference("avg_pool_2d", AvgPool2D())
    try expectReference("avg_pool_2d, overlapping", AvgPool2D(size: 3, stride: 2))
  }

  @Test func givesTheSameBitsOnEveryMachine() throws {
    try expectSameBits(
      [Conv2D(filters: 19, kernelSize: 2, activation: .relu), AvgPool2D(size: 3, stride: 2)], input: [10, 8])
  }

  @Test func wantsImagesThatAWindowFits() {
    for (layer, input, error) in [
      (AvgPool2D(size: 0), [20, 20], ShapeError.invalidSize(layer: 0, size: 0)),
      (AvgPool2D(size: 2, stride: Int.min), [20, 20], .invalidSize(layer: 0, size: Int.min)),
      (AvgPool2D(size: 21), [20, 21], .unexpectedInput(layer: 0, shape: [20, 21], wanted: .window(21))),
      (AvgPool2D(), [20], .unexpectedInput(layer: 0, shape: [20], wanted: .image)),
    ] {
      #expect(throws: error) { try Network.infer(inputShape: input, layers: [layer]) }
    }
  }
}
