extension Network {
  /// The first layers of a network, at least one, with the parameters that they have there.
  package init(firstLayers count: Int, of network: Network) throws(ShapeError) {
    inputShape = network.inputShape
    layers = Array(network.layers.prefix(count))
    blueprint = try Blueprint(inputShape: inputShape, layers: layers)
    // Parameters lie in the order of their layers.
    parameters = Array(network.parameters.prefix(blueprint.parameterFloats))
    engine = network.engine
  }
}
