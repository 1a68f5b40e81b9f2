import Diagnostics
import Lesson
import Typography

extension Evaluator {
  /// Calls a function of the language or of the lesson.
  func call(_ name: Located<String>, _ arguments: [Argument], at range: SourceRange) throws(Problem) -> Value {
    if let value = locals[name.value] ?? scope[name.value]?.value {
      guard case .function(let function) = value else {
        if value.isUnknown { return .unknown }
        throw .notCallable(name, defined: scope[name.value]?.range)
      }
      return try call(function, name, arguments)
    }
    let wanted = folded(name.value)
    guard let function = functions.first(where: { folded($0.name) == wanted }) else {
      let own = scope.bindings.filter { if case .function = $0.value.value { true } else { false } }.map(\.key)
      throw .unknownWord(
        name, family: "las funciones", known: functions.map(\.name) + own.sorted(), aliases: functionAliases)
    }
    var given = FunctionCall(name: name, usage: function.usage, range: range)
    for argument in arguments {
      let value = try value(of: argument.value)
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

  private func call(
    _ function: UserFunction, _ name: Located<String>, _ arguments: [Argument]
  ) throws(Problem) -> Value {
    let usage = "\(function.name)(\(function.parameters.joined(separator: ", ")))"
    guard arguments.count == function.parameters.count else {
      let arity = function.parameters.count...function.parameters.count
      throw .wrongArguments(name, arityMessage(arity, found: arguments.count), usage: usage)
    }
    var inner = self
    inner.locals = function.scope
    for (parameter, argument) in zip(function.parameters, arguments) {
      if let label = argument.label { throw .unknownArgument(label, of: function.name, known: []) }
      inner.locals[parameter] = try value(of: argument.value)
    }
    do throws(Problem) {
      return try inner.value(of: function.body)
    } catch {
      throw error.inside(call: name)
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
  fileprivate func inside(call name: Located<String>) -> Problem {
    guard related.isEmpty else { return self }
    var problem = self
    problem.related = [RelatedPlace("se llama aquí", at: name.range)]
    return problem
  }
}

/// A function's name, arguments already evaluated, and places for its problems.
struct FunctionCall {
  let name: Located<String>
  let usage: String
  let range: SourceRange
  var positional: [Located<Value>] = []
  var labelled: [String: Located<Value>] = [:]

  /// A positional argument as numbers.
  func numbers(_ index: Int, _ evaluator: Evaluator) throws(Problem) -> Numbers {
    let argument = positional[index]
    guard let numbers = try evaluator.asNumbers(argument.value, for: name.value, at: argument.range) else {
      throw .notKnownYet(name.value, at: argument.range)
    }
    return numbers
  }

  /// A labelled integer; nil where it was not given.
  func integer(_ label: String) throws(Problem) -> Int? {
    guard let argument = labelled[label] else { return nil }
    guard case .numbers(let numbers) = argument.value, numbers.isScalar, numbers.kind == .integer else {
      throw .wrongType(expected: "un número entero", found: argument.value, at: argument.range)
    }
    guard numbers.values != nil else { throw .notKnownYet(label, at: argument.range) }
    guard let integer = numbers.integer else { throw .hugeInteger(at: argument.range) }
    return integer
  }

  /// Runs an operation on numbers, giving its faults this place.
  func numeric(_ body: () throws(NumbersFault) -> Numbers) throws(Problem) -> Value {
    do throws(NumbersFault) {
      return .numbers(try body())
    } catch {
      throw .numbers(error, operation: name.value, at: range)
    }
  }
}

/// A function of the language.
struct Function: Sendable {
  let name: String
  let usage: String
  let arity: ClosedRange<Int>
  let labels: [String]
  let evaluate: @Sendable (FunctionCall, Evaluator) throws(Problem) -> Value

  init(
    _ name: String, _ usage: String, arity: ClosedRange<Int> = 1...1, labels: [String] = [],
    evaluate: @escaping @Sendable (FunctionCall, Evaluator) throws(Problem) -> Value
  ) {
    self.name = name
    self.usage = usage
    self.arity = arity
    self.labels = labels
    self.evaluate = evaluate
  }
}

/// All functions of the language, in the order of the vocabulary.
let functions: [Function] = elementwiseFunctions + reductionFunctions + arrayFunctions

/// Foreign spellings, with the word of the language.
let functionAliases: [String: String] = [
  "sqrt": "raíz", "round": "redondear", "sum": "suma", "mean": "media", "max": "máx", "min": "mín",
  "argmax": "argmáx", "argmin": "argmín", "shape": "forma", "range": "rango", "arange": "rango", "zeros": "ceros",
  "ones": "unos", "eye": "identidad", "sigmoid": "sigmoide", "norm": "norma", "ln": "log",
  "máximo": "máx", "mínimo": "mín", "maximum": "máx", "minimum": "mín", "promedio": "media", "sumar": "suma",
]

/// The functions' names and how each is used, for whoever helps to write them.
package let functionUsages: [(name: String, usage: String)] = functions.map { ($0.name, $0.usage) }
