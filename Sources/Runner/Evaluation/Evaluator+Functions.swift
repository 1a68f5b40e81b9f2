package import Diagnostics
package import Lesson

extension Evaluator {
  /// The function that a lesson defines: its body may use its parameters and the names above it, and not itself.
  ///
  /// The body is evaluated once with parameters of which nothing is known, so that a name that it misspells is told
  /// where it is written, and even if nobody calls it.
  package func function(
    _ name: Located<String>, parameters: [String], body: Expression
  ) throws(Problem) -> UserFunction {
    var used: Set<String> = []
    var ownCall: SourceRange?
    body.visit { part in
      switch part.kind {
      case .name(let text): used.insert(text)
      case .call(let callee, _):
        used.insert(callee.value)
        if callee.value == name.value, ownCall == nil { ownCall = callee.range }
      default: break
      }
    }
    if let ownCall { throw .recursive(name.value, at: ownCall) }
    var captured: [String: Value] = [:]
    for text in used { captured[text] = scope[text]?.value }
    for parameter in parameters { captured[parameter] = nil }
    var inner = self
    inner.locals = captured
    inner.isInFunction = true
    for parameter in parameters { inner.locals[parameter] = .unknown }
    _ = try inner.value(of: body)
    let function = UserFunction(name: name.value, parameters: parameters, body: body, scope: captured)
    // Whoever lets go of it lets go of all that it holds, one inside another, and each takes a piece of the stack.
    guard function.depth <= Work.mostLevels else { throw .tooDeep(at: name.range) }
    return function
  }

  /// The derivative of a function by one of its parameters; nil where the function is not known.
  package func derivative(
    of function: UserFunction, by parameter: String, at range: SourceRange
  ) throws(Problem) -> UserFunction? {
    if function.scope.values.contains(where: \.isUnknown) { return nil }
    var derivation = Derivation(of: function, by: parameter)
    let body: Expression
    do throws(Derivation.Fault) {
      body = try derivation.derivative(of: function.body) ?? .zero(at: function.body.range)
    } catch {
      switch error {
      case .noRule(let operation, let part):
        throw .notDerivable(operation, at: function.isOfLesson ? part : range, derivedAt: range)
      case .tooLarge: throw .tooMuchWork(at: range)
      case .tooDeep: throw .tooDeep(at: range)
      }
    }
    guard scope.work.spend(derivation.size * Work.operationsOfAPart) else { throw tooMuchWork(at: range) }
    var result = UserFunction(
      name: "derivada(\(function.name))", parameters: function.parameters, body: body, scope: function.scope)
    result.isDerivative = true
    result.isOfLesson = function.isOfLesson
    guard scope.isChecking, triesDerivatives else { return result }
    // A function that it calls may have no rule: told also where nobody calls the derivative.
    _ = try apply(result, to: function.parameters.map { _ in .unknown }, at: range)
    return result
  }

  /// A derivative's value in the shape of its arguments, with decimals where they are decimals.
  func spread(_ value: Value, like arguments: [Value], at range: SourceRange) throws(Problem) -> Value {
    guard case .numbers(var numbers) = value else { return value }
    var shapes: [Numbers] = []
    for argument in arguments {
      guard let other = try asNumbers(argument, for: "derivada", at: range) else { return .unknown }
      shapes.append(other)
    }
    do throws(NumbersFault) {
      for other in shapes {
        numbers = try numbers.combined(with: other, kind: numbers.kind.joined(with: other.kind)) { slope, _ in slope }
      }
      return .numbers(numbers)
    } catch {
      throw .numbers(error, operation: "derivada", at: range)
    }
  }
}

extension Expression {
  fileprivate static func zero(at range: SourceRange) -> Expression {
    Expression(.number(NumberLiteral(value: 0, integer: 0, halfUnit: 0.5)), range)
  }
}

extension UserFunction {
  /// A function of the language as a value.
  init(_ function: Function, at range: SourceRange) {
    let argument = Argument(label: nil, value: Expression(.name("x"), range))
    let call = Expression(.call(Located(hiddenMark + function.name, range), [argument]), range)
    self.init(name: function.name, parameters: ["x"], body: call, scope: [:])
    isOfLesson = false
  }
}
