package import Datasets
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
        "entrada", "la forma de cada entrada: `[28, 28]`", isRequired: true, unless: ["desde", "como"],
        aliases: ["input", "input_shape"]),
      OptionSpecification(
        "capas", "una capa en cada línea que empieza por «-»", isRequired: true, unless: ["desde", "como"],
        aliases: ["layers"]),
      OptionSpecification(
        "desde", "un modelo guardado junto a la lección: `red.safetensors`; sin «capas», también dice sus capas",
        aliases: ["weights", "load_weights", "load_model"], reading: .text),
      OptionSpecification(
        "como", "otro modelo, del que se copian las capas, los pesos con los que empezó y el azar, para comparar",
        aliases: ["clone", "copy", "clone_model"]),
    ])

  package let model: ModelValue
  /// Where the weights come from; nil for new ones.
  package let file: ModelFile?
  package let given: [GivenParameters]
  /// The model that this one copies.
  package let original: Located<String>?

  package init?(_ reader: inout DirectiveReader) {
    if reader.isGiven("como") {
      guard let (name, copy) = Self.copied(&reader) else { return nil }
      (model, original, file, given) = (copy, name, nil, [])
      reader.bind(.model(copy))
      return
    }
    original = nil
    guard reader.isGiven("desde") else {
      guard let (model, given) = Self.declared(&reader) else { return nil }
      self.model = model
      file = nil
      self.given = given ?? []
      reader.bind(.model(model))
      if given == nil { return nil }
      return
    }
    guard let name = reader.text("desde") else {
      reader.note(.notText(expected: "el nombre de un archivo", found: "una lista", at: reader.place(of: "desde")))
      return nil
    }
    let file = ModelFile(name, besideLesson: reader.source, reader.library)
    let isDeclared = reader.isGiven("capas") || reader.isGiven("entrada")
    let declared = isDeclared ? Self.declared(&reader) : nil
    // Also where the file is wrong, so that the steps below are checked too.
    if let declared { reader.bind(.model(declared.model)) }
    do throws(Problem) {
      let header = try file.header()
      if isDeclared {
        guard let declared, let given = declared.given else { return nil }
        try Self.check(header, of: file, fits: declared.model)
        (model, self.given) = (declared.model, given)
      } else {
        model = try Self.described(by: header, of: file)
        given = []
        reader.bind(.model(model))
      }
    } catch {
      reader.note(error)
      return nil
    }
    self.file = file
  }

  package static let fileOptions = ["desde"]
  package static let originOptions = ["como"]

  package func files(in library: DatasetLibrary) -> [SourceFile]? {
    guard let file else { return [] }
    return file.stored.map { [$0] }
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    var model = model
    let origin = try origin(&session)
    do throws(TrainingError) {
      try Network.checkMemory(
        inputShape: model.architecture.inputShape, layers: model.architecture.layers, limit: session.budget.memory)
    } catch {
      throw .training(error, at: session.block.headerRange)
    }
    guard let network = try origin.network(model.architecture) else { throw .notRun(at: session.block.headerRange) }
    model.network = network
    model.origin = origin
    session.bind(.model(model))
    return [.table(model.summary)]
  }

  private func origin(_ session: inout Session) throws(Problem) -> ModelOrigin {
    if let original {
      guard case .model(let value)? = session.scope[original.value]?.value, let origin = value.origin else {
        throw .notRun(at: original.range)
      }
      return origin
    }
    var tensors: [ModelOrigin.Given] = []
    for parameters in given { tensors.append(try parameters.read(&session)) }
    return ModelOrigin(file.map { .file($0) } ?? .stream(session.stream()), given: tensors)
  }

  /// A model like another, before any training; nil is told.
  private static func copied(_ reader: inout DirectiveReader) -> (name: Located<String>, model: ModelValue)? {
    for option in ["entrada", "capas", "desde"] where reader.isGiven(option) {
      reader.note(
        Problem(
          .repeatedOption, "«como» ya dice las capas y los pesos", at: reader.keyPlace(of: option),
          label: "quita «\(option)», o «como»"))
    }
    guard let (name, other) = reader.model("como", example: "como: red") else { return nil }
    var model = ModelValue(
      inputShape: other.inputShape, layers: other.layers, layerNames: other.layerNames, shapes: other.shapes)
    model.original = other.original ?? name.value
    return reader.hasErrors ? nil : (name, model)
  }

  /// The model of the layers that the lesson writes.
  ///
  /// Given parameters that do not fit are told, and then there is a model without them, to check the steps below.
  private static func declared(
    _ reader: inout DirectiveReader
  ) -> (model: ModelValue, given: [GivenParameters]?)? {
    for name in ["entrada", "capas"] where reader.isGiven("desde") && !reader.isNamed(name) {
      let help = specification.options.first { $0.name == name }?.help ?? ""
      reader.note(.missingOption(name, of: specification.name, help: help, at: reader.block.headerRange))
    }
    let inputShape = reader.expression("entrada").flatMap { reader.shape($0, "entrada") }
    let words = layerWords.names + activations.names
    guard let expressions = reader.items("capas", joining: words) else { return nil }
    let read = expressions.map { layerWords.read($0, &reader) }
    let written = read.compactMap(\.self)
    let layers = written.map(\.layer)
    guard let inputShape, layers.count == read.count else { return nil }
    let names = layers.map(ModelValue.LayerName.init)
    do throws(ShapeError) {
      let shapes = try Network.infer(inputShape: inputShape, layers: layers)
      let model = ModelValue(inputShape: inputShape, layers: layers, layerNames: names, shapes: shapes)
      return (model, reader.givenParameters(written, of: model))
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
