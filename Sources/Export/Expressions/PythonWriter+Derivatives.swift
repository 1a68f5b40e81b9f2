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
    case .call(let name, _):
      if let function = function(expression) { return definition(of: function) }
      guard derives(name.value) else { return self.expression(expression).primary }
      // Python has no rules by which to derive what it is given.
      isUnsaid = true
      return LanguageFunction.derivative.rawValue
    default: return self.expression(expression).primary
    }
  }

  /// Whether a call is one of `derivada`, or of what only derivatives call for the same.
  private func derives(_ name: String) -> Bool {
    if name.hasPrefix(hiddenMark) {
      let plain = String(name.dropFirst(hiddenMark.count))
      return plain == "parcial" || LanguageFunction(plain) == .derivative
    }
    return value(name) == nil && !parameters.contains(name) && LanguageFunction(name) == .derivative
  }

  /// The function that `derivada(f)` is; nil where only the run can tell.
  ///
  /// The derivative of a function that draws is what the rules make of its text: it draws for itself, and once for each
  /// time that the draw stands in it, as Python does with what is written of it.
  private func function(_ expression: Expression) -> UserFunction? {
    // A parameter is whatever it will be given.
    guard !expression.mentions(parameters) else { return nil }
    var evaluator = Evaluator(scope: names(in: expression).apart(), source: source, draws: .absent)
    evaluator.triesDerivatives = false
    guard case .function(let function)? = try? evaluator.value(of: expression) else { return nil }
    return function
  }

  /// The names that an expression uses, as they are where it stands.
  private func names(in expression: Expression) -> Scope {
    var others: [String: Binding?] = [:]
    for name in expression.names(besides: []) {
      if let captured {
        let value = captured[name]
        let isThere = earlier[name] == nil && isStill(name, of: expression)
        if value == nil ? scope[name] == nil : isThere { continue }
        others.updateValue(value.map { Binding($0, at: expression.range) }, forKey: name)
      } else if let before = earlier[name] {
        others.updateValue(before, forKey: name)
      }
    }
    // Without any, nothing is copied.
    return scope.with(others)
  }

  /// Writes a function that the lesson does not write itself, once, and gives its name.
  mutating func definition(of function: UserFunction) -> String {
    if let known = memory.derivatives.name(of: function) { return known }
    let name = written(function)
    memory.derivatives.note(function, as: name)
    return name
  }

  private mutating func written(_ function: UserFunction) -> String {
    let outer = (parameters, captured, restored)
    // What it needs above it is written apart.
    var above: [String] = []
    swap(&above, &code.lines)
    parameters = Set(function.parameters)
    captured = function.scope
    restored = []
    let kept = keptNames(of: function)
    var body = computable(function.body).text
    // Also a constant has a derivative for each argument.
    if function.isDerivative, !function.body.mentions(parameters) {
      body = function.parameters.map { "0 * \($0) + " }.joined() + body
    }
    var names: [String] = []
    for parameter in function.parameters { names.append(identifier(parameter)) }
    (parameters, captured, restored) = outer
    swap(&above, &code.lines)
    // Another name for a function that has one.
    let whole = "(\(names.joined(separator: ", ")))"
    if kept.isEmpty, body.hasSuffix(whole),
      body.dropLast(whole.count).allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    {
      lines(above)
      return String(body.dropLast(whole.count))
    }
    let key = "\(function.name)(\(names.joined(separator: ", "))): \(body)"
    // What it keeps may be another than where the same was written.
    if kept.isEmpty, let known = memory.derivatives.name(saying: key) { return known }
    let name = memory.names.claim(Self.name(of: function))
    if kept.isEmpty { memory.derivatives.note(key, as: name) }
    lines(above + ["def \(name)(\((names + kept).joined(separator: ", "))):", "    return \(body)", ""])
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
  func mentions(_ names: Set<String>) -> Bool { self.names(besides: []).contains { names.contains($0) } }

  /// The names that stand in it, in their order.
  func names(besides others: [String]) -> [String] {
    var seen = Set(others)
    var result: [String] = []
    visit { part in
      switch part.kind {
      case .name(let name): if seen.insert(name).inserted { result.append(name) }
      case .call(let name, _): if seen.insert(name.value).inserted { result.append(name.value) }
      default: break
      }
    }
    return result
  }
}
