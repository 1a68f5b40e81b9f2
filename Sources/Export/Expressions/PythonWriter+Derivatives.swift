import Diagnostics
import Lesson
import Runner
import Typography

extension PythonWriter {
  /// The name of a function that an expression stands for; a derivative is written before its first use, by the rules
  /// of calculus, as the lesson computes it.
  mutating func functionName(_ expression: Expression) -> String {
    switch expression.kind {
    case .name(let name):
      if name.hasPrefix(hiddenMark) {
        let plain = String(name.dropFirst(hiddenMark.count))
        if let slope = slopes[plain] { return definition(of: slope) }
        return LanguageFunction(plain).map { reference($0) } ?? identifier(plain)
      }
      if value(name) == nil, !parameters.contains(name), let function = LanguageFunction(name) {
        return reference(function)
      }
      return identifier(name)
    case .call:
      if let function = function(expression) { return definition(of: function) }
      return self.expression(expression).primary
    default: return self.expression(expression).primary
    }
  }

  /// The function that `derivada(f)` is.
  private func function(_ expression: Expression) -> UserFunction? {
    let evaluator = Evaluator(scope: scope.apart(), source: source)
    guard case .function(let function)? = try? evaluator.value(of: expression) else { return nil }
    return function
  }

  /// Writes a function that the lesson does not write itself, once, and gives its name.
  private mutating func definition(of function: UserFunction) -> String {
    let outer = (parameters, code.lines)
    parameters = Set(function.parameters)
    code.lines = []
    var body = computable(function.body).text
    // Also a constant has a value for each argument.
    if !function.body.mentions(parameters) { body = function.parameters.map { "0 * \($0) + " }.joined() + body }
    let before = code.lines
    var names: [String] = []
    for parameter in function.parameters { names.append(identifier(parameter)) }
    (parameters, code.lines) = outer
    // Another name for a function that has one.
    let whole = "(\(names.joined(separator: ", ")))"
    if body.hasSuffix(whole), body.dropLast(whole.count).allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) {
      lines(before)
      return String(body.dropLast(whole.count))
    }
    let key = "\(function.name)(\(names.joined(separator: ", "))): \(body)"
    if let known = memory.written[key] { return known }
    let name = memory.names.claim(Self.name(of: function))
    memory.written[key] = name
    lines(before + ["def \(name)(\(names.joined(separator: ", "))):", "    return \(body)", ""])
    return name
  }

  /// Of `derivada(f)` and of `f′`, `derivada_f`.
  private static func name(of function: UserFunction) -> String {
    let text = function.name.hasSuffix("′") ? "derivada_" + function.name.dropLast() : function.name
    let parts = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return PythonNames.spelt(parts.joined(separator: "_"))
  }
}

extension Expression {
  /// Whether one of some names stands in it.
  func mentions(_ names: Set<String>) -> Bool {
    var found = false
    visit { part in
      if case .name(let name) = part.kind, names.contains(name) { found = true }
    }
    return found
  }
}
