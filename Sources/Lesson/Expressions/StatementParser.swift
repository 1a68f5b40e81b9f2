import Diagnostics

extension ExpressionParser {
  /// Reads all the tokens as one statement of `calcular`: a binding, a function or a bare expression.
  static func parseStatement(_ tokens: [Token]) throws(Problem) -> Located<Statement> {
    var parser = ExpressionParser(tokens)
    let start = parser.current.range
    let statement = try parser.statement()
    return Located(statement, start.union(parser.previous?.range ?? start))
  }

  private mutating func statement() throws(Problem) -> Statement {
    if let name = current.name, ahead().is(.assign) {
      let target = try boundName(name)
      index += 1
      return .binding(target, try rest())
    }
    if let name = current.name, ahead().is(.leftParenthesis), definesFunction {
      let target = try boundName(name)
      let parameters = try parameters()
      index += 1
      return .function(target, parameters: parameters, try rest())
    }
    let value = try tree(.or)
    if current.is(.assign) {
      if case .symbol(let symbol)? = previous?.kind { throw .bindingNeedsName(at: value.range, hint: symbol) }
      throw .bindingNeedsName(at: value.range, hint: nil)
    }
    try expectEnd()
    return .expression(value.expression)
  }

  private mutating func rest() throws(Problem) -> Expression {
    let value = try tree(.or)
    try expectEnd()
    return value.expression
  }

  private mutating func boundName(_ name: String) throws(Problem) -> Located<String> {
    let range = current.range
    if name == "no" || name == "sí" { throw .reservedName(name, at: range) }
    index += 1
    return Located(name, range)
  }

  /// Whether the bracket after the name closes before an `=`.
  private var definesFunction: Bool {
    var depth = 0
    for place in index + 1..<tokens.count {
      if tokens[place].is(.leftParenthesis) { depth += 1 }
      if tokens[place].is(.rightParenthesis) {
        depth -= 1
        if depth == 0 { return place + 1 < tokens.count && tokens[place + 1].is(.assign) }
      }
    }
    return false
  }

  private mutating func parameters() throws(Problem) -> [Located<String>] {
    index += 1
    var names: [Located<String>] = []
    repeat {
      guard let name = current.name else { throw .parameterExpected(at: current.range) }
      let parameter = try boundName(name)
      if let earlier = names.first(where: { $0.value == name }) {
        throw .repeatedParameter(parameter, earlier: earlier.range)
      }
      names.append(parameter)
    } while take(.comma)
    guard take(.rightParenthesis) else { throw .parameterExpected(at: current.range) }
    return names
  }
}
