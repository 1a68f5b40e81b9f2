import Neural
import Testing

@Suite struct MaxPool2DTests {
  @Test func agreesWithFloat64() throws {
    try expectReference("max_pool_2d", MaxPool2D())
    try expectReference("max_pool_2d, overlapping", MaxPool2D(size: 3, stride: 2))
  }

  /// A comparison decides: of 0 and -0 the first stays, and a NaN that comes first, too.
  @Test func takesTheFirstOfEquals() throws {
    let network = try Network(inputShape: [2, 8], layers: [MaxPool2D()], stream: RandomStream(seed: 1, name: "m"))
    let x: [Float] = [
      -0.0, 0, 0, -0.0, 1, 2, .nan, 5,
      0, 0, -0.0, 0, 4, 3, 6, 7,
    ]
    let data = Examples(inputs: .floats(x), labels: [0], inputShape: [2, 8])
    for level in availableLevels {
      var other = network
      other.engine.level = level
      let found = try other.predict(data, threads: 1)
      #expect(found.shape == [1, 1, 4, 1])
      #expect(found.values[0].sign == .minus && found.values[0] == 0)
      #expect(found.values[1].sign == .plus && found.values[1] == 0)
      #expect(found.values[2] == 4)
      #expect(found.values[3].isNaN)
    }
  }

  /// Where all numbers are equal the gradient goes to the first only.
  @Test func equalsShareNoGradient() throws {
    var network = try compiled(
      [Dense(units: 4), Reshape([2, 2]), MaxPool2D(), Flatten(), Dense(units: 2, activation: .softmax)], input: [1])
    let isSet = network.setWeights(ofLayer: 0, to: Tensor(shape: [1, 4], values: [1, 1, 1, 1]))
    #expect(isSet)
    let data = Examples(inputs: .floats([1]), labels: [0], inputShape: [1])
    let gradient = try #require(try network.gradients(data, threads: 1)[0]).bias.values
    #expect(gradient[0] != 0 && gradient[1...].allSatisfy { $0 == 0 })
  }

  @Test func givesTheSameBitsOnEveryMachine() throws {
    try expectSameBits(
      [Conv2D(filters: 19, kernelSize: 2, activation: .relu), MaxPool2D(size: 3, stride: 2)], input: [10, 8])
    try expectSameBits([Dense(units: 24), Reshape([3, 4, 2]), MaxPool2D(size: 2, stride: 1)], input: [7])
  }

  @Test func hasTheShapesOfKeras() throws {
    for (layer, input, output) in [
      (MaxPool2D(), [11, 11, 64], [5, 5, 64]), (MaxPool2D(size: 3, stride: 2), [8, 9], [3, 4, 1]),
      (MaxPool2D(size: 16), [16, 40, 2], [1, 2, 2]),
    ] {
      #expect(try Network.infer(inputShape: input, layers: [layer]) == [LayerShape(output: output, parameterCount: 0)])
    }
    for (layer, input, error) in [
      (MaxPool2D(size: 17), [20, 20], ShapeError.invalidSize(layer: 0, size: 17)),
      (MaxPool2D(size: 0), [20, 20], .invalidSize(layer: 0, size: 0)),
      (MaxPool2D(size: 2, stride: -1), [20, 20], .invalidSize(layer: 0, size: -1)),
      (MaxPool2D(size: 3), [2, 20], .unexpectedInput(layer: 0, shape: [2, 20], wanted: .window(3))),
      (MaxPool2D(), [20], .unexpectedInput(layer: 0, shape: [20], wanted: .image)),
    ] {
      #expect(throws: error) { try Network.infer(inputShape: input, layers: [layer]) }
    }
  }
}
