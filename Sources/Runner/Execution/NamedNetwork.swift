import Diagnostics
package import Neural

/// A network with the name that its lesson gave it.
package struct NamedNetwork: Sendable {
  package let name: String
  package let network: Network
}

extension Scope {
  /// The networks that are compiled, in the order in which the lesson names them.
  var compiledNetworks: [NamedNetwork] {
    let bound = bindings.sorted { $0.value.range.lower < $1.value.range.lower }
    return bound.compactMap { name, binding in
      guard case .model(let model) = binding.value, let network = model.network, network.isCompiled else { return nil }
      return NamedNetwork(name: name, network: network)
    }
  }
}
