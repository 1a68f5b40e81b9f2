package import Neural
import Typography

/// A layer of a model, as it is where the lesson names it.
package struct LayerValue: Sendable {
  package var model: ModelValue
  package var index: Int

  package init(_ index: Int, of model: ModelValue) {
    self.model = model
    self.index = index
  }

  /// «densa(128)».
  package var name: String { model.layerNames[index].name }
  package var layer: any Layer { model.layers[index] }
  package var inputShape: [Int] { model.input(ofLayer: index) }
  package var outputShape: [Int] { model.shapes[index].output }

  /// The shapes of its weights and its bias; nil for a layer without.
  package var parameters: ParameterShapes { layer.parameterShapes(for: inputShape) }

  var members: [Member] {
    var result: [Member] = []
    if let shape = parameters.weights {
      result.append(Member("pesos", .numbers(numbers(shape) { $0.weights(ofLayer: index) })))
    }
    if let shape = parameters.bias {
      result.append(Member("sesgos", .numbers(numbers(shape) { $0.bias(ofLayer: index) })))
    }
    return result + [
      Member("forma", .numbers(Numbers(outputShape))),
      Member("parámetros", .numbers(Numbers(model.shapes[index].parameterCount))),
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
    Numbers(shape: shape, kind: .decimal, values: model.network.flatMap(tensor)?.values.map(Double.init))
  }
}
