package import Diagnostics
package import Neural

/// How a model's first parameters are made: drawn from a stream or read from a file, and some given by the lesson.
package struct ModelOrigin: Sendable {
  /// Weights or a bias that the lesson gives.
  package struct Given: Sendable {
    package var layer: Int
    package var isBias: Bool
    package var tensor: Tensor

    package init(layer: Int, isBias: Bool, tensor: Tensor) {
      self.layer = layer
      self.isBias = isBias
      self.tensor = tensor
    }
  }

  package enum Source: Sendable {
    case stream(RandomStream)
    case file(ModelFile)
  }

  package var source: Source
  package var given: [Given]

  package init(_ source: Source, given: [Given]) {
    self.source = source
    self.given = given
  }

  /// A network of some layers as it is before any training; nil where the layers do not fit, which checking has told.
  package func network(_ architecture: Architecture) throws(Problem) -> Network? {
    var network: Network?
    switch source {
    case .stream(let stream):
      network = try? Network(inputShape: architecture.inputShape, layers: architecture.layers, stream: stream)
    case .file(let file): network = try file.network(architecture)
    }
    for given in given {
      // The shapes were checked.
      _ =
        given.isBias
        ? network?.setBias(ofLayer: given.layer, to: given.tensor)
        : network?.setWeights(ofLayer: given.layer, to: given.tensor)
    }
    return network
  }
}
