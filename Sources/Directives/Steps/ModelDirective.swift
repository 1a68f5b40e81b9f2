package import Diagnostics
package import Lesson
import Neural
package import Runner
import Typography

/// `modelo`: layers one after the other, as Keras' `Sequential`.
package struct ModelDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "modelo", summary: "define una red, capa por capa", aliases: ["model", "Sequential"],
    options: [
      OptionSpecification(
        "entrada", "la forma de cada entrada: [28, 28]", isRequired: true, unless: "desde",
        aliases: ["input", "input_shape"]),
      OptionSpecification(
        "capas", "una capa en cada línea que empieza por «-»", isRequired: true, unless: "desde", aliases: ["layers"]),
      OptionSpecification(
        "desde", "un modelo guardado junto a la lección: red.safetensors; sin «capas», también dice sus capas",
        aliases: ["weights", "load_weights", "load_model"]),
    ])

  let model: ModelValue
  /// Where the weights come from; nil for new ones.
  let file: ModelFile?

  package init?(_ reader: inout DirectiveReader) {
    guard reader.isGiven("desde") else {
      guard let model = Self.declared(&reader) else { return nil }
      self.model = model
      file = nil
      reader.bind(.model(model))
      return
    }
    guard let name = reader.text("desde") else {
      reader.note(.notText(expected: "el nombre de un archivo", found: "una lista", at: reader.place(of: "desde")))
      return nil
    }
    let file = ModelFile(name, besideLesson: reader.source)
    let isDeclared = reader.isGiven("capas") || reader.isGiven("entrada")
    let declared = isDeclared ? Self.declared(&reader) : nil
    // Also where the file is wrong, so that the steps below are checked too.
    if let declared { reader.bind(.model(declared)) }
    do throws(Problem) {
      let header = try file.header()
      if isDeclared {
        guard let declared else { return nil }
        try Self.check(header, of: file, fits: declared)
        model = declared
      } else {
        model = try Self.described(by: header, of: file)
        reader.bind(.model(model))
      }
    } catch {
      reader.note(error)
      return nil
    }
    self.file = file
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    var model = model
    if let file {
      model.network = try file.network(model.architecture)
    } else {
      do throws(ShapeError) {
        model.network = try Network(inputShape: model.inputShape, layers: model.layers, stream: session.stream())
      } catch {
        throw .shape(error, layers: model.layerNames.map(\.name), places: [], otherwise: session.block.headerRange)
      }
    }
    session.bind(.model(model))
    return [.table(model.summary)]
  }

  /// The model of the layers that the lesson writes.
  private static func declared(_ reader: inout DirectiveReader) -> ModelValue? {
    for name in ["entrada", "capas"] where reader.isGiven("desde") && !reader.isGiven(name) {
      let help = specification.options.first { $0.name == name }?.help ?? ""
      reader.note(.missingOption(name, of: specification.name, help: help, at: reader.block.headerRange))
    }
    let inputShape = reader.expression("entrada").flatMap { reader.shape($0, "entrada") }
    guard let expressions = reader.items("capas") else { return nil }
    let read = expressions.map { layerWords.read($0, &reader) }
    let layers = read.compactMap(\.self)
    guard let inputShape, layers.count == read.count else { return nil }
    let names = layers.map(ModelValue.LayerName.init)
    do throws(ShapeError) {
      let shapes = try Network.infer(inputShape: inputShape, layers: layers)
      return ModelValue(inputShape: inputShape, layers: layers, layerNames: names, shapes: shapes)
    } catch {
      reader.note(
        .shape(
          error, layers: names.map(\.name), places: expressions.map(\.range), otherwise: reader.place(of: "capas")))
      return nil
    }
  }

  private static func check(
    _ header: SafetensorsHeader, of file: ModelFile, fits model: ModelValue
  ) throws(Problem) {
    do throws(SavingError) {
      try Network.check(header, fits: model.architecture)
    } catch {
      throw file.problem(error)
    }
  }

  /// The model of the layers that a file describes.
  private static func described(by header: SafetensorsHeader, of file: ModelFile) throws(Problem) -> ModelValue {
    let architecture: Architecture
    do throws(SavingError) {
      architecture = try Architecture(header.metadata)
      try Network.check(header, fits: architecture)
    } catch {
      throw file.problem(error)
    }
    do throws(ShapeError) {
      let shapes = try Network.infer(inputShape: architecture.inputShape, layers: architecture.layers)
      return ModelValue(
        inputShape: architecture.inputShape, layers: architecture.layers,
        layerNames: architecture.layers.map(ModelValue.LayerName.init), shapes: shapes)
    } catch {
      throw file.problem(.architecture(.shape(error)))
    }
  }
}

