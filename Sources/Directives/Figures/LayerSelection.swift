import Diagnostics
package import Lesson
import Neural
import Plotting
package import Runner
import Typography

/// Which layer of a model a figure looks into: `de: red.capas[1]`, or `de: red` with `capa: 1`.
package struct LayerSelection: Sendable {
  /// Its options; `noun` says what there are several of: «cuántos mapas».
  static func options(counting noun: String) -> [OptionSpecification] {
    [
      OptionSpecification("capa", "cuál de las capas de «de», desde 0", aliases: ["layer"]),
      OptionSpecification("primeras", "\(noun) se muestran; `16` si no se dice", aliases: ["first", "primeros"]),
      OptionSpecification("columnas", "\(noun) hay en cada fila; `8` si no se dice", aliases: ["columns"]),
    ]
  }

  package let source: Expression
  /// What says which layer, for a problem with it.
  let place: SourceRange
  /// The layer without data.
  package let layer: LayerValue
  package let count: Int
  package let columns: Int

  /// Reads the selection; a model without `capa` means the layer that `usual` picks.
  init?(_ reader: inout DirectiveReader, usual: (ModelValue) -> Int) {
    let count = reader.integer("primeras", default: 16, in: 1...MapGrid.mostTiles)
    let columns = reader.integer("columnas", default: 8, in: 1...16)
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    switch value {
    case .layer(let layer):
      if reader.isGiven("capa") {
        reader.note(
          Problem(
            .repeatedOption, "«\(reader.source.text(source.range))» ya dice qué capa es",
            at: reader.keyPlace(of: "capa"), label: "quita «capa»"))
        return nil
      }
      (self.layer, place) = (layer, source.range)
    case .model(let model):
      guard let index = reader.integer("capa", default: usual(model), in: 0...max(0, model.layers.count - 1)),
        model.layers.indices.contains(index)
      else { return nil }
      self.layer = LayerValue(index, of: model)
      place = reader.isGiven("capa") ? reader.place(of: "capa") : source.range
    default:
      reader.note(
        .wrongType(
          expected: "un modelo o una de sus capas", found: value, at: source.range,
          note: "por ejemplo: de: red, o bien de: red.capas[0]"))
      return nil
    }
    guard let count, let columns else { return nil }
    self.source = source
    self.count = count
    self.columns = columns
  }

  /// The layer with its numbers.
  func resolve(_ session: Session) throws(Problem) -> (layer: LayerValue, network: Network) {
    let layer: LayerValue
    switch try session.value(of: source) {
    case .layer(let value): layer = value
    case .model(let model): layer = LayerValue(self.layer.index, of: model)
    default: throw .notRun(at: source.range)
    }
    guard let network = layer.model.network else { throw .notRun(at: source.range) }
    return (layer, network)
  }

  /// «la capa 1 de «red», convolución(8)»; of `red.capas[1]`, «la capa 1, convolución(8)».
  func name(_ text: SourceText) -> String {
    if case .name(let model) = source.kind { return "la capa \(layer.index) de «\(model)», \(layer.name)" }
    return "la capa \(layer.index), \(layer.name)"
  }
}

extension ModelValue {
  /// The first layer that is a convolution.
  var firstConvolution: Int? { layers.firstIndex { $0 is any ConvolutionLayer } }
}
