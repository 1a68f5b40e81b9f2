import Foundation
import Neural
import Testing

@Suite struct ActivationTests {
  private func apply(_ activation: Activation, _ values: [Float], columns: Int) throws -> [Float] {
    let network = try Network(
      inputShape: [columns], layers: [ActivationLayer(activation)], stream: RandomStream(seed: 1, name: "a"))
    let count = values.count / columns
    let data = Examples(inputs: .floats(values), labels: Array(repeating: 0, count: count), inputShape: [columns])
    let results = try availableLevels.map { level in
      var other = network
      other.engine.level = level
      return try other.predict(data, threads: 1).values
    }
    for result in results { #expect(result.map(\.description) == results[0].map(\.description)) }
    return results[0]
  }

  @Test func linearAndReLU() throws {
    let values: [Float] = [1, -1, 0, .infinity, -.infinity, 0x1p-140]
    #expect(try apply(.linear, values, columns: 3) == values)
    #expect(try apply(.relu, values, columns: 3) == [1, 0, 0, .infinity, 0, 0x1p-140])
    #expect(try apply(.relu, [.nan, 1, -1], columns: 3)[0].isNaN)
  }

  @Test(arguments: [1, 2, 10, 16, 17, 33, 300])
  func softmaxIsThatOfDoublePrecision(columns: Int) throws {
    let values = numbers(columns * 11, seed: UInt64(columns), from: -9, to: 9)
    let found = try apply(.softmax, values, columns: columns)
    for row in 0..<11 {
      let exponentials = values[row * columns..<(row + 1) * columns].map { exp(Double($0)) }
      let sum = exponentials.reduce(0, +)
      for column in 0..<columns {
        let expected = exponentials[column] / sum
        #expect(abs(Double(found[row * columns + column]) / expected - 1) < 2e-6)
      }
    }
  }

  @Test func softmaxOfExtremes() throws {
    #expect(try apply(.softmax, [3e38, -3e38, 3e38], columns: 3) == [0.5, 0, 0.5])
    #expect(try apply(.softmax, [-3e38, -3e38], columns: 2) == [0.5, 0.5])
    #expect(try apply(.softmax, [0, -200], columns: 2) == [1, 0])
    #expect(try apply(.softmax, [-.infinity, 0], columns: 2) == [0, 1])
    #expect(try apply(.softmax, [.infinity, 0], columns: 2)[0].isNaN)
    #expect(try apply(.softmax, [.nan, 0], columns: 2).allSatisfy(\.isNaN))
    #expect(try apply(.softmax, [-5], columns: 1) == [1])
  }

  @Test func softmaxWantsOneDimension() {
    #expect(throws: ShapeError.unexpectedInput(layer: 0, shape: [2, 2], wanted: .rowOfSoftmax)) {
      try Network.infer(inputShape: [2, 2], layers: [ActivationLayer(.softmax)])
    }
    #expect(throws: Never.self) { try Network.infer(inputShape: [2, 2], layers: [ActivationLayer(.relu)]) }
  }

  struct Reference: Decodable {
    var points: [Float]
    var values: [String: [Double]]
    var slopes: [String: [Double]]
  }

  /// Values and derivatives against Reference/losses.py, through a layer: with half the squared error, the gradient by
  /// a weight of x = w · 1 is (y - t) f'(w).
  @Test(arguments: [Activation.sigmoid, .tanh, .leakyReLU, .elu, .gelu, .softplus, .swish])
  func isThatOfTheReference(activation: Activation) throws {
    let reference: Reference = try reference("activations.json")
    let values = try #require(reference.values["\(activation)"])
    let slopes = try #require(reference.slopes["\(activation)"])
    let found = try apply(activation, reference.points, columns: reference.points.count)
    for (ours, theirs) in zip(found, values) { #expect(abs(Double(ours) - theirs) <= 5e-7 * abs(theirs) + 1e-40) }

    let count = reference.points.count
    var network = try compiled([Dense(units: count), ActivationLayer(activation)], input: [1], loss: .meanAbsoluteError)
    let isSet = network.setWeights(ofLayer: 0, to: Tensor(shape: [1, count], values: reference.points))
    #expect(isSet)
    let low = [Float](repeating: -1000, count: count)
    let data = Examples(inputs: .floats([1]), targets: .values(low, size: count), inputShape: [1])
    let gradient = try #require(try network.gradients(data, threads: 1)[0]).weights.values
    for (ours, theirs) in zip(gradient, slopes) { #expect(abs(Double(ours) * Double(count) - theirs) < 1e-6) }
  }

  /// As part of a dense layer or as a layer of its own: the same bits, also when trained.
  @Test(arguments: Activation.allCases)
  func isTheSameInsideAndOutsideOfALayer(activation: Activation) throws {
    let last = Dense(units: 3, activation: .softmax)
    var inside = try compiled([Dense(units: 20, activation: activation), last], input: [8])
    var outside = try compiled([Dense(units: 20), ActivationLayer(activation), last], input: [8])
    let isSet = outside.setWeights(ofLayer: 2, to: try #require(inside.weights(ofLayer: 1)))
    #expect(isSet)
    let data = examples(50, shape: [8], classes: 3)
    _ = try inside.fit(data, options: fitOptions(epochs: 3)) { _ in .proceed }
    _ = try outside.fit(data, options: fitOptions(epochs: 3)) { _ in .proceed }
    #expect(inside.fingerprint == outside.fingerprint)
  }
}
