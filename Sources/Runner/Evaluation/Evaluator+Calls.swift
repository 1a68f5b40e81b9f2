package import Diagnostics
import Lesson
import Typography

extension Evaluator {
  /// Calls a function of the language or of the lesson.
  func call(_ name: Located<String>, _ arguments: [Argument], at range: SourceRange) throws(Problem) -> Value {
    if let name = name.hidden { return try callHidden(name, arguments, at: range) }
    if isExact, folded(name.value) == "exacto", bound(name.value) == nil {
      var inner = self
      inner.isExact = false
      return try inner.call(name, arguments, at: range)
    }
    if let value = bound(name.value) {
      guard case .function(let function) = value else {
        if value.isUnknown { return .unknown }
        throw .notCallable(name, defined: scope[name.value]?.range)
      }
      return try call(function, name, arguments)
    }
    guard let function = functionsByName[folded(name.value)] else {
      let own = scope.likelyNames.filter { if case .function? = scope[$0]?.value { true } else { false } }
      throw .unknownFunction(name, known: functions.map(\.name) + own)
    }
    return try call(function, name, arguments, at: range)
  }

  /// Calls the function that an expression gives: `derivada(f)(x)`.
  func apply(_ callee: Expression, _ arguments: [Argument]) throws(Problem) -> Value {
    let value = try value(of: callee)
    if value.isUnknown { return .unknown }
    let name = Located(source.text(callee.range), callee.range)
    guard case .function(let function) = value else { throw .notCallable(name, defined: nil) }
    return try call(function, name, arguments)
  }

  /// Calls a function of the lesson with values.
  package func apply(_ function: UserFunction, to values: [Value], at range: SourceRange) throws(Problem) -> Value {
    var inner = self
    inner.locals = function.scope
    inner.isInFunction = true
    for (parameter, value) in zip(function.parameters, values) { inner.locals[parameter] = value }
    do throws(Problem) {
      let value = try inner.value(of: function.body)
      return function.isDerivative ? try spread(value, like: values, at: range) : value
    } catch {
      throw error.inside(call: range)
    }
  }

  private func call(
    _ function: UserFunction, _ name: Located<String>, _ arguments: [Argument]
  ) throws(Problem) -> Value {
    let usage = "\(function.name)(\(function.parameters.joined(separator: ", ")))"
    guard arguments.count == function.parameters.count else {
      let arity = function.parameters.count...function.parameters.count
      throw .wrongArguments(name, arityMessage(arity, found: arguments.count), usage: usage)
    }
    var values: [Value] = []
    for argument in arguments {
      if let label = argument.label { throw .unknownArgument(label, of: function.name, known: []) }
      let value = try value(of: argument.value)
      // A function of the language has no body to tell it in.
      if !function.isOfLesson { _ = try asNumbers(value, for: function.name, at: argument.value.range) }
      values.append(value)
    }
    return try apply(function, to: values, at: name.range)
  }

  private func call(
    _ function: Function, _ name: Located<String>, _ arguments: [Argument], at range: SourceRange
  ) throws(Problem) -> Value {
    var given = FunctionCall(name: name, usage: function.usage, range: range)
    for argument in arguments {
      let value: Value
      do throws(Problem) {
        value = try self.value(of: argument.value)
      } catch {
        let isText = argument.label.map { function.texts.contains($0.value) } ?? false
        throw isText ? error.whereTextIsWanted(argument.value) : error
      }
      if let label = argument.label {
        guard let parameter = function.labels.first(where: { folded($0) == folded(label.value) }) else {
          throw .unknownArgument(label, of: function.name, known: function.labels)
        }
        given.labelled[parameter] = Located(value, argument.value.range)
      } else {
        given.positional.append(Located(value, argument.value.range))
      }
    }
    guard function.arity.contains(given.positional.count) else {
      throw .wrongArguments(name, arityMessage(function.arity, found: given.positional.count), usage: function.usage)
    }
    if (given.positional + given.labelled.values).contains(where: \.value.isUnknown) { return .unknown }
    return try function.evaluate(given, self)
  }

  /// Calls what a derivative calls: a function of the language, whatever the lesson calls so, or the derivative of one.
  private func callHidden(
    _ name: Located<String>, _ arguments: [Argument], at range: SourceRange
  ) throws(Problem) -> Value {
    guard let slope = slopes[name.value] else {
      guard let function = functionsByName[folded(name.value)] else {
        throw .unknownFunction(name, known: functions.map(\.name))
      }
      return try call(function, name, arguments, at: range)
    }
    guard let argument = arguments.first, arguments.count == slope.parameters.count,
      let numbers = try numbers(argument.value, for: name.value)
    else { return .unknown }
    do throws(Problem) {
      return try apply(slope, to: [.numbers(numbers)], at: range)
    } catch {
      // Its body stands in no lesson.
      var problem = error
      problem.range = range
      problem.related = []
      throw problem
    }
  }

  private func arityMessage(_ arity: ClosedRange<Int>, found: Int) -> String {
    let wanted: String
    if arity.lowerBound == arity.upperBound {
      wanted = counted(arity.lowerBound, "argumento", "argumentos")
    } else if arity.upperBound == Int.max {
      wanted = "al menos " + counted(arity.lowerBound, "argumento", "argumentos")
    } else {
      wanted = "de \(arity.lowerBound) a \(arity.upperBound) argumentos"
    }
    return "pide \(wanted) y recibe \(found)"
  }
}

extension Problem {
  /// A problem in the body of a function, with the call that led to it.
  fileprivate func inside(call range: SourceRange) -> Problem {
    guard related.isEmpty else { return self }
    var problem = self
    problem.related = [RelatedPlace("se llama aquí", at: range)]
    return problem
  }
}
