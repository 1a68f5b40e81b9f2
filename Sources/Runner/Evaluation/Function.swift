import Diagnostics
import Typography

/// A function of the language.
struct Function: Sendable {
  let name: String
  let usage: String
  /// One sentence: what it gives.
  let help: String
  /// Statements of `calcular` that call it.
  let example: String
  let arity: ClosedRange<Int>
  let labels: [String]
  /// Those of them that are texts.
  let texts: [String]
  /// Whether it gives random numbers.
  let draws: Bool
  let evaluate: @Sendable (FunctionCall, Evaluator) throws(Problem) -> Value

  init(
    _ name: String, _ usage: String, help: String, example: String, arity: ClosedRange<Int> = 1...1,
    labels: [String] = [], texts: [String] = [], draws: Bool = false,
    evaluate: @escaping @Sendable (FunctionCall, Evaluator) throws(Problem) -> Value
  ) {
    self.name = name
    self.usage = usage
    self.help = help
    self.example = example
    self.arity = arity
    self.labels = labels
    self.texts = texts
    self.draws = draws
    self.evaluate = evaluate
  }
}

/// All functions of the language, in the order of the vocabulary.
let functions: [Function] =
  elementwiseFunctions + reductionFunctions + arrayFunctions + fillingFunctions + productFunctions
  + functionsOfFunctions + activationFunctions

/// The same by their names without case or accents, and those that only derivatives call.
let functionsByName: [String: Function] = Dictionary(
  (functions + hiddenFunctions).map { (folded($0.name), $0) }
) { first, _ in first }

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

  /// A positional argument that is a function.
  func function(_ index: Int) throws(Problem) -> UserFunction {
    let argument = positional[index]
    guard case .function(let function) = argument.value else {
      let usage = "\(name.value)(f\(positional.count > 1 ? ", …" : ""))"
      throw .wrongType(
        expected: "una función", found: argument.value, at: argument.range,
        note: "define una antes, f(x) = x^2, y pásala por su nombre: \(usage)")
    }
    return function
  }

  /// A labelled integer; nil where it was not given.
  func integer(_ label: String) throws(Problem) -> Int? {
    guard let argument = labelled[label] else { return nil }
    guard let integer = try integer(argument) else { throw .notKnownYet(label, at: argument.range) }
    return integer
  }

  /// An argument that is a single integer; nil where it cannot be known before running.
  func integer(_ argument: Located<Value>) throws(Problem) -> Int? {
    guard case .numbers(let numbers) = argument.value, numbers.isScalar, numbers.kind == .integer else {
      throw .wrongType(expected: "un número entero", found: argument.value, at: argument.range)
    }
    guard numbers.values != nil else { return nil }
    guard let integer = numbers.integer else { throw .hugeInteger(at: argument.range) }
    return integer
  }

  /// A labelled number; the fallback where it was not given, nil where it cannot be known before running.
  func number(_ label: String, default fallback: Double) throws(Problem) -> Double? {
    guard let argument = labelled[label] else { return fallback }
    guard case .numbers(let numbers) = argument.value, numbers.isScalar, numbers.kind != .boolean else {
      throw .wrongType(expected: "un número", found: argument.value, at: argument.range)
    }
    return numbers.scalar
  }

  /// A positional argument that says sizes: one, or a list; nil where they cannot be known before running.
  ///
  /// Their product is not checked here; sizes so large that it overflows stay large.
  func shape(_ index: Int, _ evaluator: Evaluator, allowsInferred: Bool = false) throws(Problem) -> [Int]? {
    let argument = positional[index]
    // An empty list holds no numbers, and stands for a single number.
    if case .list(let values) = argument.value, values.isEmpty { return [] }
    let sizes = try numbers(index, evaluator)
    guard sizes.rank <= 1, sizes.kind == .integer else {
      throw .wrongType(expected: "un tamaño o una lista de tamaños", found: argument.value, at: argument.range)
    }
    guard let values = sizes.values else { return nil }
    if let negative = values.first(where: { $0 < 0 && !(allowsInferred && $0 == -1) }) {
      throw .negativeSize(numberText(negative, kind: .integer, style: NumberStyle()), at: argument.range)
    }
    return values.map { Int(min($0, 1e18)) }
  }

  /// Numbers of a shape that is not too large.
  func filled(_ shape: [Int], _ kind: ElementKind, _ values: (Int) -> [Double]?) throws(Problem) -> Value {
    try numeric { () throws(NumbersFault) in
      guard let count = elementCount(shape), count <= Numbers.maximumCount, shape.count <= Numbers.maximumRank else {
        throw .tooLarge(shape)
      }
      return Numbers(shape: shape, kind: kind, values: values(count))
    }
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

/// What is said of a word of the expressions, for whoever helps to write them.
package struct ExpressionWord: Sendable {
  package let name: String
  /// How it is written.
  package let usage: String
  /// One sentence.
  package let help: String
  /// Statements of `calcular` for a function, assertions for an adjective.
  package let example: String
  /// The names of arguments that it may be given.
  package let labels: [String]
}

/// The functions that a lesson can call.
package let functionWords: [ExpressionWord] = functions.map {
  ExpressionWord(name: $0.name, usage: $0.usage, help: $0.help, example: $0.example, labels: $0.labels)
}

/// The adjectives that `es` can assert.
package let adjectiveWords: [ExpressionWord] = adjectives.map {
  ExpressionWord(name: $0.name, usage: "x es \($0.name)", help: $0.help, example: $0.example, labels: [])
}
