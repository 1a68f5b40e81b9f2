import JSON

/// An input's shape and the layers that follow, as they stand in a file:
///
///     {"version":1,"input":[28,28],"layers":[{"kind":"Flatten"},{"kind":"Dense","units":10,"activation":"softmax"}]}
///
/// A layer's kind and options have their names in Keras; every option is said, by the layer itself.
package struct Architecture: Sendable {
  package let inputShape: [Int]
  package let layers: [any Layer]

  /// What this code writes, and all that it reads.
  package static let version = 1
  /// The most layers that are read.
  package static let mostLayers = 1000
  /// The text's name among those of a safetensors file.
  package static let metadataName = "architecture"

  package init(inputShape: [Int], layers: [any Layer]) {
    self.inputShape = inputShape
    self.layers = layers
  }

  /// The layers as JSON: one text for one value.
  package func json() throws(ArchitectureFault) -> String {
    var nodes: [JSONValue] = []
    for (index, layer) in layers.enumerated() {
      guard let (kind, options) = Self.options(of: layer) else { throw .unsavable(layer: index) }
      if let option = options.bad { throw .badOption(layer: index, kind: kind, option: option) }
      nodes.append(.object([JSONMember("kind", .string(kind))] + options.entries))
    }
    return JSONValue.object([
      JSONMember("version", .integer(Self.version)), JSONMember("input", JSONValue(sizes: inputShape)),
      JSONMember("layers", .array(nodes)),
    ]).text(isIndented: false)
  }

  private static func options(of layer: any Layer) -> (kind: String, options: LayerOptions)? {
    for kind in SavedKind.all {
      if let options = kind.write(layer) { return (kind.name, options) }
    }
    return nil
  }

  /// Reads layers that fit together; nothing of the size that they name is allocated.
  package init(json: String) throws(ArchitectureFault) {
    let root: JSONValue
    do throws(JSONFault) {
      root = try JSONReader.read(Array(json.utf8))
    } catch {
      throw .json(error)
    }
    guard case .integer(let version)? = root["version"] else { throw .malformed }
    guard version == Self.version else { throw .unknownVersion(version) }
    guard case .object(let parts) = root, parts.count == 3, let inputShape = root["input"]?.sizes,
      case .array(let nodes)? = root["layers"]
    else { throw .malformed }
    guard nodes.count <= Self.mostLayers else { throw .tooManyLayers(nodes.count) }
    var layers: [any Layer] = []
    for (index, node) in nodes.enumerated() { layers.append(try Self.layer(node, at: index)) }
    do throws(ShapeError) {
      _ = try Blueprint(inputShape: inputShape, layers: layers)
    } catch {
      throw .shape(error)
    }
    self.inputShape = inputShape
    self.layers = layers
  }

  private static func layer(_ node: JSONValue, at index: Int) throws(ArchitectureFault) -> any Layer {
    guard case .object(let entries) = node, let name = node["kind"]?.name else { throw .malformed }
    guard let kind = SavedKind.all.first(where: { $0.name == name }) else {
      throw .unknownKind(layer: index, kind: name)
    }
    var options = LayerOptions(reading: entries.filter { $0.key != "kind" })
    let layer = kind.read(&options)
    if let option = options.bad { throw .badOption(layer: index, kind: name, option: option) }
    if let left = options.entries.first { throw .unknownOption(layer: index, kind: name, option: left.key) }
    return layer
  }
}

extension Architecture {
  /// The layers that a file describes.
  package init(_ metadata: [String: String]) throws(SavingError) {
    guard let json = metadata[Self.metadataName] else { throw .architecture(.absent) }
    do throws(ArchitectureFault) {
      self = try Architecture(json: json)
    } catch {
      throw .architecture(error)
    }
  }
}
