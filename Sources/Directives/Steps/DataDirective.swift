import Datasets
package import Diagnostics
package import Lesson
import Neural
package import Runner
import Typography

/// `datos`: a dataset by its name, as Keras' `load_data` gives it.
package struct DataDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "datos", summary: "carga un conjunto de datos", aliases: ["data", "load_data", "dataset"],
    options: [
      OptionSpecification(
        "fuente", "el nombre del conjunto: fashion_mnist", isRequired: true, aliases: ["source", "name"]),
      OptionSpecification(
        "escala", "por cuánto se multiplica cada píxel: 1/255 los deja entre 0 y 1", aliases: ["scale", "rescale"]),
      OptionSpecification(
        "clases", "los nombres de las clases, en el orden de sus etiquetas", aliases: ["class_names", "classes"]),
      OptionSpecification("límite", "cuántos ejemplos de cada parte se usan; todos si no se dice", aliases: ["limit"]),
    ])

  let name: String
  /// Where the lesson names it.
  let place: SourceRange
  let divisor: Float
  let limit: Int
  let classNames: [String]

  package init?(_ reader: inout DirectiveReader) {
    let name = Self.source(&reader)
    let divisor = Self.divisor(&reader)
    let limit = reader.integer("límite", default: Int.max, in: 1...Int.max)
    guard let name, let facts = Self.facts(of: name, &reader) else { return nil }
    let classNames = Self.classNames(&reader, facts: facts)
    self.name = name
    place = reader.place(of: "fuente")
    self.divisor = divisor ?? 1
    self.limit = limit ?? Int.max
    self.classNames = classNames ?? facts.classNames
    // Also where an option is wrong, so that the steps below are checked too.
    reader.bind(.dataset(DatasetValue(facts: resolved(facts), divisor: self.divisor)))
    guard divisor != nil, limit != nil, classNames != nil else { return nil }
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    let dataset = try session.load(name, at: place)
    let facts = resolved(dataset.facts)
    session.bind(
      .dataset(
        DatasetValue(
          facts: facts, divisor: divisor,
          trainingExamples: dataset.training.divided(by: divisor)[0..<facts.trainingCount],
          testExamples: dataset.test?.divided(by: divisor)[0..<facts.testCount])))
    return [
      .facts([
        Fact(key: "entrenamiento", label: "para entrenar", value: .integer(facts.trainingCount), isMain: true),
        Fact(key: "prueba", label: "para probar", value: .integer(facts.testCount), isMain: true),
        Fact(key: "forma", label: "cada entrada", value: .shape(facts.inputShape)),
        Fact(key: "clases", label: "clases", value: .integer(facts.classNames.count)),
      ])
    ]
  }

  private func resolved(_ facts: DatasetFacts) -> DatasetFacts {
    var facts = facts
    facts.classNames = classNames
    facts.trainingCount = min(facts.trainingCount, limit)
    facts.testCount = min(facts.testCount, limit)
    return facts
  }

  private static func source(_ reader: inout DirectiveReader) -> String? {
    guard let source = reader.text("fuente") else { return nil }
    let path = source.value
    if path.hasPrefix("/") || path.hasPrefix("~") || path.split(separator: "/").contains("..") {
      reader.note(.pathOutside(path, at: source.range))
      return nil
    }
    let wanted = folded(path)
    if let facts = reader.library.all.first(where: { folded($0.name) == wanted }) { return facts.name }
    reader.note(.unknownDataset(path, known: reader.library.all.map(\.name), at: source.range))
    return nil
  }

  /// What the files' headers say; files that are missing or damaged are told, and then the known facts serve to check
  /// the rest.
  private static func facts(of name: String, _ reader: inout DirectiveReader) -> DatasetFacts? {
    do throws(DatasetError) {
      return try reader.library.headerFacts(of: name)
    } catch {
      reader.note(.dataset(error, at: reader.place(of: "fuente")))
      return reader.library.facts(of: name)
    }
  }

  /// Pixels are divided, not multiplied: 1/255 times a byte differs from the byte over 255 in the last bit.
  private static func divisor(_ reader: inout DirectiveReader) -> Float? {
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
    guard let expression = reader.expression("clases"), let value = reader.value(of: expression), !value.isUnknown
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
