import Datasets
import Diagnostics
package import Lesson
import Neural
import Runner
import Typography

/// A dataset out of tensors of the lesson, examples first: whole labels, or truth values, are classes; decimals, and
/// rows of numbers, are values to approximate.
package struct TensorDataset: Sendable {
  package let inputs: Expression
  package let labels: Expression
  let facts: DatasetFacts

  /// Class numbers are stored as bytes.
  private static let mostClasses = 256
  /// Inputs in a row are named up to so many.
  private static let mostNames = 4096

  /// Reads `entradas`, `etiquetas` and `clases`; nil is told.
  init?(_ reader: inout DirectiveReader) {
    guard reader.isGiven("entradas"), reader.isGiven("etiquetas") else {
      for option in DataDirective.specification.options
      where ["entradas", "etiquetas"].contains(option.name) && !reader.isNamed(option.name) {
        reader.note(
          .missingOption(
            option.name, of: DataDirective.specification.name, help: option.help, at: reader.block.headerRange))
      }
      return nil
    }
    let inputs = Self.tensor("entradas", &reader)
    let labels = Self.tensor("etiquetas", &reader)
    guard let inputs, let labels else { return nil }
    guard inputs.numbers.shape[0] == labels.numbers.shape[0] else {
      reader.note(.rowsDiffer(inputs.numbers.shape, labels.numbers.shape, at: labels.expression.range))
      return nil
    }
    guard inputs.numbers.rank <= 5, !inputs.numbers.shape.contains(0) else {
      reader.note(
        .outOfRange(
          "entradas", expected: "un tensor con al menos un ejemplo, de hasta cuatro ejes cada uno",
          found: shapeList(inputs.numbers.shape), at: inputs.expression.range))
      return nil
    }
    guard let targets = Self.targets(labels.numbers, at: labels.expression.range, &reader) else { return nil }
    let shape = inputs.numbers.rank == 1 ? [1] : Array(inputs.numbers.shape.dropFirst())
    let names = shape.count == 1 && shape[0] <= Self.mostNames ? (0..<shape[0]).map { "x\($0)" } : []
    self.inputs = inputs.expression
    self.labels = labels.expression
    var facts = DatasetFacts(
      name: reader.block.id?.value ?? "datos", targets: targets, inputShape: shape,
      trainingCount: inputs.numbers.shape[0], inputNames: names, summary: "tensores de la lección")
    if case .values = targets { facts.targetNumbers = labels.numbers.values.flatMap(TargetNumbers.init) }
    // Whoever means classes gives whole numbers: these stand in no file that could be changed.
    facts.targetNumbers?.codes = []
    self.facts = facts
  }

  /// The examples, all for training; numbers that are not finite and labels without a class are told.
  func load(_ session: inout Session) throws(Problem) -> Dataset {
    guard let values = try session.value(of: inputs).tensor?.values else {
      throw .notRun(at: inputs.range)
    }
    guard case .numbers(let y) = try session.value(of: labels), let answers = y.values else {
      throw .notRun(at: labels.range)
    }
    let targets: Examples.Targets
    switch facts.targets {
    case .classes(let names):
      if let outside = answers.first(where: { $0 < 0 || $0 >= Double(names.count) }) {
        throw .noSuchClass(outside, classes: names.count, at: labels.range)
      }
      targets = .classes(answers.map { UInt8($0) })
    case .values(let names): targets = .values(try Self.floats(answers, at: labels.range), size: names.count)
    }
    let examples = Examples(
      inputs: .floats(try Self.floats(values, at: inputs.range)), targets: targets, inputShape: facts.inputShape)
    return Dataset(facts: facts, training: examples, test: nil)
  }

  private static func floats(_ values: [Double], at range: SourceRange) throws(Problem) -> [Float] {
    let floats = values.map { Float($0) }
    guard floats.allSatisfy(\.isFinite) else {
      throw Problem(
        .outOfRange, "los datos son números finitos", at: range,
        label: "aquí hay alguno que no lo es, o que es demasiado grande")
    }
    return floats
  }

  /// An option that is an array of at least one axis, without data; nil is told.
  private static func tensor(
    _ option: String, _ reader: inout DirectiveReader
  ) -> (expression: Expression, numbers: Numbers)? {
    guard let expression = reader.expression(option), let value = reader.value(of: expression), !value.isUnknown else {
      return nil
    }
    guard let numbers = value.tensor, !numbers.isScalar else {
      reader.note(
        .wrongType(
          expected: "un tensor con un ejemplo en cada fila", found: value, at: expression.range,
          note: option == "entradas" ? "como [[0, 0], [0, 1]]: dos ejemplos de dos números" : nil))
      return nil
    }
    return (expression, numbers)
  }

  private static func targets(
    _ labels: Numbers, at range: SourceRange, _ reader: inout DirectiveReader
  ) -> TargetFacts? {
    guard labels.rank <= 2, labels.shape.last != 0 else {
      reader.note(
        .outOfRange(
          "etiquetas", expected: "una etiqueta por ejemplo, o una fila de números", found: shapeList(labels.shape),
          at: range))
      return nil
    }
    guard labels.rank == 1, labels.kind != .decimal else {
      guard !reader.isGiven("clases") else {
        reader.note(
          Problem(
            .unsuitablePreparation, "estas etiquetas son números que se predicen, y no clases",
            at: reader.keyPlace(of: "clases"), label: "quítalo, o da las etiquetas enteras, una por ejemplo"))
        return nil
      }
      return .values(labels.rank == 1 ? ["y"] : (0..<labels.shape[1]).map { "y\($0)" })
    }
    if reader.isGiven("clases") {
      guard let names = classNames(&reader) else { return nil }
      return checked(.classes(names), labels, at: range, &reader)
    }
    guard let values = labels.values else {
      reader.note(
        Problem(
          .missingOption, "no se sabe cuántas clases hay antes de calcular las etiquetas", at: range,
          label: "di sus nombres: clases: [\"no\", \"sí\"]"))
      return nil
    }
    let count = Int(min(max(values.max() ?? 0, 1), Double(mostClasses))) + 1
    return checked(.classes((0..<count).map(String.init)), labels, at: range, &reader)
  }

  private static func classNames(_ reader: inout DirectiveReader) -> [String]? {
    guard let expression = reader.expression("clases"), let value = reader.value(ofText: expression), !value.isUnknown
    else { return nil }
    guard let names = value.texts, !names.isEmpty else {
      reader.note(.wrongType(expected: "una lista de textos", found: value, at: expression.range))
      return nil
    }
    return names
  }

  /// Classes into which all known labels fall; nil is told.
  private static func checked(
    _ targets: TargetFacts, _ labels: Numbers, at range: SourceRange, _ reader: inout DirectiveReader
  ) -> TargetFacts? {
    guard case .classes(let names) = targets else { return targets }
    let limit = min(names.count, mostClasses)
    if let outside = labels.values?.first(where: { $0 < 0 || $0 >= Double(limit) }) {
      reader.note(.noSuchClass(outside, classes: limit, at: range))
      return nil
    }
    guard names.count <= mostClasses else {
      reader.note(
        .wrongCount("clases", expected: "una lista de hasta \(mostClasses) nombres", found: names.count, at: range))
      return nil
    }
    return targets
  }
}