extension ModelValue {
  fileprivate var architecture: Architecture { Architecture(inputShape: inputShape, layers: layers) }

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
    case .unexpectedInput(let layer, let shape, let wanted):
      var problem = unexpected(shape, by: name(layer), wanted: wanted, isFlattened: layers.first == "aplanar")
      problem.range = place(layer)
      if layer > 0, places.indices.contains(layer - 1) {
        problem.related = [RelatedPlace("esta capa entrega \(shapeText(shape))", at: places[layer - 1])]
      }
      return problem
    case .invalidSize(let layer, _):
      return Problem(
        .tooLarge, "«\(name(layer))» sería demasiado grande", at: place(layer),
        notes: ["prueba con una entrada más pequeña o con menos unidades"])
    case .unsuitableOutput(let shape):
      return Problem(.unsuitableLoss, "la pérdida no sirve para una salida de \(shapeText(shape))", at: otherwise)
    case .noLayers: return Problem(.missingOption, "un modelo necesita al menos una capa", at: otherwise)
    }
  }

  /// What a layer wants, what it receives, and what to do about it.
  private static func unexpected(
    _ shape: [Int], by layer: String, wanted: WantedInput, isFlattened: Bool
  ) -> Problem {
    let count = shape.reduce(1, *)
    func problem(_ what: String, _ note: String) -> Problem {
      Problem(.shapesDoNotFit, "«\(layer)» \(what) y recibe \(shapeText(shape))", notes: [note])
    }
    switch wanted {
    case .row, .numbers:
      return problem(
        "espera una fila de números", "pon «- aplanar» antes: \(shapeText(shape)) → \(count) números en fila")
    case .rowOfSoftmax:
      return Problem(
        .shapesDoNotFit,
        "softmax reparte una probabilidad entre los números de una fila, y aquí hay \(shapeText(shape))",
        notes: ["usa aquí otra activación, como relu, y deja softmax para la última capa densa"])
    case .image:
      let remedy =
        isFlattened && shape.count == 1
        ? "quita «- aplanar»: va después, entre las convoluciones y las capas densas"
        : "si los números vienen en fila, dales forma de imagen antes: «- reformar([28, 28, 1])»"
      return problem("espera una imagen, con alto, ancho y canales,", remedy)
    case .sequence:
      return problem(
        "espera una secuencia, con pasos y características,",
        "dale esa forma antes, con tus tamaños: «- reformar([pasos, características])»")
    case .words:
      return Problem(
        .shapesDoNotFit,
        "«\(layer)» busca en su tabla los números de la entrada, y aquí le llega \(shapeText(shape))",
        notes: ["ponla la primera, con una entrada de una sola dimensión: los números de las palabras, en fila"])
    case .count(let wanted):
      return Problem(
        .shapesDoNotFit,
        "«\(layer)» necesita \(NumberStyle().integer(wanted)) números y recibe \(NumberStyle().integer(count))",
        notes: ["al cambiar de forma no cambia el producto de los tamaños"])
    case .window(let size):
      return Problem(
        .shapesDoNotFit, "la ventana de «\(layer)», de \(size), no cabe en \(shapeText(shape))",
        notes: ["usa una ventana más pequeña, o menos capas que encojan la imagen antes"])
    }
  }
}
