package import Diagnostics
package import Lesson
package import Runner

/// `calcular`: names for values, functions, and expressions whose value is printed.
package struct CalculateDirective: Directive {
  package static let specification = DirectiveSpecification(
    name: "calcular", summary: "calcula expresiones, una por línea", aliases: ["compute", "calc", "python"],
    body: .statements, takesId: false)

  let statements: [Located<Statement>]

  package init?(_ reader: inout DirectiveReader) {
    let body = reader.block.statements(in: reader.source)
    body.problems.forEach { reader.note($0) }
    for statement in body.statements {
      do throws(Problem) {
        if let (name, value) = try Self.bound(statement.value, scope: reader.scope, source: reader.source) {
          reader.scope.bind(name.value, value, at: name.range)
        }
      } catch {
        reader.note(error)
        if let name = statement.value.name { reader.scope.bind(name.value, .unknown, at: name.range) }
      }
    }
    statements = body.statements
  }

  package func execute(_ session: inout Session) throws(Problem) -> [Output] {
    var outputs: [Output] = []
    for statement in statements {
      switch statement.value {
      case .binding(let name, let expression):
        session.scope.bind(name.value, try session.value(of: expression), at: name.range)
      case .function:
        if let (name, value) = try Self.bound(statement.value, scope: session.scope, source: session.source) {
          session.scope.bind(name.value, value, at: name.range)
        }
      case .expression(let expression):
        let value = try session.value(of: expression)
        outputs.append(.value(PrintedValue(value, name: session.source.text(expression.range))))
      }
    }
    return outputs
  }

  /// The name that a statement binds and its value; nil for a bare expression, which is only evaluated.
  private static func bound(
    _ statement: Statement, scope: Scope, source: SourceText
  ) throws(Problem) -> (Located<String>, Value)? {
    let evaluator = Evaluator(scope: scope, source: source)
    switch statement {
    case .binding(let name, let expression): return (name, try evaluator.value(of: expression))
    case .function(let name, let parameters, let body):
      try rejectRecursion(body, name)
      let captured = scope.bindings.mapValues(\.value)
      return (
        name, .function(UserFunction(name: name.value, parameters: parameters.map(\.value), body: body, scope: captured))
      )
    case .expression(let expression):
      _ = try evaluator.value(of: expression)
      return nil
    }
  }

  private static func rejectRecursion(_ body: Expression, _ name: Located<String>) throws(Problem) {
    if let call = body.firstCall(of: name.value) {
      throw Problem(.unknownName, "«\(name.value)» se llama a sí misma", at: call, label: "una función solo usa los nombres de arriba")
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

extension Expression {
  /// Where the expression calls a function of that name.
  fileprivate func firstCall(of name: String) -> SourceRange? {
    switch kind {
    case .number, .text, .boolean, .name: return nil
    case .list(let items): return items.firstCall(of: name)
    case .member(let owner, _), .negated(let owner), .not(let owner), .adjective(let owner, _):
      return owner.firstCall(of: name)
    case .call(let callee, let arguments):
      return callee.value == name ? callee.range : arguments.map(\.value).firstCall(of: name)
    case .index(let owner, let items):
      let inner = items.flatMap { item in
        switch item {
        case .at(let expression): [expression]
        case .slice(let lower, let upper, _): [lower, upper].compactMap(\.self)
        }
      }
      return ([owner] + inner).firstCall(of: name)
    case .binary(_, let left, let right), .logical(_, let left, let right): return [left, right].firstCall(of: name)
    case .comparison(let first, let links): return ([first] + links.map(\.right)).firstCall(of: name)
    case .within(let operand, let interval): return [operand, interval.lower, interval.upper].firstCall(of: name)
    }
  }
}

extension [Expression] {
  fileprivate func firstCall(of name: String) -> SourceRange? { lazy.compactMap { $0.firstCall(of: name) }.first }
}

extension PrintedValue {
  /// A value as a notebook cell prints it.
  init(_ value: Value, name: String) {
    switch value {
    case .numbers(let numbers):
      let known = numbers.count <= 1000 ? numbers.values ?? [] : []
      self.init(name: name, text: numbers.printed, shape: numbers.isScalar ? nil : numbers.shape, numbers: known)
    case .text(let text): self.init(name: name, text: "\"\(text)\"")
    case .list(let values): self.init(name: name, text: "[" + values.map { PrintedValue($0, name: "").text }.joined(separator: ", ") + "]")
    case .predictions(let predictions): self.init(.numbers(predictions.numbers), name: name)
    default: self.init(name: name, text: value.kindName)
    }
  }
}
