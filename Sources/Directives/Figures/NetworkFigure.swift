import Datasets
package import Diagnostics
package import Lesson
import Neural
package import Plotting
package import Runner
import Typography

/// `red`: a model's layers, from the input to the output.
package struct NetworkFigure: FigureKind {
  package static let name = "red"
  package static let summary = "las capas de un modelo, de la entrada a la salida"
  package static let subject = "un modelo, por su `#nombre`"
  package static let options = [
    OptionSpecification("clases", "los nombres de las salidas: `moda.clases`", aliases: ["classes"]),
    OptionSpecification(
      "muestra", "de dónde sale la imagen que se dibuja en la entrada: `moda.prueba`", aliases: ["sample"]),
  ]

  package let source: Expression
  package let classes: Expression?
  package let sample: Expression?

  package init?(_ reader: inout DirectiveReader) {
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    guard case .model(let model) = value else {
      reader.note(.wrongType(expected: "un modelo", found: value, at: source.range))
      return nil
    }
    self.source = source
    sample = reader.isGiven("muestra") ? reader.split("muestra")?.expression : nil
    let classes = reader.texts("clases", naming: model.outputShape.reduce(1, *), each: "salida")
    guard let classes, sample != nil || !reader.isGiven("muestra") else { return nil }
    self.classes = classes
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    guard case .model(let model) = try session.value(of: source) else { throw .notRun(at: source.range) }
    var layers = [
      NetworkDiagram.Layer(role: .input, name: "entrada", detail: "", shape: model.inputShape, parameterCount: 0)
    ]
    for (name, shape) in zip(model.layerNames, model.shapes) {
      let last = layers.count - 1
      if shape.parameterCount == 0, !name.activation.isEmpty, layers[last].role == .hidden {
        // An activation by itself belongs to the layer on its left.
        layers[last].detail = [layers[last].detail, name.activation].filter { !$0.isEmpty }.joined(separator: ", ")
      } else {
        layers.append(
          NetworkDiagram.Layer(
            role: shape.parameterCount == 0 && layers[last].role == .input ? .input : .hidden, name: name.name,
            detail: name.activation, shape: shape.output, parameterCount: shape.parameterCount))
      }
    }
    if layers.count > 1 { layers[layers.count - 1].role = .output }
    if let classes, let names = try session.value(of: classes).texts { layers[layers.count - 1].unitNames = names }
    let hidden = layers.count { $0.role == .hidden }
    let caption =
      "La red «\(session.source.text(source.range))»: "
      + counted(model.inputShape.reduce(1, *), "entrada", "entradas") + ", "
      + counted(hidden, "capa oculta", "capas ocultas") + " y "
      + counted(model.outputShape.reduce(1, *), "salida", "salidas") + "."
    var diagram = NetworkDiagram(layers: layers)
    if let sample, case .split(let split) = try session.value(of: sample) { diagram.sample = split.raster(0) }
    return (.network(diagram), caption)
  }
}

extension DatasetFacts {
  /// A class's name; its number where it has none.
  func className(_ label: Int) -> String { classNames.indices.contains(label) ? classNames[label] : String(label) }
}
