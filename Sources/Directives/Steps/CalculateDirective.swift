package import Diagnostics
package import Lesson
package import Runner

/// `calcular`: names for values, functions, and expressions whose value is printed.
package struct CalculateDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "calcular", summary: "calcula expresiones, una por línea", aliases: ["compute", "calc", "python"],
    body: .statements)

  package let statements: [Located<Statement>]

  package init?(_ reader: inout DirectiveReader) {
    let body = reader.block.statements(in: reader.source)
    body.problems.forEach { reader.note($0) }
    for statement in body.statements {
      do throws(Problem) {
        // No evaluator outlives its statement: it holds the names, which would be copied to bind another.
        let bound = try Self.bound(
          statement.value, Evaluator(scope: reader.scope, source: reader.source, draws: .absent))
        if let (name, value) = bound {
          reader.scope.bind(name.value, value, at: name.range)
        }
      } catch {
        reader.note(error)
        if let name = statement.value.name { reader.scope.bind(name.value, .unknown, at: name.range) }
      }
    }
    statements = body.statements
  }

  /// A statement that fails hides neither what was printed before it nor those below that do not need it.
  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    var outputs: [Output] = []
    for statement in statements {
      let draws = session.draws(forStatement: statement.value.name?.value)
      let evaluator = Evaluator(scope: session.scope, source: session.source, draws: draws)
      defer { session.note(draws, ofStatement: statement.value.name?.value) }
      do throws(Problem) {
        if case .expression(let expression) = statement.value {
          let value = try evaluator.value(of: expression)
          if value.isUnknown { throw .notRun(at: expression.range) }
          outputs.append(.value(PrintedValue(value, name: session.source.text(expression.range))))
        } else if let (name, value) = try Self.bound(statement.value, evaluator) {
          if value.isUnknown { throw .notRun(at: statement.range) }
          session.scope.bind(name.value, value, at: name.range)
        }
      } catch {
        outputs.append(.problem(error))
        if let name = statement.value.name { session.scope.bind(name.value, .unknown, at: name.range) }
      }
    }
    return outputs
  }

  /// The name that a statement binds and its value; nil for a bare expression, which is only evaluated.
  private static func bound(
    _ statement: Statement, _ evaluator: Evaluator
  ) throws(Problem) -> (Located<String>, Value)? {
    switch statement {
    case .binding(let name, let expression): return (name, try evaluator.value(of: expression))
    case .function(let name, let parameters, let body):
      return (name, .function(try evaluator.function(name, parameters: parameters.map(\.value), body: body)))
    case .expression(let expression):
      _ = try evaluator.value(of: expression)
      return nil
    }
  }
}

extension Statement {
  /// The name that the statement binds.
  fileprivate var name: Located<String>? {
    switch self {
    case .binding(let name, _), .function(let name, _, _): name
    case .expression: nil
    }
  }
}

/// How many numbers of a dataset are made to print the few that are shown.
private let mostNumbersOfInputs = 100_000

extension PrintedValue {
  /// A value as a notebook cell prints it.
  init(_ value: Value, name: String) {
    switch value {
    case .numbers(let numbers):
      let known = numbers.count <= 1000 ? numbers.values ?? [] : []
      self.init(name: name, text: numbers.printed, shape: numbers.isScalar ? nil : numbers.shape, numbers: known)
    case .text(let text): self.init(name: name, text: "\"\(text)\"")
    case .list(let values):
      self.init(name: name, text: "[" + values.map { PrintedValue($0, name: "").text }.joined(separator: ", ") + "]")
    case .predictions(let predictions): self.init(.numbers(predictions.numbers), name: name)
    case .inputs(let split):
      let isSmall = elementCount(split.inputsShape).map { $0 <= mostNumbersOfInputs } ?? false
      if isSmall { self.init(.numbers(split.inputs), name: name) } else { self.init(name: name, text: value.kindName) }
    default: self.init(name: name, text: value.kindName)
    }
  }
}
