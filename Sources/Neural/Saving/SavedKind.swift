/// How one kind of layer stands in a file: its name in Keras, and its options in Keras' words.
package struct SavedKind: Sendable {
  package let name: String
  /// The options of a layer of this kind; nil for a layer of another.
  let write: @Sendable (any Layer) -> LayerOptions?
  /// The layer of some options, which are left with what it did not take.
  let read: @Sendable (inout LayerOptions) -> any Layer

  /// `options` passes each of a layer's properties on, by its name; the first layer lends those that are read over.
  private init<Kind: Layer>(
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
  package static let all: [SavedKind] = [
    SavedKind("Flatten", Flatten()) { _, _ in },
    SavedKind("Dense", Dense(units: 1)) { layer, options in
      options.integer("units", &layer.units)
      options.activation(&layer.activation)
    },
    SavedKind("Activation", ActivationLayer(.linear)) { layer, options in
      options.activation(&layer.activation)
    },
    SavedKind("Reshape", Reshape([])) { layer, options in
      options.sizes("target_shape", &layer.shape)
    },
    SavedKind("Conv2D", Conv2D(filters: 1, kernelSize: 1)) { layer, options in
      options.integer("filters", &layer.filters)
      options.integer("kernel_size", &layer.kernelSize)
      options.integer("strides", &layer.stride)
      options.padding(&layer.padding)
      options.activation(&layer.activation)
    },
    SavedKind("MaxPooling2D", MaxPool2D()) { layer, options in
      options.integer("pool_size", &layer.size)
      options.integer("strides", &layer.stride)
    },
    SavedKind("AveragePooling2D", AvgPool2D()) { layer, options in
      options.integer("pool_size", &layer.size)
      options.integer("strides", &layer.stride)
    },
    SavedKind("GlobalAveragePooling2D", GlobalAvgPool2D()) { _, _ in },
    SavedKind("Dropout", Dropout(rate: 0)) { layer, options in
      options.number("rate", &layer.rate, in: 0...1)
    },
    SavedKind("BatchNormalization", BatchNorm()) { layer, options in
      options.number("momentum", &layer.momentum, in: 0...1)
      options.number("epsilon", &layer.epsilon, in: 0...Double(Float.greatestFiniteMagnitude))
    },
    SavedKind("Conv1D", Conv1D(filters: 1, kernelSize: 1)) { layer, options in
      options.integer("filters", &layer.filters)
      options.integer("kernel_size", &layer.kernelSize)
      options.integer("strides", &layer.stride)
      options.padding(&layer.padding)
      options.activation(&layer.activation)
    },
    SavedKind("MaxPooling1D", MaxPool1D()) { layer, options in
      options.integer("pool_size", &layer.size)
      options.integer("strides", &layer.stride)
    },
  ]
}
