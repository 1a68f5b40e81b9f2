/// A feed-forward network: layers, their float32 parameters and, once compiled, the optimizer's state.
///
/// A value: a copy is a snapshot.
package struct Network: Sendable {
  package let inputShape: [Int]
  package let layers: [any Layer]
  /// Threads and instructions may differ from machine to machine, results do not.
  package var engine = Engine()
  let blueprint: Blueprint
  /// All matrices in panels, one after another.
  var parameters: [Float]
  var training: Training?
  /// Over all calls of `fit`, so that going on does not repeat the same shuffles.
  var epochsTrained = 0

  /// What `compile` sets.
  struct Training: Sendable {
    let optimizer: Optimizer
    let loss: Loss
    var state: OptimizerState
  }

  /// Draws the initial parameters from the stream, one sub-stream for each layer.
  package init(inputShape: [Int], layers: [any Layer], stream: RandomStream) throws(ShapeError) {
    blueprint = try Blueprint(inputShape: inputShape, layers: layers)
    self.inputShape = inputShape
    self.layers = layers
    parameters = Array(repeating: 0, count: blueprint.parameterFloats)
    for (index, places) in blueprint.parameters.enumerated() {
      let layerStream = stream.substream("layer \(index)")
      for place in places where place.shape.initializer != .zeros {
        let count = place.shape.rows * place.shape.columns
        let values = place.shape.initializer.values(count, from: layerStream.substream(place.shape.name))
        place.pack(values, into: &parameters)
      }
    }
  }

  /// Each layer's output shape and parameter count, without allocating anything.
  package static func infer(inputShape: [Int], layers: [any Layer]) throws(ShapeError) -> [LayerShape] {
    try Blueprint(inputShape: inputShape, layers: layers).shapes
  }

  /// Refuses layers whose parameters could not be trained within so many bytes: Adam keeps two numbers beside each, and
  /// training works on a copy of all.
  package static func checkMemory(
    inputShape: [Int], layers: [any Layer], limit: Int
  ) throws(TrainingError) {
    guard let blueprint = try? Blueprint(inputShape: inputShape, layers: layers) else { return }
    let bytes = blueprint.parameterFloats * MemoryLayout<Float>.stride * 3 * 2
    if bytes > limit { throw .tooLarge(bytes: bytes) }
  }

  package var shapes: [LayerShape] { blueprint.shapes }
  package var parameterCount: Int { shapes.reduce(0) { $0 + $1.parameterCount } }

  /// A layer's first parameter, in the shape that it has in a file: of a dense layer `[inputs, units]`; nil for a layer
  /// without.
  package func weights(ofLayer index: Int) -> Tensor? { tensor(layer: index, parameter: 0, in: parameters) }

  /// A layer's bias: of a dense layer `[units]`; nil for a layer without.
  package func bias(ofLayer index: Int) -> Tensor? {
    biasNumber(ofLayer: index).flatMap { tensor(layer: index, parameter: $0, in: parameters) }
  }

  /// All that a layer keeps, in the order in which it asks for it: also what no optimizer moves.
  package func parameters(ofLayer index: Int) -> [Tensor] {
    guard blueprint.parameters.indices.contains(index) else { return [] }
    return blueprint.parameters[index].indices.compactMap { tensor(layer: index, parameter: $0, in: parameters) }
  }

  /// Replaces a layer's weights by a matrix of the same shape; false, and no change, if it is another shape.
  package mutating func setWeights(ofLayer index: Int, to tensor: Tensor) -> Bool {
    set(tensor, layer: index, parameter: 0)
  }

  /// Replaces a layer's bias by one of the same shape; false, and no change, if it is another shape.
  package mutating func setBias(ofLayer index: Int, to tensor: Tensor) -> Bool {
    biasNumber(ofLayer: index).map { set(tensor, layer: index, parameter: $0) } ?? false
  }

  /// Replaces one of a layer's `parameters(ofLayer:)`; false, and no change, if it is another shape.
  package mutating func setParameter(_ number: Int, ofLayer index: Int, to tensor: Tensor) -> Bool {
    set(tensor, layer: index, parameter: number)
  }

  /// Which of a layer's parameters is added to what the weights give.
  func biasNumber(ofLayer index: Int) -> Int? {
    guard blueprint.parameters.indices.contains(index) else { return nil }
    return blueprint.parameters[index].firstIndex(where: \.shape.isBias)
  }

  private func place(layer: Int, parameter: Int) -> ParameterPlace? {
    guard blueprint.parameters.indices.contains(layer),
      blueprint.parameters[layer].indices.contains(parameter)
    else { return nil }
    return blueprint.parameters[layer][parameter]
  }

  /// A matrix out of an array that is parallel to the parameters.
  func tensor(layer: Int, parameter: Int, in parameters: [Float]) -> Tensor? {
    guard let place = place(layer: layer, parameter: parameter) else { return nil }
    return Tensor(shape: place.shape.tensorShape(at: parameter), values: place.unpack(parameters))
  }

  private mutating func set(_ tensor: Tensor, layer: Int, parameter: Int) -> Bool {
    guard let place = place(layer: layer, parameter: parameter),
      tensor.shape == self.tensor(layer: layer, parameter: parameter, in: parameters)?.shape,
      tensor.values.count == place.shape.rows * place.shape.columns
    else { return false }
    place.pack(tensor.values, into: &parameters)
    return true
  }

  /// A hash of all parameters' bits (NaN made canonical), to prove exactness: FNV-1a of 64 bits over each layer's
  /// matrices in row-major order, each number's four bytes from the least.
  package var fingerprint: UInt64 {
    var hash = FNV1a()
    for place in blueprint.parameters.joined() {
      for row in 0..<place.shape.rows {
        for column in 0..<place.shape.columns {
          let value = parameters[place.index(row: row, column: column)]
          hash.add(value.isNaN ? 0x7FC0_0000 : value.bitPattern)
        }
      }
    }
    return hash.value
  }

  /// Sets optimizer and loss, and starts the optimizer's state anew, as Keras' `compile` does.
  package mutating func compile(optimizer: Optimizer, loss: Loss) throws(ShapeError) {
    guard let output = shapes.last?.output, let last = layers.last else { throw .noLayers }
    try loss.check(output: output, activation: last.activation)
    training = Training(
      optimizer: optimizer, loss: loss, state: OptimizerState(optimizer, parameters: parameters.count))
  }

  /// Another loss for the same optimizer, which goes on from its state.
  package mutating func setLoss(_ loss: Loss) throws(ShapeError) {
    guard let output = shapes.last?.output, let last = layers.last else { throw .noLayers }
    try loss.check(output: output, activation: last.activation)
    guard let training else { return }
    self.training = Training(optimizer: training.optimizer, loss: loss, state: training.state)
  }

  package var isCompiled: Bool { training != nil }
}