extension Problem {
  fileprivate static func rowsDiffer(_ inputs: [Int], _ labels: [Int], at range: SourceRange) -> Problem {
    Problem(
      .shapesDoNotFit,
      "hay \(counted(inputs[0], "entrada", "entradas")) y \(counted(labels[0], "etiqueta", "etiquetas"))", at: range,
      label: "el eje 0 de las dos debe medir lo mismo",
      notes: ["entradas: \(shapeList(inputs)); etiquetas: \(shapeList(labels))"])
  }

  fileprivate static func noSuchClass(_ label: Double, classes: Int, at range: SourceRange) -> Problem {
    Problem(
      .labelsOutOfRange, "las etiquetas de \(counted(classes, "clase", "clases")) van de 0 a \(classes - 1)", at: range,
      label: "aquí hay un \(NumberStyle().integer(Int(max(min(label, 1e15), -1e15))))",
      notes: ["si son números que se predicen, y no clases, escríbelos con decimales: 1.0 * y"])
  }
}

extension Value {
  /// Its numbers, where it is an array or the inputs of a dataset, of a size that a lesson can compute with.
  fileprivate var tensor: Numbers? {
    switch self {
    case .numbers(let numbers): numbers
    case .inputs(let split):
      elementCount(split.inputsShape).map { $0 <= Numbers.maximumCount } ?? false ? split.inputs : nil
    default: nil
    }
  }
}
