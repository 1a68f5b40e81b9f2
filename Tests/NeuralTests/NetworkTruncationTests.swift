import Neural
import Testing

@Suite struct NetworkTruncationTests {
  private let layers: [any Layer] = [
    Conv2D(filters: 3, kernelSize: 3, activation: .relu), MaxPool2D(size: 2), BatchNorm(), Dropout(rate: 0.5),
    Conv2D(filters: 5, kernelSize: 2, activation: .tanh), Flatten(), Dense(units: 6, activation: .relu),
    Dense(units: 4, activation: .softmax),
  ]

  private func network() throws -> Network {
    try Network(inputShape: [9, 8], layers: layers, stream: RandomStream(seed: 4, name: "n"))
  }

  private func examples(_ count: Int) -> Examples {
    Examples(
      inputs: .floats(numbers(count * 72, seed: 8)), labels: [UInt8](repeating: 0, count: count), inputShape: [9, 8])
  }

  @Test func keepsShapesAndParameters() throws {
    let whole = try network()
    for count in 1...layers.count {
      let part = try Network(firstLayers: count, of: whole)
      #expect(part.shapes == Array(whole.shapes.prefix(count)))
      for layer in 0..<count { #expect(part.parameters(ofLayer: layer) == whole.parameters(ofLayer: layer)) }
    }
    #expect(throws: ShapeError.noLayers) { try Network(firstLayers: 0, of: whole) }
    #expect(try Network(firstLayers: 99, of: whole).fingerprint == whole.fingerprint)
  }

  /// What comes out of one layer, given to the others, is what comes out of the whole, bit by bit.
  @Test func theRestGoesOnFromThere() throws {
    let whole = try network()
    let expected = try whole.predict(examples(3), threads: 2)
    for count in 1..<layers.count {
      let part = try Network(firstLayers: count, of: whole).predict(examples(3), threads: 1)
      var rest = try Network(
        inputShape: whole.shapes[count - 1].output, layers: Array(layers[count...]),
        stream: RandomStream(seed: 9, name: "otra"))
      for layer in count..<layers.count {
        for (number, tensor) in whole.parameters(ofLayer: layer).enumerated() {
          let isSet = rest.setParameter(number, ofLayer: layer - count, to: tensor)
          #expect(isSet)
        }
      }
      let between = Examples(
        inputs: .floats(part.values), labels: [0, 0, 0], inputShape: whole.shapes[count - 1].output)
      #expect(try rest.predict(between, threads: 1) == expected, "tras \(count)")
    }
  }
}
