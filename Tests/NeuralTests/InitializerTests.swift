import Neural
import Testing

@Suite struct InitializerTests {
  @Test func glorotUniformFillsItsInterval() throws {
    let network = try Network(
      inputShape: [300], layers: [Dense(units: 200)], stream: RandomStream(seed: 1, name: "glorot"))
    let weights = try #require(network.weights(ofLayer: 0))
    let limit = Float((6.0 / 500).squareRoot())
    #expect(weights.shape == [300, 200])
    #expect(weights.values.allSatisfy { $0 >= -limit && $0 < limit })
    let mean = weights.values.reduce(0) { $0 + Double($1) } / 60_000
    let variance = weights.values.reduce(0) { $0 + Double($1) * Double($1) } / 60_000
    #expect(abs(mean) < 0.0015)
    #expect(abs(variance / (Double(limit) * Double(limit) / 3) - 1) < 0.02)
  }

  @Test func biasesStartAtZero() throws {
    let network = try Network(
      inputShape: [3], layers: [Dense(units: 20)], stream: RandomStream(seed: 1, name: "zeros"))
    #expect(network.bias(ofLayer: 0) == Tensor(shape: [20], values: Array(repeating: 0, count: 20)))
  }

  @Test func embeddingsFillTheirInterval() throws {
    let network = try Network(
      inputShape: [1], layers: [Embedding(inputDim: 300, outputDim: 200)], stream: RandomStream(seed: 1, name: "words"))
    let values = try #require(network.weights(ofLayer: 0)).values.map { Double($0) }
    #expect(values.allSatisfy { $0 >= -0.0500001 && $0 < 0.0500001 })
    let mean = values.reduce(0, +) / 60_000
    let variance = values.reduce(0) { $0 + $1 * $1 } / 60_000
    #expect(abs(mean) < 0.0006)
    #expect(abs(variance / (0.0025 / 3) - 1) < 0.02)
  }

  /// A layer's first values depend on its place and the stream only, not on the layers after it.
  @Test func layersHaveStreamsOfTheirOwn() throws {
    let stream = RandomStream(seed: 1, name: "streams")
    let short = try Network(inputShape: [9], layers: [Dense(units: 9), Dense(units: 9)], stream: stream)
    let long = try Network(
      inputShape: [9], layers: [Dense(units: 9), Dense(units: 9), Dense(units: 4)], stream: stream)
    #expect(short.weights(ofLayer: 0) == long.weights(ofLayer: 0))
    #expect(short.weights(ofLayer: 1) == long.weights(ofLayer: 1))
    #expect(short.weights(ofLayer: 0) != short.weights(ofLayer: 1))
  }
}
