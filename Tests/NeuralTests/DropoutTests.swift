import Neural
import Testing

@Suite struct DropoutTests {
  /// Ones through a dropout, and back to a bias each: what is zero was left out.
  private func kept(_ rate: Double, size: Int, count: Int = 1, threads: Int = 1) throws -> [Float] {
    var network = try compiled(
      [Dense(units: size), Dropout(rate: rate), Dense(units: 2, activation: .softmax)], input: [1])
    let isSet = network.setWeights(
      ofLayer: 2, to: Tensor(shape: [size, 2], values: (0..<2 * size).map { $0 % 2 == 0 ? 1 : 0 }))
    #expect(isSet)
    let data = Examples(inputs: .floats(Array(repeating: 0, count: count)), labels: [0], inputShape: [1])
    return try #require(try network.gradients(data, threads: threads)[0]).bias.values
  }

  /// Each kept number is scaled by 1 / (1 - rate), and so is its gradient; the others have none.
  @Test(arguments: [0.1, 0.25, 0.5, 0.9])
  func keepsTheShareItShould(rate: Double) throws {
    let size = 20_000
    let gradients = try kept(rate, size: size)
    let share = Double(gradients.count { $0 != 0 }) / Double(size)
    // Five standard deviations.
    #expect(abs(share - (1 - rate)) < 5 * (rate * (1 - rate) / Double(size)).squareRoot())
    // All paths start at zero, so both classes have probability ½ and every weight's gradient is -½.
    let sizes = Set(gradients.filter { $0 != 0 })
    #expect(sizes == [Float(1 / (1 - rate)) * -0.5])
  }

  @Test func ratesBeyondTheRangeCountAsTheNearest() throws {
    #expect(try kept(0, size: 100).allSatisfy { $0 == -0.5 })
    #expect(try kept(-1, size: 100).allSatisfy { $0 == -0.5 })
    #expect(try kept(.nan, size: 100).allSatisfy { $0 == -0.5 })
    #expect(try kept(1, size: 100).allSatisfy { $0 == 0 })
    #expect(try kept(7, size: 100).allSatisfy { $0 == 0 })
  }

  /// The mask is Philox' sequence: the counter's first word numbers four columns.
  @Test func theMaskIsAFunctionOfThePlace() throws {
    let gradients = try kept(0.5, size: 37)
    for column in 0..<37 {
      let words = Philox.block(counter: SIMD4(UInt32(column / 4), 0, 0, 0), key: SIMD2(0, 0))
      #expect((gradients[column] != 0) == (words[column % 4] >> 31 == 1))
    }
  }

  @Test func givesTheSameBitsOnEveryMachine() throws {
    try expectSameBits(
      [Conv2D(filters: 5, kernelSize: 2, activation: .relu), Dropout(rate: 0.3), Conv2D(filters: 3, kernelSize: 3),
        Flatten(), Dense(units: 33, activation: .relu), Dropout(rate: 0.5)], input: [6, 8])
  }

  /// Two layers, two steps and two epochs have masks of their own; evaluation and prediction have none.
  @Test func isOffWhenNothingIsTrained() throws {
    let plain = try Network(inputShape: [30], layers: [Dense(units: 9)], stream: RandomStream(seed: 1, name: "d"))
    let network = try Network(
      inputShape: [30], layers: [Dense(units: 9), Dropout(rate: 0.5)], stream: RandomStream(seed: 1, name: "d"))
    let data = examples(10, shape: [30], classes: 9)
    #expect(try network.predict(data, threads: 1) == plain.predict(data, threads: 1))
    var single = try compiled([Dropout(rate: 0.5), Dense(units: 3, activation: .softmax)], input: [30])
    let expected = try single.evaluate(examples(10, shape: [30], classes: 3), threads: 1)
    #expect(try single.evaluate(examples(10, shape: [30], classes: 3), threads: 2) == expected)
    let losses = try single.fit(
      examples(10, shape: [30], classes: 3), options: fitOptions(epochs: 3, batch: 10, shuffles: false)
    ) { _ in .proceed }.map(\.loss)
    #expect(Set(losses).count == 3 && losses[0] != expected.loss)
  }

  @Test func stepsAndLayersHaveMasksOfTheirOwn() throws {
    // Without learning only the masks change.
    let still = Optimizer.sgd(learningRate: 0, momentum: 0, nesterov: false)
    let data = examples(1, shape: [30], classes: 3)
    let twice = inputs(data) + inputs(data)
    let doubled = Examples(inputs: .floats(twice), labels: data.labels + data.labels, inputShape: [30])
    func losses(_ layers: [any Layer], _ data: Examples, epochs: Int) throws -> [Double] {
      var network = try compiled(layers + [Dense(units: 3, activation: .softmax)], input: [30], optimizer: still)
      let options = fitOptions(epochs: epochs, batch: 1, shuffles: false)
      return try network.fit(data, options: options) { _ in .proceed }.map(\.loss)
    }
    let dropout = Dropout(rate: 0.5)
    let epochs = try losses([dropout], data, epochs: 5)
    #expect(Set(epochs).count == 5)
    // The mean over two steps is not the first step's loss.
    #expect(try losses([dropout], doubled, epochs: 1)[0] != epochs[0])
    // Were the second layer's mask the first's, it would only scale.
    #expect(try losses([dropout, dropout], data, epochs: 1)[0] != losses([dropout], data, epochs: 1)[0])
  }

  private func inputs(_ data: Examples) -> [Float] {
    if case .floats(let values) = data.inputs { values } else { [] }
  }
}
