import Diagnostics
import Lesson
import Plotting
import Runner

/// A function of one number that a lesson names, and where it does.
struct FunctionGraph {
  let function: UserFunction
  let source: Expression
  private let evaluator: Evaluator

  /// Finds a function of one number; anything else is told at its place, with what would have served.
  init?(_ source: Expression, _ evaluator: Evaluator) throws(Problem) {
    let value: Value
    do throws(Problem) {
      value = try evaluator.value(of: source)
    } catch {
      var problem = error
      // An expression in a variable that no lesson binds: `x^2`.
      if problem.code == .unknownName { problem.notes.insert(Self.definition, at: 0) }
      throw problem
    }
    if value.isUnknown { return nil }
    guard case .function(let function) = value else {
      throw .wrongType(expected: "una función", found: value, at: source.range, note: Self.definition)
    }
    guard function.parameters.count == 1 else {
      let others = function.parameters.dropFirst().map { _ in "1" }.joined(separator: ", ")
      throw Problem(
        .wrongArguments, "«\(function.name)» tiene \(function.parameters.count) variables, y aquí hace falta una",
        at: source.range, notes: ["da un valor a las demás en {calcular}: h(x) = \(function.name)(x, \(others))"])
    }
    self.function = function
    self.source = source
    self.evaluator = evaluator
  }

  private static let definition = "define antes la función en {calcular}, f(x) = x^2, y da aquí su nombre: de: f"

  /// Refuses a function that does not give one number for one, without data.
  func check() throws(Problem) {
    let value: Value
    do throws(Problem) {
      value = try evaluator.apply(function, to: [.numbers(.anyNumber)], at: source.range)
    } catch {
      guard function.isOfLesson else { throw mixture }
      throw error
    }
    if value.isUnknown { return }
    guard case .numbers(let numbers) = value else {
      throw .wrongType(
        expected: "una función que dé un número", found: value, at: source.range, note: "eso es lo que da por cada x")
    }
    guard numbers.isScalar else {
      if !function.isOfLesson { throw mixture }
      throw Problem(
        .shapesDoNotFit, "«\(function.name)» no da un número por cada número", at: source.range,
        label: "da \(shapeList(numbers.shape))")
    }
  }

  private var mixture: Problem {
    Problem(
      .wrongArguments, "«\(function.name)» no es una función de un solo número", at: source.range,
      notes: ["sirven relu, sigmoide, tanh, exp, log, raíz, abs… y las de {calcular}: f(x) = x^2"])
  }

  /// The function's value; what cannot be computed is told.
  func value(_ x: Double) throws(Problem) -> Double {
    guard case .numbers(let numbers) = try evaluator.apply(function, to: [.numbers(Numbers(x))], at: source.range),
      let value = numbers.scalar
    else { throw .notRun(at: source.range) }
    return value
  }
}

extension Numbers {
  /// A decimal number of which nothing else is known.
  fileprivate static var anyNumber: Numbers { Numbers(shape: [], kind: .decimal, values: nil) }
}
