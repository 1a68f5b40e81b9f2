import Datasets
package import Diagnostics
package import Lesson
package import Plotting
package import Runner
import Typography

/// `puntos`: points of a plane, by class.
package struct PointsFigure: FigureKind {
  package static let name = "puntos"
  package static let summary = "puntos del plano, con un color y un signo por clase"
  package static let subject = "una parte de un conjunto de datos, `flores.entrenamiento`, o unos tensores"
  package static let options = [
    OptionSpecification(
      "ejes", "qué dos entradas se dibujan, por su nombre o por su número: `[2, 3]`", aliases: ["axes", "features"]),
    OptionSpecification("etiquetas", "de unos tensores, la clase de cada punto: `y`", aliases: ["labels", "c", "hue"]),
    OptionSpecification("clases", "los nombres de esas clases", aliases: ["classes"]),
    OptionSpecification("unir", "si una línea une los puntos en su orden; `no` si no se dice", aliases: ["line"]),
    OptionSpecification("horizontal", "qué mide el eje de abajo", aliases: ["xlabel"]),
    OptionSpecification("vertical", "qué mide el eje de la izquierda", aliases: ["ylabel"]),
  ]

  package let points: PlottedPoints
  package let isJoined: Bool
  package let horizontalTitle: String?
  package let verticalTitle: String?

  package init?(_ reader: inout DirectiveReader) {
    let isJoined = reader.flag("unir", default: false)
    horizontalTitle = reader.text("horizontal")?.value
    verticalTitle = reader.text("vertical")?.value
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    let points: PlottedPoints?
    switch value {
    case .split: points = Self.examples(source, value, &reader)
    case .numbers, .inputs, .predictions: points = Self.numbers(source, value, &reader)
    default:
      var note = "por ejemplo: de: dos.entrenamiento, o de: [[0, 1], [2, 3]]"
      if case .dataset = value { note = "elige una parte: \(reader.source.text(source.range)).entrenamiento" }
      reader.note(
        .wrongType(
          expected: "una parte de un conjunto de datos o unos números", found: value, at: source.range, note: note))
      points = nil
    }
    guard let points, let isJoined else { return nil }
    self.points = points
    self.isJoined = isJoined
  }

  // MARK: Examples

  private static func examples(
    _ source: Expression, _ value: Value, _ reader: inout DirectiveReader
  ) -> PlottedPoints? {
    guard let (_, split) = reader.split(value, of: source) else { return nil }
    for option in ["etiquetas", "clases"] where reader.isGiven(option) {
      reader.note(
        Problem(
          .unknownOption, "los ejemplos ya tienen sus clases", at: reader.keyPlace(of: option),
          label: "«\(option)» es para unos tensores: quítalo"))
    }
    let facts = split.facts
    guard facts.inputShape.count == 1, facts.inputShape[0] > 1 else {
      reader.note(
        Problem(
          .shapesDoNotFit, "un punto del plano son dos números, y cada entrada de estos datos es de "
            + shapeText(facts.inputShape), at: source.range,
          notes: ["sirven unos datos con dos o más columnas, como «fuente: espirales» o «fuente: iris»"]))
      return nil
    }
    guard facts.classNames.count <= ScatterPlot.mostGroups else {
      reader.note(.tooManyGroups(facts.classNames.count, at: source.range))
      return nil
    }
    guard isBounded(split.count, source, &reader) else { return nil }
    let names = facts.inputNames.isEmpty ? (0..<facts.inputShape[0]).map { "entrada \($0)" } : facts.inputNames
    guard reader.isGiven("ejes") else {
      guard names.count > 2 else { return PlottedPoints(source: source) }
      let example = facts.inputNames.isEmpty ? "[0, 1]" : "[\"\(names[0])\", \"\(names[1])\"]"
      reader.note(
        Problem(
          .missingOption, "cada ejemplo tiene \(names.count) números, y un punto del plano son dos", at: source.range,
          label: "di cuáles: ejes: \(example)", notes: ["hay: " + listed(names)]))
      return nil
    }
    return columns(names, &reader).map { PlottedPoints(source: source, columns: $0) }
  }

  /// The two inputs that `ejes` names or counts; nil is told.
  private static func columns(_ names: [String], _ reader: inout DirectiveReader) -> [Int]? {
    guard let expression = reader.expression("ejes"), let value = reader.value(of: expression), !value.isUnknown
    else { return nil }
    let found: [Int?]
    if let texts = value.texts {
      found = texts.map { text in names.firstIndex { folded($0) == folded(text) } }
    } else if case .numbers(let numbers) = value, numbers.rank == 1, numbers.kind == .integer,
      let values = numbers.values
    {
      found = values.map { (0..<Double(names.count)).contains($0) ? Int($0) : nil }
    } else {
      reader.note(
        .wrongType(
          expected: "dos entradas, por su nombre o por su número: [0, 1]", found: value, at: expression.range,
          note: "hay: " + listed(names)))
      return nil
    }
    let known = found.compactMap(\.self)
    guard found.count == 2, known.count == 2, known[0] != known[1] else {
      reader.note(
        Problem(
          .outOfRange, "«ejes» son dos entradas distintas de estos datos", at: expression.range,
          label: found.count != 2
            ? "aquí hay \(found.count)" : known.count == 2 ? "es la misma dos veces" : "una de ellas no está",
          notes: ["hay: " + listed(names)]))
      return nil
    }
    return known
  }

  /// Names with their numbers, as far as they fit a line.
  private static func listed(_ names: [String]) -> String {
    names.prefix(8).enumerated().map { "\($1) (\($0))" }.joined(separator: ", ") + (names.count > 8 ? ", …" : "")
  }

  // MARK: Numbers

  private static func numbers(
    _ source: Expression, _ value: Value, _ reader: inout DirectiveReader
  ) -> PlottedPoints? {
    if reader.isGiven("ejes") {
      reader.note(
        Problem(
          .unknownOption, "unos números no tienen entradas que elegir", at: reader.keyPlace(of: "ejes"),
          label: "elige dos columnas: de: [X[:, 0], X[:, 1]]"))
      return nil
    }
    let shape: [Int]
    do throws(Problem) {
      let evaluator = Evaluator(scope: reader.scope, source: reader.source)
      guard let numbers = try evaluator.asNumbers(value, for: "puntos", at: source.range) else { return nil }
      shape = numbers.shape
    } catch {
      reader.note(error)
      return nil
    }
    guard let count = PlottedPoints.count(shape) else {
      let columns = shape.count == 2 && shape[1] > 2
      reader.note(
        Problem(
          .shapesDoNotFit, "un punto del plano son dos números, y esto es de \(shapeText(shape))", at: source.range,
          notes: [
            columns
              ? "elige dos columnas: de: [X[:, 0], X[:, 1]]"
              : "sirven una matriz con dos números por fila, dos vectores, [x, y], o un vector de un número por paso"
          ]))
      return nil
    }
    guard isBounded(count, source, &reader) else { return nil }
    guard let labels = labels(of: count, &reader) else { return nil }
    var points = PlottedPoints(source: source, labels: labels.expression, names: nil)
    guard reader.isGiven("clases") else { return points }
    guard labels.expression != nil else {
      reader.note(
        Problem(
          .missingOption, "«clases» da nombre a las clases de «etiquetas», que no están",
          at: reader.keyPlace(of: "clases"), label: "añade «etiquetas», o quítalo"))
      return nil
    }
    guard let names = names(&reader, labels: labels.values) else { return nil }
    points.names = names
    return points
  }

  private static func isBounded(_ count: Int, _ source: Expression, _ reader: inout DirectiveReader) -> Bool {
    if (1...PlottedPoints.mostPoints).contains(count) { return true }
    reader.note(
      count == 0
        ? .wrongCount("de", expected: "uno o más puntos", found: 0, at: source.range)
        : Problem(
          .tooLarge, "son demasiados puntos para una figura: \(NumberStyle().integer(count))", at: source.range,
          notes: ["toma una parte: \(reader.source.text(source.range))[:10000]"]))
    return false
  }

  /// One class number for each point; nil is told.
  private static func labels(
    of count: Int, _ reader: inout DirectiveReader
  ) -> (expression: Expression?, values: [Double]?)? {
    guard reader.isGiven("etiquetas") else { return (nil, nil) }
    guard let expression = reader.expression("etiquetas"), let value = reader.value(of: expression), !value.isUnknown
    else { return nil }
    guard case .numbers(let numbers) = value, numbers.rank == 1, numbers.kind != .decimal else {
      reader.note(
        .wrongType(expected: "un vector con la clase de cada punto: [0, 1, 1]", found: value, at: expression.range))
      return nil
    }
    guard numbers.count == count else {
      reader.note(
        .wrongCount(
          "etiquetas", expected: "un vector de \(counted(count, "clase", "clases")), una por punto",
          found: numbers.count, at: expression.range))
      return nil
    }
    if !reader.isGiven("clases"),
      let outside = numbers.values?.first(where: { !(0..<Double(ScatterPlot.mostGroups)).contains($0) })
    {
      reader.note(.noSuchGroup(outside, ScatterPlot.mostGroups, at: expression.range))
      return nil
    }
    return (expression, numbers.values)
  }

  /// The names of the classes, as many as labels use; nil is told.
  private static func names(_ reader: inout DirectiveReader, labels: [Double]?) -> Expression? {
    guard let expression = reader.expression("clases"), let value = reader.value(ofText: expression), !value.isUnknown
    else { return nil }
    guard let texts = value.texts, !texts.isEmpty else {
      reader.note(.wrongType(expected: "una lista de textos", found: value, at: expression.range))
      return nil
    }
    guard texts.count <= ScatterPlot.mostGroups else {
      reader.note(.tooManyGroups(texts.count, at: expression.range))
      return nil
    }
    if let outside = labels?.first(where: { !(0..<Double(texts.count)).contains($0) }) {
      reader.note(.noSuchGroup(outside, texts.count, at: expression.range))
      return nil
    }
    return expression
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    var scatter = try points.scatter(session)
    scatter.isJoined = isJoined
    if let horizontalTitle { scatter.horizontalTitle = horizontalTitle }
    if let verticalTitle { scatter.verticalTitle = verticalTitle }
    let count = scatter.groups.reduce(0) { $0 + $1.points.count }
    let text = session.source.text(points.source.range)
    let classes = scatter.groups.count > 1 ? ", por clase" : isJoined ? ", en su orden" : ""
    let told = counted(count, "punto", "puntos", style: session.numbers)
    return (.scatter(scatter), "\(told) de «\(text)»\(classes).")
  }
}
