/// How one kind of layer stands in a file: its name in Keras, and its options in Keras' words.
package struct SavedKind: Sendable {
  package let name: String
  /// The options of a layer of this kind; nil for a layer of another.
  let write: @Sendable (any Layer) -> LayerOptions?
  /// The layer of some options, which are left with what it did not take.
  let read: @Sendable (inout LayerOptions) -> any Layer

  /// `options` passes each of a layer's properties on, by its name; the first layer lends those that are read over.
  init<Kind: Layer>(
    _ name: String, _ first: Kind, _ options: @escaping @Sendable (inout Kind, inout LayerOptions) -> Void
  ) {
    self.name = name
    write = { layer in
      guard var layer = layer as? Kind else { return nil }
      var written = LayerOptions()
      options(&layer, &written)
      return written
    }
    read = { given in
      var layer = first
      options(&layer, &given)
      return layer
    }
  }

  /// A kind for each of `allLayers`.
  package static let all: [SavedKind] = allLayers.map { $0.savedKind }
}
