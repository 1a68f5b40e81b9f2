package import Diagnostics
package import Lesson
import Typography

/// Finds the value of expressions, with data or (while checking) without.
package struct Evaluator {
  package let scope: Scope
  package let source: SourceText
  /// Whether `==` between computed decimals is an error, as in `afirmar`.
  var isExact = false
  /// The parameters of the user function being evaluated, and the names that it may use.
  var locals: [String: Value] = [:]
  /// Whether that is what names mean, and not what the lesson has bound since.
  var isInFunction = false
  /// Where random numbers come from; nil where none may be drawn.
  let draws: Draws?
  /// Whether checking calls each derivative once where it is made, to tell a function in it that has no rule. Who only
  /// wants to know which function it is need not: for each level of calls that takes twice as long.
  package var triesDerivatives = true

  /// While checking, the values of larger arrays are not kept: no option needs them.
  private static let mostCheckedElements = 16_384
  private static let mostCheckedProducts = 1_048_576

  package init(scope: Scope, source: SourceText, draws: Draws? = nil) {
    self.scope = scope
    self.source = source
    self.draws = draws
  }

  package func value(of expression: Expression) throws(Problem) -> Value {
    // Told once, where it happened.
    if scope.work.isExhausted { return .unknown }
    guard scope.work.enter() else { throw .tooDeep(at: expression.range) }
    defer { scope.work.leave() }
    var value = try computed(expression)
    var operations = Work.operationsOfAPart
    if case .numbers(var numbers) = value, numbers.values != nil {
      operations += numbers.count
      if scope.isChecking, numbers.count > Self.mostCheckedElements {
        numbers.values = nil
        value = .numbers(numbers)
      }
    }
    guard scope.work.spend(operations) else { throw tooMuchWork(at: expression.range) }
    return value
  }

  private func computed(_ expression: Expression) throws(Problem) -> Value {
    switch expression.kind {
    case .number(let literal):
      return .numbers(literal.integer.map { Numbers($0) } ?? Numbers(literal.value))
    case .text(let text): return .text(text)
    case .boolean(let flag): return .numbers(Numbers(flag))
    case .name(let name): return try named(Located(name, expression.range))
    case .list(let items): return try array(items, at: expression.range)
    case .member(let owner, let name): return try field(name, of: value(of: owner), owner)
    case .call(let name, let arguments): return try call(name, arguments, at: expression.range)
    case .application(let callee, let arguments): return try apply(callee, arguments)
    case .index(let owner, let items): return try indexed(value(of: owner), owner, items)
    case .negated(let operand):
      guard let numbers = try numbers(operand, for: "-") else { return .unknown }
      return .numbers(numbers.map(kind: numbers.kind == .decimal ? .decimal : .integer) { -$0 })
    case .not(let operand):
      guard let numbers = try truth(operand) else { return .unknown }
      return .numbers(numbers.map(kind: .boolean) { $0 == 0 ? 1 : 0 })
    case .binary(let operation, let left, let right): return try binary(operation, left, right, at: expression.range)
    case .logical(let operation, let left, let right): return try logical(operation, left, right, at: expression.range)
    case .comparison(let first, let links): return try compare(first, links)
    case .within(let operand, let interval): return try within(operand, interval)
    case .adjective(let operand, let adjective): return try self.adjective(operand, adjective)
    }
  }

  /// The numbers of an operand; nil where its value cannot be known.
  func numbers(_ expression: Expression, for operation: String) throws(Problem) -> Numbers? {
    try asNumbers(value(of: expression), for: operation, at: expression.range)
  }

  /// What a value is as numbers, of a size that is not too large; nil where it cannot be known.
  package func asNumbers(_ value: Value, for operation: String, at range: SourceRange) throws(Problem) -> Numbers? {
    switch value {
    case .numbers(let numbers): return numbers
    case .predictions(let predictions):
      try ensureSize([predictions.split.count, predictions.outputs], for: operation, at: range)
      return predictions.numbers
    case .inputs(let split):
      try ensureSize(split.inputsShape, for: operation, at: range)
      return split.inputs
    case .unknown: return nil
    case .text, .list, .dataset, .split, .model, .layer, .history, .evaluation, .function:
      throw .unsuitableOperand(operation, value, at: range)
    }
  }

  private func ensureSize(_ shape: [Int], for operation: String, at range: SourceRange) throws(Problem) {
    guard let count = elementCount(shape), count <= Numbers.maximumCount else {
      throw .numbers(.tooLarge(shape), operation: operation, at: range)
    }
  }

  /// The truth values of an operand of `y`, `o` and `no`; nil where they cannot be known.
  private func truth(_ operand: Expression) throws(Problem) -> Numbers? {
    let value = try value(of: operand)
    if value.isUnknown { return nil }
    guard case .numbers(let numbers) = value, numbers.kind == .boolean else {
      throw .wrongType(expected: "algo que se cumpla o no", found: value, at: operand.range)
    }
    return numbers
  }

  /// What a name is bound to here.
  func bound(_ name: String) -> Value? { isInFunction ? locals[name] : scope[name]?.value }

  private func named(_ name: Located<String>) throws(Problem) -> Value {
    if let hidden = name.hidden, let slope = slopes[hidden.value] { return .function(slope) }
    if let value = bound(name.value) { return value }
    if let constant = constants[name.value] { return .numbers(Numbers(constant)) }
    if let function = functionsByName[folded(name.value)], function.arity.contains(1) {
      return .function(UserFunction(function, at: name.range))
    }
    let known = scope.likelyNames + locals.keys
    if let later = laterPlace(of: name) { throw .unknownName(name, known: known, definedLater: later) }
    if let solution = scope.solutionNames[name.value] {
      throw .nameOfSolution(name, known: known, solution: solution, line: source.line(at: solution.lower))
    }
    throw .unknownName(name, known: known, definedLater: nil)
  }

  /// Where a name is bound further down; the id of a step above that leaves no value is no such place.
  private func laterPlace(of name: Located<String>) -> SourceRange? {
    scope.laterNames[name.value].flatMap { $0.lower > name.range.lower ? $0 : nil }
  }

  /// Numbers of one shape become an array of one more axis; anything else stays a list.
  private func array(_ items: [Expression], at range: SourceRange) throws(Problem) -> Value {
    var values: [Value] = []
    for item in items { values.append(try value(of: item)) }
    if values.contains(where: \.isUnknown) { return .unknown }
    let arrays = values.compactMap { value in if case .numbers(let numbers) = value { numbers } else { nil } }
    guard arrays.count == values.count, let first = arrays.first else {
      guard Value.isSmallList(values) else { throw .listTooLarge(at: range) }
      return .list(values)
    }
    for (array, item) in zip(arrays, items) where array.shape != first.shape {
      func told(_ shape: [Int]) -> String { shape.isEmpty ? "un solo número" : shapeList(shape) }
      throw Problem(
        .shapesDoNotFit, "las filas de una lista deben tener la misma forma", at: item.range,
        label: "aquí \(told(array.shape)); la primera, \(told(first.shape))")
    }
    let shape = [arrays.count] + first.shape
    try ensureSize(shape, for: "[…]", at: range)
    guard shape.count <= Numbers.maximumRank else { throw .numbers(.tooLarge(shape), operation: "[…]", at: range) }
    let kind = arrays.dropFirst().reduce(first.kind) { $0 == $1.kind ? $0 : $0.joined(with: $1.kind) }
    let parts = arrays.compactMap(\.values)
    return .numbers(
      Numbers(
        shape: shape, kind: kind,
        values: parts.count == arrays.count ? parts.flatMap(\.self) : nil))
  }

  private func field(_ name: Located<String>, of value: Value, _ owner: Expression) throws(Problem) -> Value {
    if case .layer(let layer) = value, let shape = layer.shape(ofField: name.value) {
      try ensureSize(shape, for: name.value, at: name.range)
    }
    guard let member = value.member(name.value) else {
      throw .unknownMember(name, of: value, owner: Located(source.text(owner.range), owner.range))
    }
    return member
  }

  private func binary(
    _ operation: Located<BinaryOperator>, _ left: Expression, _ right: Expression, at range: SourceRange
  ) throws(Problem) -> Value {
    let symbol = operation.value.rawValue
    let first = try numbers(left, for: symbol)
    let second = try numbers(right, for: symbol)
    guard var first, let second else { return .unknown }
    if operation.value == .matrixProduct {
      try spend(first.productCount(with: second), dropping: &first, at: range)
    }
    do throws(NumbersFault) {
      return .numbers(try operation.value.apply(first, second))
    } catch {
      throw .numbers(error, operation: symbol, at: range)
    }
  }

  /// Counts the products that an operation is about to make; while checking, those of large arrays are not made.
  func spend(_ products: Int?, dropping operand: inout Numbers, at range: SourceRange) throws(Problem) {
    guard operand.values != nil else { return }
    if scope.isChecking, (products ?? Int.max) > Self.mostCheckedProducts {
      operand.values = nil
    } else if !scope.work.spend(products ?? Int.max) {
      throw tooMuchWork(at: range)
    }
  }

  /// Why nothing more is computed.
  func tooMuchWork(at range: SourceRange) -> Problem {
    if scope.work.isHurried { return .tooMuchWorkForNow(at: range) }
    return scope.work.endOfBudget(at: range) ?? .tooMuchWork(at: range)
  }

  private func logical(
    _ operation: Located<LogicalOperator>, _ left: Expression, _ right: Expression, at range: SourceRange
  ) throws(Problem) -> Value {
    let symbol = operation.value.rawValue
    let first = try truth(left)
    let second = try truth(right)
    guard let first, let second else { return .unknown }
    do throws(NumbersFault) {
      return .numbers(
        try first.combined(with: second, kind: .boolean) { a, b in
          switch operation.value {
          case .and: a != 0 && b != 0 ? 1 : 0
          case .or: a != 0 || b != 0 ? 1 : 0
          }
        })
    } catch {
      throw .numbers(error, operation: symbol, at: range)
    }
  }
}

extension BinaryOperator {
  /// Applies the operation to whole arrays; `/` always gives decimals, the others keep integers.
  func apply(_ left: Numbers, _ right: Numbers) throws(NumbersFault) -> Numbers {
    let joined = left.kind.joined(with: right.kind)
    switch self {
    case .add: return try left.combined(with: right, kind: joined, +)
    case .subtract: return try left.combined(with: right, kind: joined, -)
    case .multiply: return try left.combined(with: right, kind: joined, *)
    case .divide: return try left.combined(with: right, kind: .decimal, /)
    case .matrixProduct: return try left.matrixProduct(right)
    case .power:
      let staysInteger = joined == .integer && (right.values?.allSatisfy { $0 >= 0 } ?? false)
      return try left.combined(with: right, kind: staysInteger ? .integer : .decimal, raised)
    }
  }
}
