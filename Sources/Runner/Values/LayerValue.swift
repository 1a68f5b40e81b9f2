package import Neural
import Typography

/// A layer of a model, as it is where the lesson names it.
package struct LayerValue: Sendable {
  /// «densa(128)».
  package var name: String
  package var index: Int
  package var shape: LayerShape
  /// The shapes of its weights and its bias; nil for a layer without.
  package var parameters: ParameterShapes
  /// The model's; nil while checking.
  package var network: Network?

  var members: [Member] {
    var result: [Member] = []
    if let shape = parameters.weights {
      result.append(Member("pesos", .numbers(numbers(shape) { $0.weights(ofLayer: index) })))
    }
    if let shape = parameters.bias {
      result.append(Member("sesgos", .numbers(numbers(shape) { $0.bias(ofLayer: index) })))
    }
    return result + [
      Member("forma", .numbers(Numbers(shape.output))), Member("parámetros", .numbers(Numbers(shape.parameterCount))),
    ]
  }

  /// The shape of the numbers of a field that may be many.
  func shape(ofField name: String) -> [Int]? {
    switch folded(name) {
    case "pesos": parameters.weights
    case "sesgos": parameters.bias
    default: nil
    }
  }

  private func numbers(_ shape: [Int], _ tensor: (Network) -> Tensor?) -> Numbers {
    Numbers(shape: shape, kind: .decimal, values: network.flatMap(tensor)?.values.map(Double.init))
  }
}
