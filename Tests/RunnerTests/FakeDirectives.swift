import Diagnostics
import Lesson
import Neural
import Runner

/// Directives that need no engine: the runner must know none in particular.
let fakeDirectives: [any Directive.Type] = [NoteDirective.self, DrawDirective.self, ClaimDirective.self]

/// `nota`: binds its value to its id; with `falla: sí` it is understood and fails when it is done.
struct NoteDirective: Directive {
  static let specification = DirectiveSpecification(
    name: "nota", summary: "da nombre a un valor", aliases: ["note"],
    reference: OptionSpecification("sobre", "de qué se habla", aliases: ["about"]),
    options: [
      OptionSpecification("valor", "el valor", isRequired: true, aliases: ["value"]),
      OptionSpecification("falla", "si falla al hacerse"),
      OptionSpecification("cuántas", "cuántas veces"),
      OptionSpecification("tamaño", "un número"),
      OptionSpecification("color", "una palabra"),
      OptionSpecification("lista", "varios valores"),
      OptionSpecification("texto", "un texto"),
    ])

  let value: Expression
  let fails: Bool
  let read: Readings

  /// All that the reader can read, so that its results can be looked at.
  struct Readings: Sendable {
    var count: Int
    var size: Double
    var color: Color?
    var items: Int?
    var text: String?
  }

  enum Color: Sendable, Equatable {
    case red(Int)
    case green(isDark: Bool)
    case grey(Double)
  }

  static let colors = Vocabulary<Color>(
    family: "los colores",
    words: [
      Word("rojo", aliases: ["red"], usage: "rojo(3)", help: "rojo", parameters: arguments("tono", "brillo")) {
        call, reader in
        call.integer("tono", in: 1...9, usage: "rojo(3)", &reader).map(Color.red)
      },
      Word("verde", aliases: ["green"], usage: "verde(oscuro: sí)", help: "verde", parameters: arguments("oscuro")) {
        call, reader in
        call.flag("oscuro", default: false, &reader).map { .green(isDark: $0) }
      },
      Word("gris", usage: "gris(0.5)", help: "gris", parameters: arguments("luz")) { call, reader in
        call.number("luz", default: 0.5, where: { $0 >= 0 && $0 <= 1 }, expected: "un número de 0 a 1", &reader)
          .map(Color.grey)
      },
    ])

  init?(_ reader: inout DirectiveReader) {
    let fails = reader.flag("falla", default: false)
    let count = reader.integer("cuántas", default: 7, in: 1...100)
    let size = reader.number("tamaño", default: 0.5, where: { $0 > 0 }, expected: "un número mayor que 0")
    var color: Color?
    if let word = reader.expression("color") {
      guard let meant = Self.colors.read(word, &reader) else { return nil }
      color = meant
    }
    let items = reader.items("lista")
    guard let expression = reader.expression("valor"), let value = reader.value(of: expression), let fails, let count,
      let size
    else { return nil }
    self.value = expression
    self.fails = fails
    read = Readings(count: count, size: size, color: color, items: items?.count, text: reader.text("texto")?.value)
    reader.bind(value)
  }

  func execute(_ session: inout Session) throws(Problem) -> [Output] {
    if fails { throw Problem(.notFinite, "falló", at: session.block.headerRange) }
    let value = try session.value(of: value)
    session.bind(value)
    guard case .numbers(let numbers) = value else { return [] }
    return [.value(PrintedValue(name: session.label, text: numbers.printed))]
  }
}

/// `azar`: the first numbers of its random stream.
struct DrawDirective: Directive {
  static let specification = DirectiveSpecification(
    name: "azar", summary: "saca números al azar", reference: OptionSpecification("de", "de dónde"))

  init?(_ reader: inout DirectiveReader) {
    reader.bind(.numbers(Numbers(shape: [2], kind: .decimal, values: nil)))
  }

  func execute(_ session: inout Session) throws(Problem) -> [Output] {
    var generator = session.stream().generator()
    let drawn = [generator.uniform(), generator.uniform()].map(Double.init)
    session.bind(.numbers(Numbers(drawn)))
    return [.value(PrintedValue(name: "", text: Numbers(drawn).printed, numbers: drawn))]
  }
}

/// `pretende`: assertions, and no options.
struct ClaimDirective: Directive {
  static let specification = DirectiveSpecification(
    name: "pretende", summary: "afirma", body: .assertions, takesId: false)

  let expressions: [Expression]

  init?(_ reader: inout DirectiveReader) {
    let body = reader.block.expressions(in: reader.source)
    body.problems.forEach { reader.note($0) }
    for expression in body.expressions {
      do throws(Problem) {
        try checkAssertion(expression, scope: reader.scope, source: reader.source)
      } catch {
        reader.note(error)
      }
    }
    expressions = body.expressions
  }

  func execute(_ session: inout Session) throws(Problem) -> [Output] {
    var results: [AssertionOutput] = []
    for expression in expressions {
      results.append(try evaluateAssertion(expression, scope: session.scope, source: session.source))
    }
    return [.assertions(results)]
  }
}

private func arguments(_ names: String...) -> [OptionSpecification] { names.map { OptionSpecification($0, $0) } }
