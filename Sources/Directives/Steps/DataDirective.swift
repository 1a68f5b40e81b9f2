package import Datasets
package import Diagnostics
package import Lesson
import Neural
package import Runner
import Typography

/// `datos`: a dataset by its name, as Keras' `load_data` gives it, from a table or a folder beside the lesson, or out
/// of tensors of the lesson.
package struct DataDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "datos", summary: "carga un conjunto de datos", aliases: ["data", "load_data", "dataset"],
    options: [
      OptionSpecification(
        "fuente",
        "el nombre del conjunto (`fashion_mnist`, `iris`, `espirales`), o una tabla `.csv`, una carpeta de imágenes o "
          + "de sonidos junto a la lección", isRequired: true, unless: ["entradas", "etiquetas"],
        aliases: ["source", "name"], reading: .textOrCall),
      OptionSpecification(
        "entradas", "un tensor de la lección con una entrada en cada fila, en vez de una fuente",
        aliases: ["inputs", "features"]),
      OptionSpecification(
        "etiquetas", "la respuesta de cada entrada: enteros si son clases, decimales si son números que se predicen",
        aliases: ["targets"]),
      OptionSpecification(
        "escala", "por cuánto se multiplica cada píxel: `1/255` los deja entre 0 y 1", aliases: ["scale", "rescale"]),
      OptionSpecification(
        "clases", "los nombres de las clases, en el orden de sus etiquetas", aliases: ["class_names", "classes"]),
      OptionSpecification("límite", "cuántos ejemplos de cada parte se usan; todos si no se dice", aliases: ["limit"]),
      OptionSpecification(
        "prueba", "qué fracción se aparta al azar para probar: `0.2`", aliases: ["test", "test_size", "test_split"]),
      OptionSpecification(
        "etiqueta", "la columna de la tabla que se predice", aliases: ["label", "target", "labels"], reading: .text),
      OptionSpecification(
        "columnas", "las columnas de entrada: `[largo, ancho]`; todas las demás si no se dice", aliases: ["columns"]),
      OptionSpecification(
        "faltantes",
        "qué se hace donde falta un valor: `quitar` la fila, o poner la `media` de la columna; un error si no se dice",
        aliases: ["missing", "na"]),
      OptionSpecification(
        "separador", "`coma`, `punto_y_coma` o `tabulador`; se averigua si no se dice", aliases: ["separator", "sep"]),
      OptionSpecification(
        "tamaño", "el alto y el ancho que toma cada imagen: `[28, 28]`", aliases: ["size", "image_size"]),
      OptionSpecification("color", "si las imágenes conservan su color; `no` si no se dice", aliases: ["color_mode"]),
      OptionSpecification(
        "muestras", "cuántas muestras se toman de cada sonido; las del más largo si no se dice", aliases: ["samples"]),
    ])

  /// Where examples come from.
  package enum Origin: Sendable {
    case source(DatasetSource)
    case tensors(TensorDataset)
  }

  package let origin: Origin
  /// Where the lesson names it.
  let place: SourceRange
  package let divisor: Float
  package let limit: Int
  /// Nil for the dataset's own.
  package let classNames: [String]?
  package let split: TestSplit?

  package init?(_ reader: inout DirectiveReader) {
    let known = Self.known(&reader)
    let divisor = Self.divisor(&reader)
    let limit = reader.integer("límite", default: Int.max, in: 1...Int.max)
    let split = Self.split(&reader)
    guard let (origin, known) = known else { return nil }
    let parted = Self.parted(known, split, &reader)
    var classNames: [String]? = known.classNames
    if case .source = origin { classNames = Self.classNames(&reader, facts: known) }
    if reader.isGiven("escala"), !known.isImages {
      reader.note(.unsuitableOption("escala", needs: "imágenes", at: reader.keyPlace(of: "escala")))
    }
    self.origin = origin
    place = reader.place(of: reader.isGiven("fuente") ? "fuente" : "entradas")
    self.divisor = divisor ?? 1
    self.limit = limit ?? Int.max
    self.split = split?.first
    self.classNames = reader.isGiven("clases") ? classNames : nil
    // Also where an option is wrong, so that the steps below are checked too.
    var facts = limited(parted ?? known)
    facts.isTestUndecided = parted == nil && facts.testCount == 0
    reader.bind(.dataset(DatasetValue(facts: facts, divisor: self.divisor)))
    guard divisor != nil, limit != nil, classNames != nil, parted != nil else { return nil }
  }

  package static let fileOptions = ["fuente"]

  package func files(in library: DatasetLibrary) -> [SourceFile]? {
    switch origin {
    case .source(let source): source.files(in: library)
    case .tensors: []
    }
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    let stream = session.stream()
    var dataset = try load(&session, stream)
    if let split {
      do throws(PreparationFault) {
        dataset = try Preparation.split(split).applied(to: dataset, stream: stream)
      } catch {
        throw .preparation(error, of: dataset.facts.name, at: place)
      }
    }
    let facts = limited(dataset.facts)
    let value = DatasetValue(
      facts: facts, divisor: divisor,
      trainingExamples: dataset.training.divided(by: divisor)[0..<facts.trainingCount],
      testExamples: (dataset.test ?? dataset.training).divided(by: divisor)[0..<facts.testCount])
    session.bind(.dataset(value))
    return [.facts(value.shownFacts)]
  }

  private func load(_ session: inout Session, _ stream: RandomStream) throws(Problem) -> Dataset {
    let source: DatasetSource
    switch origin {
    case .tensors(let tensors): return try tensors.load(&session)
    case .source(.installed(let name)): return try session.load(name, at: place)
    case .source(let other): source = other
    }
    do throws(DatasetError) {
      return try source.load(from: session.library, stream: stream)
    } catch {
      throw .dataset(error, at: place)
    }
  }

  private func limited(_ facts: DatasetFacts) -> DatasetFacts {
    var facts = facts
    if let classNames { facts.classNames = classNames }
    facts.trainingCount = min(facts.trainingCount, limit)
    facts.testCount = min(facts.testCount, limit)
    return facts
  }

  /// Where the examples come from and what is known of them; nil is told.
  private static func known(_ reader: inout DirectiveReader) -> (Origin, DatasetFacts)? {
    let tensorOptions = ["entradas", "etiquetas"].filter { reader.isGiven($0) }
    guard reader.isGiven("fuente") || tensorOptions.isEmpty else {
      reader.refuseSourceOptions()
      return TensorDataset(&reader).map { (.tensors($0), $0.facts) }
    }
    for option in tensorOptions {
      reader.note(
        Problem(
          .repeatedOption, "los datos vienen de «fuente» o de «entradas», no de los dos",
          at: reader.keyPlace(of: option), label: "quita «\(option)», o «fuente»"))
    }
    guard let source = reader.datasetSource(), let facts = facts(of: source, &reader) else { return nil }
    return (.source(source), facts)
  }

  /// What the files' headers say; installed files that are missing or damaged are told, and then the known facts serve
  /// to check the rest.
  private static func facts(of source: DatasetSource, _ reader: inout DirectiveReader) -> DatasetFacts? {
    do throws(DatasetError) {
      return try source.facts(in: reader.library)
    } catch {
      reader.note(.dataset(error, at: place(of: error, in: source, reader)))
      if case .installed(let name) = source { return reader.library.facts(of: name) }
      return nil
    }
  }

  /// What names a column that is not there, or else the source.
  private static func place(
    of error: DatasetError, in source: DatasetSource, _ reader: DirectiveReader
  ) -> SourceRange {
    guard case .table(let table) = source, case .corruptCSV(_, let fault) = error else {
      return reader.place(of: "fuente")
    }
    switch fault {
    case .unknownColumn(let name, _): return reader.place(of: name == table.target ? "etiqueta" : "columnas")
    case .noInputs where reader.isGiven("columnas"): return reader.place(of: "columnas")
    default: return reader.place(of: "fuente")
    }
  }

  /// No share for testing or one; nil is told.
  static func split(_ reader: inout DirectiveReader) -> [TestSplit]? {
    guard reader.isGiven("prueba") else { return [] }
    guard !reader.refusePercentage("prueba") else { return nil }
    let share = reader.number(
      "prueba", default: 0, where: { $0 > 0 && $0 < 1 }, expected: "una fracción mayor que 0 y menor que 1, como 0.2")
    return share.map { [TestSplit(share: $0)] }
  }

  private static func parted(
    _ facts: DatasetFacts, _ split: [TestSplit]?, _ reader: inout DirectiveReader
  ) -> DatasetFacts? {
    guard let split else { return nil }
    guard let split = split.first else { return facts }
    do throws(PreparationFault) {
      return try Preparation.split(split).facts(of: facts)
    } catch {
      reader.note(.preparation(error, of: facts.name, at: reader.keyPlace(of: "prueba")))
      return nil
    }
  }

  /// Pixels are divided, not multiplied: 1/255 times a byte differs from the byte over 255 in the last bit.
  static func divisor(_ reader: inout DirectiveReader) -> Float? {
    let scale = reader.number(
      "escala", default: 1,
      where: { scale in
        let divisor = (1 / scale).rounded()
        return divisor >= 1 && divisor <= 65_536 && 1 / divisor == scale
      }, expected: "1 entre un entero, como 1/255")
    return scale.map { Float((1 / $0).rounded()) }
  }

  private static func classNames(_ reader: inout DirectiveReader, facts: DatasetFacts) -> [String]? {
    guard reader.isGiven("clases") else { return facts.classNames }
    guard case .classes = facts.targets else {
      reader.note(.preparation(.noClasses, of: facts, at: reader.keyPlace(of: "clases")))
      return nil
    }
    guard let expression = reader.expression("clases"), let value = reader.value(ofText: expression), !value.isUnknown
    else { return nil }
    guard let names = value.texts else {
      reader.note(.wrongType(expected: "una lista de textos", found: value, at: expression.range))
      return nil
    }
    guard names.count == facts.classNames.count else {
      reader.note(
        .wrongCount(
          "clases", expected: "una lista de \(facts.classNames.count) nombres", found: names.count, at: expression.range
        ))
      return nil
    }
    return names
  }
}

extension Value {
  /// The texts of a list that holds nothing else.
  var texts: [String]? {
    guard case .list(let values) = self else { return nil }
    let texts = values.compactMap { value in if case .text(let text) = value { text } else { nil } }
    return texts.count == values.count ? texts : nil
  }
}
