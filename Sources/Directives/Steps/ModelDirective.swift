package import Diagnostics
package import Lesson
import Neural
package import Runner

/// `modelo`: layers one after the other, as Keras' `Sequential`.
package struct ModelDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "modelo", summary: "define una red, capa por capa", aliases: ["model", "Sequential"],
    options: [
      OptionSpecification(
        "entrada", "la forma de cada entrada: [28, 28]", isRequired: true, aliases: ["input", "input_shape"]),
      OptionSpecification("capas", "una capa en cada línea que empieza por «-»", isRequired: true, aliases: ["layers"]),
    ])

  let model: ModelValue

  package init?(_ reader: inout DirectiveReader) {
    let inputShape = Self.inputShape(&reader)
    guard let expressions = reader.items("capas") else { return nil }
    let named = expressions.map { layerWords.read($0, &reader) }
    let layers = named.compactMap(\.self)
    guard let inputShape, layers.count == named.count else { return nil }
    do throws(ShapeError) {
      let shapes = try Network.infer(inputShape: inputShape, layers: layers.map(\.layer))
      model = ModelValue(
        inputShape: inputShape, layers: layers.map(\.layer), layerNames: layers.map(\.name), shapes: shapes)
    } catch {
      reader.note(
        .shape(
          error, layers: layers.map(\.name.name), places: expressions.map(\.range),
          otherwise: reader.place(of: "capas")))
      return nil
    }
    reader.bind(.model(model))
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    var model = model
    do throws(ShapeError) {
      model.network = try Network(inputShape: model.inputShape, layers: model.layers, stream: session.stream())
    } catch {
      throw .shape(error, layers: model.layerNames.map(\.name), places: [], otherwise: session.block.headerRange)
    }
    session.bind(.model(model))
    return [.table(model.summary)]
  }

  private static func inputShape(_ reader: inout DirectiveReader) -> [Int]? {
    guard let expression = reader.expression("entrada"), let value = reader.value(of: expression), !value.isUnknown
    else { return nil }
    guard case .numbers(let numbers) = value, numbers.kind == .integer, numbers.rank <= 1 else {
      reader.note(.wrongType(expected: "una lista de tamaños, como [28, 28]", found: value, at: expression.range))
      return nil
    }
    guard let values = numbers.values else {
      reader.note(.notKnownYet("entrada", at: expression.range))
      return nil
    }
    let isSound = !values.isEmpty && values.count <= 4 && values.allSatisfy { $0 >= 1 && $0 <= 65_536 }
    guard isSound else {
      reader.note(
        .outOfRange(
          "entrada", expected: "de uno a cuatro tamaños mayores que cero", found: reader.source.text(expression.range),
          at: expression.range))
      return nil
    }
    return values.map { Int($0) }
  }
}

extension ModelValue {
  /// The table that Keras' `summary` prints: layer, output shape, parameters.
  var summary: Table {
    let rows = zip(layerNames, shapes).map { name, shape -> [Cell] in
      [
        .code(name.name), name.activation.isEmpty ? .missing : .code(name.activation), .shape(shape.output),
        .integer(shape.parameterCount),
      ]
    }
    return Table(
      columns: [
        .init(key: "capa", title: "Capa"), .init(key: "activación", title: "Activación"),
        .init(key: "salida", title: "Salida"), .init(key: "parámetros", title: "Parámetros"),
      ], rows: rows, total: [.text("Total"), .missing, .missing, .integer(parameterCount)])
  }
}

extension Problem {
  /// Layers that do not fit together, at the layer that does not.
  static func shape(_ error: ShapeError, layers: [String], places: [SourceRange], otherwise: SourceRange) -> Problem {
    func place(_ layer: Int) -> SourceRange { places.indices.contains(layer) ? places[layer] : otherwise }
    func name(_ layer: Int) -> String { layers.indices.contains(layer) ? layers[layer] : "la capa" }
    switch error {
    case .unexpectedInput(let layer, let shape):
      return Problem(
        .shapesDoNotFit, "«\(name(layer))» espera una fila de números y recibe \(shapeText(shape))", at: place(layer),
        notes: ["pon «- aplanar» antes: \(shapeText(shape)) → \(shape.reduce(1, *)) números en fila"],
        related: layer > 0 && places.indices.contains(layer - 1)
          ? [RelatedPlace("esta capa entrega \(shapeText(shape))", at: places[layer - 1])] : [])
    case .invalidSize(let layer, _):
      return Problem(
        .tooLarge, "«\(name(layer))» sería demasiado grande", at: place(layer),
        notes: ["prueba con una entrada más pequeña o con menos unidades"])
    case .unsuitableOutput(let shape):
      return Problem(.unsuitableLoss, "la pérdida no sirve para una salida de \(shapeText(shape))", at: otherwise)
    case .noLayers: return Problem(.missingOption, "un modelo necesita al menos una capa", at: otherwise)
    }
  }
}
