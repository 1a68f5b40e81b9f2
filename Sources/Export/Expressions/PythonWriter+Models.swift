import Diagnostics
import Lesson
import Neural
import Runner

extension PythonWriter {
  mutating func member(_ field: String, of model: ModelValue, _ owner: Expression) -> PythonExpression {
    let name = text(owner)
    switch field {
    case "parametros":
      switch framework {
      case .keras: return PythonExpression("\(name).count_params()")
      case .pytorch: return PythonExpression("\(call(.countParameters))(\(name))")
      }
    case "entrada": return PythonExpression(pythonList(model.inputShape), .atom, .list)
    case "salida": return PythonExpression(pythonList(model.outputShape), .atom, .list)
    default: return PythonExpression(framework == .keras ? "\(name).layers" : name, .atom, .other)
    }
  }

  /// A layer of a model, `red.capas[1]`; nil for what is none.
  mutating func layer(_ owner: Expression, _ items: [IndexItem]) -> PythonExpression? {
    guard case .member(let model, _) = owner.kind, case .model(let value)? = known(model), items.count == 1,
      case .at(let place) = items[0], let number = place.integer
    else { return nil }
    let index = number < 0 ? number + value.layers.count : number
    return PythonExpression(layer(index, of: model), .atom, .other)
  }

  /// A layer of a model in the framework's own list.
  mutating func layer(_ index: Int, of model: Expression) -> String {
    let name = text(model)
    var place = index
    if case .name(let id) = model.kind, let places = memory.places[id], places.indices.contains(index) {
      place = places[index].main
    }
    return framework == .keras ? "\(name).layers[\(place)]" : "\(name)[\(place)]"
  }

  mutating func member(_ field: String, of layer: LayerValue, _ name: String) -> PythonExpression {
    switch field {
    case "forma": return PythonExpression(pythonList(layer.outputShape), .atom, .list)
    case "parametros":
      switch framework {
      case .keras: return PythonExpression("\(name).count_params()")
      case .pytorch: return PythonExpression("\(call(.countParameters))(\(name))")
      }
    default:
      let isBias = field == "sesgos"
      switch framework {
      case .keras:
        let names = layer.layer.parameters(for: layer.inputShape).map(\.name)
        let place = isBias ? names.firstIndex { $0 == "bias" || $0 == "beta" } ?? 1 : 0
        return PythonExpression("\(name).get_weights()[\(place)]")
      case .pytorch: return PythonExpression("\(call(isBias ? .biases : .weights))(\(name))")
      }
    }
  }
}
