import Neural
import Testing

@Suite struct NetworkTests {
  @Test func infersShapesAndParameterCounts() throws {
    let layers: [any Layer] = [
      Flatten(), Dense(units: 128, activation: .relu), Dense(units: 10), ActivationLayer(.softmax),
    ]
    let expected = [
      LayerShape(output: [784], parameterCount: 0), LayerShape(output: [128], parameterCount: 100_480),
      LayerShape(output: [10], parameterCount: 1290), LayerShape(output: [10], parameterCount: 0),
    ]
    #expect(try Network.infer(inputShape: [28, 28], layers: layers) == expected)
    let network = try Network(inputShape: [28, 28], layers: layers, stream: RandomStream(seed: 1, name: "n"))
    #expect(network.shapes == expected)
    #expect(network.parameterCount == 101_770)
    #expect(network.weights(ofLayer: 0) == nil && network.bias(ofLayer: 3) == nil)
    #expect(network.weights(ofLayer: 1)?.shape == [784, 128])
    #expect(network.bias(ofLayer: 1)?.shape == [128])
    #expect(network.weights(ofLayer: -1) == nil && network.weights(ofLayer: 4) == nil)
  }

  @Test func refusesSizesThatCannotBe() {
    #expect(throws: ShapeError.noLayers) { try Network.infer(inputShape: [3], layers: []) }
    for size in [0, -1, Int.min] {
      #expect(throws: ShapeError.invalidSize(layer: 0, size: size)) {
        try Network.infer(inputShape: [3, size], layers: [Flatten()])
      }
    }
    for shape in [[Int.max], [1 << 20, 1 << 20], [Int.max, Int.max], [1 << 29]] {
      #expect(throws: ShapeError.self) { try Network.infer(inputShape: shape, layers: [Flatten()]) }
    }
    for units in [Int.max, Int.max - 20, 1 << 40, (1 << 28) + 1] {
      #expect(throws: ShapeError.invalidSize(layer: 0, size: units)) {
        try Network.infer(inputShape: [3], layers: [Dense(units: units)])
      }
    }
    // Each fits, together they do not.
    let wide = Dense(units: 1 << 13)
    #expect(throws: ShapeError.invalidSize(layer: 3, size: 1 << 13)) {
      try Network.infer(inputShape: [1 << 13], layers: [wide, wide, wide, wide])
    }
  }

  @Test func replacesParametersOfTheSameShapeOnly() throws {
    var network = try Network(inputShape: [3], layers: [Dense(units: 2)], stream: RandomStream(seed: 1, name: "n"))
    let weights = Tensor(shape: [3, 2], values: [1, 2, 3, 4, 5, 6])
    let isSet = network.setWeights(ofLayer: 0, to: weights)
    #expect(isSet)
    #expect(network.weights(ofLayer: 0) == weights)
    let before = network.fingerprint
    let refused = [
      network.setWeights(ofLayer: 0, to: Tensor(shape: [2, 3], values: [1, 2, 3, 4, 5, 6])),
      network.setWeights(ofLayer: 0, to: Tensor(shape: [3, 2], values: [1])),
      network.setBias(ofLayer: 0, to: Tensor(shape: [3], values: [1, 2, 3])),
      network.setBias(ofLayer: 1, to: Tensor(shape: [2], values: [1, 2])),
    ]
    #expect(refused == [false, false, false, false])
    #expect(network.fingerprint == before)
  }

  @Test func aCopyIsASnapshot() throws {
    var network = try compiled([Dense(units: 3, activation: .softmax)], input: [4])
    let copy = network
    let before = copy.fingerprint
    let data = examples(40, shape: [4], classes: 3)
    _ = try network.fit(data, options: fitOptions()) { _ in .proceed }
    #expect(copy.fingerprint == before)
    #expect(network.fingerprint != before)
  }

  @Test func fingerprintsSeeEveryBit() throws {
    var network = try Network(inputShape: [1], layers: [Dense(units: 1)], stream: RandomStream(seed: 1, name: "n"))
    var hashes: Set<UInt64> = []
    for value in [0, -0.0, 1, Float(1).nextUp] as [Float] {
      let isSet = network.setBias(ofLayer: 0, to: Tensor(shape: [1], values: [value]))
      #expect(isSet)
      hashes.insert(network.fingerprint)
    }
    #expect(hashes.count == 4)
  }

  /// Two dimensions are an image or a sequence: what makes a sequence says which, until a reshape says otherwise.
  @Test func aSequenceIsNoImage() throws {
    func outputs(_ layers: [any Layer]) throws -> [[Int]] {
      try Network.infer(inputShape: [8, 6], layers: layers).map(\.output)
    }
    let memory = LSTM(units: 4, returnSequences: true)
    let pools: [any Layer] = [MaxPool2D(), AvgPool2D(), GlobalAvgPool2D(), Conv2D(filters: 2, kernelSize: 3)]
    for layer in pools {
      let wanted = ShapeError.unexpectedInput(layer: 2, shape: [8, 4], wanted: .image)
      #expect(throws: wanted) { try outputs([memory, Dropout(rate: 0.1), layer]) }
      #expect(try outputs([layer]).count == 1)
      #expect(try outputs([memory, Reshape([8, 4]), layer]).count == 3)
    }
    #expect(try outputs([memory, Conv1D(filters: 3, kernelSize: 2), GlobalAvgPool1D()]).last == [3])
  }

  @Test func whatCannotBeTrainedHereIsRefused() throws {
    #expect(Engine.memory > 1 << 26)
    try Network.checkMemory(inputShape: [4], layers: [Dense(units: 3)], limit: Engine.memory)
    // Six float32 numbers a parameter, in panels of 16: four rows of weights and one of biases.
    let needed = 6 * 4 * 16 * 5
    try Network.checkMemory(inputShape: [4], layers: [Dense(units: 3)], limit: needed)
    #expect(throws: TrainingError.tooLarge(bytes: needed)) {
      try Network.checkMemory(inputShape: [4], layers: [Dense(units: 3)], limit: needed - 1)
    }
  }

  @Test func compilingWantsAnOutputThatFitsTheLoss() throws {
    let stream = RandomStream(seed: 1, name: "n")
    let logits = Loss.sparseCategoricalCrossEntropy(fromLogits: true)
    var linear = try Network(inputShape: [3], layers: [Dense(units: 2)], stream: stream)
    #expect(throws: ShapeError.unsuitableOutput(shape: [2])) {
      try linear.compile(optimizer: adam, loss: crossEntropy)
    }
    #expect(!linear.isCompiled)
    try linear.compile(optimizer: adam, loss: logits)
    #expect(linear.isCompiled)
    var softmax = try Network(inputShape: [3], layers: [Dense(units: 2), ActivationLayer(.softmax)], stream: stream)
    #expect(throws: ShapeError.unsuitableOutput(shape: [2])) { try softmax.compile(optimizer: adam, loss: logits) }
    try softmax.compile(optimizer: adam, loss: crossEntropy)
    var square = try Network(inputShape: [3, 3], layers: [ActivationLayer(.relu)], stream: stream)
    #expect(throws: ShapeError.unsuitableOutput(shape: [3, 3])) { try square.compile(optimizer: adam, loss: logits) }
  }
}
