/// A network as a safetensors file: each layer's parameters under names such as `0.kernel`, also those that no
/// optimizer moves, and the layers as a text of the metadata. The optimizer's state is not kept.
extension Network {
  package var architecture: Architecture { Architecture(inputShape: inputShape, layers: layers) }

  /// The network's file: the same network gives the same bytes.
  package func saved() throws(SavingError) -> [UInt8] {
    let json: String
    do throws(ArchitectureFault) {
      json = try architecture.json()
    } catch {
      throw .architecture(error)
    }
    let items = blueprint.savedTensors.map { tensor in
      Safetensors.Item(tensor.name, Tensor(shape: tensor.shape, values: tensor.place.unpack(parameters)))
    }
    return try Safetensors(items: items, metadata: [Architecture.metadataName: json]).encoded()
  }

  /// The network of a file that says its own layers.
  package init(saved bytes: [UInt8]) throws(SavingError) {
    let file = try Safetensors(bytes)
    try self.init(Architecture(file.metadata), tensors: file)
  }

  /// A network of some layers with a file's parameters, whose names and shapes must be those of the layers.
  package init(_ architecture: Architecture, saved bytes: [UInt8]) throws(SavingError) {
    try self.init(architecture, tensors: Safetensors(bytes))
  }

  private init(_ architecture: Architecture, tensors file: Safetensors) throws(SavingError) {
    inputShape = architecture.inputShape
    layers = architecture.layers
    do throws(ShapeError) {
      blueprint = try Blueprint(inputShape: inputShape, layers: layers)
    } catch {
      throw .architecture(.shape(error))
    }
    parameters = []
    // Only for a file that holds them: a few bytes must not ask for a gibibyte.
    try blueprint.check(file.items.map { ($0.name, $0.tensor.shape) })
    parameters = Array(repeating: 0, count: blueprint.parameterFloats)
    try load(file)
  }

  /// Replaces all parameters by a file's, whose names and shapes must be those of this network; after an error nothing
  /// has changed.
  package mutating func load(_ bytes: [UInt8]) throws(SavingError) {
    try load(Safetensors(bytes))
  }

  private mutating func load(_ file: Safetensors) throws(SavingError) {
    try blueprint.check(file.items.map { ($0.name, $0.tensor.shape) })
    let tensors = Dictionary(file.items.map { ($0.name, $0.tensor) }) { first, _ in first }
    for saved in blueprint.savedTensors {
      if let tensor = tensors[saved.name] { saved.place.pack(tensor.values, into: &parameters) }
    }
  }

  /// Whether a file's tensors are those of some layers, found without its numbers.
  package static func check(
    _ header: SafetensorsHeader, fits architecture: Architecture
  ) throws(SavingError) {
    let blueprint: Blueprint
    do throws(ShapeError) {
      blueprint = try Blueprint(inputShape: architecture.inputShape, layers: architecture.layers)
    } catch {
      throw .architecture(.shape(error))
    }
    try blueprint.check(header.entries.map { ($0.name, $0.shape) })
  }
}

extension Blueprint {
  /// Each parameter's name in a file, its shape there, and where it lies.
  fileprivate var savedTensors: [(name: String, shape: [Int], place: ParameterPlace)] {
    parameters.enumerated().flatMap { layer, places in
      places.enumerated().map { position, place in
        let name = String(place.shape.name.map { $0 == " " ? "_" : $0 })
        return ("\(layer).\(name)", place.shape.tensorShape(at: position), place)
      }
    }
  }

  /// All parameters are there, each in its shape, and nothing else.
  fileprivate func check(_ found: [(name: String, shape: [Int])]) throws(SavingError) {
    let shapes = Dictionary(found.map { ($0.name, $0.shape) }) { first, _ in first }
    let expected = savedTensors
    for tensor in expected {
      guard let shape = shapes[tensor.name] else { throw .missingTensor(tensor.name, shape: tensor.shape) }
      guard shape == tensor.shape else { throw .tensorShape(tensor.name, expected: tensor.shape, found: shape) }
    }
    let names = Set(expected.map(\.name))
    if let other = found.first(where: { !names.contains($0.name) }) { throw .unexpectedTensor(other.name) }
  }
}
