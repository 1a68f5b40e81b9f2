import Foundation
import Neural
import Testing

@Suite struct Conv2DTests {
  @Test func agreesWithFloat64() throws {
    try expectReference("conv2d", Conv2D(filters: 3, kernelSize: 2))
    try expectReference("conv2d, relu", Conv2D(filters: 17, kernelSize: 3, activation: .relu))
    try expectReference("conv2d, same", Conv2D(filters: 4, kernelSize: 3, padding: .same))
    try expectReference("conv2d, stride", Conv2D(filters: 4, kernelSize: 3, stride: 2))
    try expectReference("conv2d, same, stride", Conv2D(filters: 2, kernelSize: 4, stride: 3, padding: .same))
  }

  /// The definition, bit for bit: each output is one chain of fused multiply-adds over kernel row, kernel column and
  /// channel, begun at the bias; taps beyond the image are left out.
  @Test(arguments: [
    ([9, 14, 1], 5, 3, 1, Padding.valid), ([6, 7, 16], 32, 3, 1, .same), ([5, 8, 3], 17, 2, 2, .valid),
    ([8, 5, 20], 33, 4, 3, .same), ([1, 1, 7], 16, 3, 2, .same), ([3, 30, 2], 3, 5, 1, .same),
  ])
  func isAChainOfFusedMultiplyAdds(
    shape: [Int], filters: Int, size: Int, stride: Int, padding: Padding
  ) throws {
    for activation in [Activation.linear, .relu] {
      let layer = Conv2D(
        filters: filters, kernelSize: size, stride: stride, padding: padding, activation: activation)
      var network = try Network(inputShape: shape, layers: [layer], stream: RandomStream(seed: 1, name: "conv"))
      let isSet = network.setBias(ofLayer: 0, to: Tensor(shape: [filters], values: numbers(filters, seed: 2)))
      #expect(isSet)
      let x = numbers(shape.reduce(3, *), seed: 3)
      let data = Examples(inputs: .floats(x), labels: [0, 0, 0], inputShape: shape)
      let expected = try chains(network, layer: layer, shape: shape, x: x)
      for level in availableLevels {
        network.engine.level = level
        let found = try network.predict(data, threads: 2)
        #expect(found.shape == [3] + network.shapes[0].output)
        #expect(found.values.map(\.bitPattern) == expected.map(\.bitPattern))
      }
    }
  }

  private func chains(_ network: Network, layer: Conv2D, shape: [Int], x: [Float]) throws -> [Float] {
    let weights = try #require(network.weights(ofLayer: 0)).values
    let bias = try #require(network.bias(ofLayer: 0)).values
    let output = network.shapes[0].output
    let (height, width, channels) = (shape[0], shape[1], shape[2])
    func before(_ places: Int, _ input: Int) -> Int {
      layer.padding == .valid ? 0 : max((places - 1) * layer.stride + layer.kernelSize - input, 0) / 2
    }
    let (top, left) = (before(output[0], height), before(output[1], width))
    var result: [Float] = []
    for image in 0..<x.count / (height * width * channels) {
      for place in 0..<output[0] * output[1] {
        for f in 0..<layer.filters {
          var sum = bias[f]
          for tap in 0..<layer.kernelSize * layer.kernelSize {
            let y = place / output[1] * layer.stride + tap / layer.kernelSize - top
            let z = place % output[1] * layer.stride + tap % layer.kernelSize - left
            guard (0..<height).contains(y), (0..<width).contains(z) else { continue }
            for c in 0..<channels {
              let at = ((image * height + y) * width + z) * channels + c
              sum = fmaf(x[at], weights[(tap * channels + c) * layer.filters + f], sum)
            }
          }
          result.append(layer.activation == .relu && sum < 0 ? 0 : sum)
        }
      }
    }
    return result
  }

  @Test func givesTheSameBitsOnEveryMachine() throws {
    try expectSameBits(
      [
        Conv2D(filters: 5, kernelSize: 3, activation: .relu), MaxPool2D(),
        Conv2D(filters: 18, kernelSize: 3, stride: 2, padding: .same, activation: .relu),
        Conv2D(filters: 3, kernelSize: 2, padding: .same),
      ], input: [11, 13])
  }

  /// Shapes and parameter counts are Keras'.
  @Test func hasTheShapesOfKeras() throws {
    let layers: [any Layer] = [
      Conv2D(filters: 32, kernelSize: 3, activation: .relu), MaxPool2D(),
      Conv2D(filters: 64, kernelSize: 3, stride: 2, padding: .same), Conv2D(filters: 2, kernelSize: 8, padding: .same),
    ]
    let expected = [([26, 26, 32], 320), ([13, 13, 32], 0), ([7, 7, 64], 18_496), ([7, 7, 2], 8194)]
    for input in [[28, 28], [28, 28, 1]] {
      let shapes = try Network.infer(inputShape: input, layers: layers)
      #expect(shapes == expected.map { LayerShape(output: $0.0, parameterCount: $0.1) })
    }
    let network = try Network(
      inputShape: [28, 28], layers: [Conv2D(filters: 32, kernelSize: 3)], stream: RandomStream(seed: 1, name: "n"))
    let weights = try #require(network.weights(ofLayer: 0))
    #expect(weights.shape == [3, 3, 1, 32])
    let limit = Float((6.0 / (9 + 288)).squareRoot())
    let largest = weights.values.map(\.magnitude).max() ?? 0
    #expect(largest <= limit && largest > 0.95 * limit)
  }

  @Test func refusesWhatDoesNotFit() {
    for (layer, input, error) in [
      (Conv2D(filters: 0, kernelSize: 3), [5, 5], ShapeError.invalidSize(layer: 0, size: 0)),
      (Conv2D(filters: 1, kernelSize: -1), [5, 5], .invalidSize(layer: 0, size: -1)),
      (Conv2D(filters: 1, kernelSize: 1, stride: 0), [5, 5], .invalidSize(layer: 0, size: 0)),
      (Conv2D(filters: 1, kernelSize: Int.max, padding: .same), [5, 5], .invalidSize(layer: 0, size: Int.max)),
      (Conv2D(filters: 1, kernelSize: 6), [5, 7], .unexpectedInput(layer: 0, shape: [5, 7], wanted: .window(6))),
      (Conv2D(filters: 1, kernelSize: 1), [5], .unexpectedInput(layer: 0, shape: [5], wanted: .image)),
      (
        Conv2D(filters: 1, kernelSize: 1), [5, 5, 1, 1],
        .unexpectedInput(layer: 0, shape: [5, 5, 1, 1], wanted: .image)
      ),
      (
        Conv2D(filters: 1, kernelSize: 1, activation: .softmax), [5, 5],
        .unexpectedInput(layer: 0, shape: [5, 5], wanted: .rowOfSoftmax)
      ),
    ] {
      #expect(throws: error) { try Network.infer(inputShape: input, layers: [layer]) }
    }
    #expect(throws: ShapeError.self) {
      try Network.infer(inputShape: [5, 5], layers: [Conv2D(filters: 1, kernelSize: 1 << 20, padding: .same)])
    }
  }
}
