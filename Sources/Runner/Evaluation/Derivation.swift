import Diagnostics
import Lesson
import Typography

/// The derivative of an expression by the rules of calculus, as another expression of the language.
///
/// Each rule is exact; nothing is approximated. Where a function has a corner the derivative is that of the engine's
/// layers: 0 for `relu(0)`, from the right for `relu_con_fuga` and `elu`. Of `máx(a, b)` with a = b, a side that does
/// not depend on the variable counts, else the first. Comparisons have the derivative 0.
struct Derivation {
  private let function: UserFunction
  private let variable: String
  /// Parts that were looked at: what the derivation has cost.
  private(set) var size = 0
  private var depth = 0

  /// Derivatives of derivatives grow: no expression of a person gets near these.
  private static let mostParts = 50_000
  private static let mostLevels = 400

  enum Fault: Error {
    /// A part for which there is no rule.
    case noRule(operation: String, range: SourceRange)
    case tooLarge
    case tooDeep
  }

  init(of function: UserFunction, by variable: String) {
    self.function = function
    self.variable = variable
  }

  /// The derivative of a part of the function's body; nil where it is 0.
  mutating func derivative(of part: Expression) throws(Fault) -> Expression? {
    size += 1
    guard size <= Self.mostParts else { throw .tooLarge }
    guard depth < Self.mostLevels else { throw .tooDeep }
    depth += 1
    defer { depth -= 1 }
    let range = part.range
    switch part.kind {
    case .number, .text, .boolean, .not, .logical, .comparison, .within, .adjective: return nil
    case .name(let name): return name == variable ? .integer(1, at: range) : nil
    case .negated(let operand): return try derivative(of: operand).map { Expression(.negated($0), range) }
    case .binary(let operation, let left, let right):
      return try derivative(of: operation.value, left, right, at: range)
    case .list(let items):
      try refuse(items, "una lista", at: range)
      return nil
    case .member(let owner, _):
      try refuse([owner], "un campo", at: range)
      return nil
    case .index(let owner, _):
      try refuse([owner], "un índice", at: range)
      return nil
    case .call(let name, let arguments): return try derivative(of: name, arguments, at: range)
    case .application(let callee, let arguments): return try chain(callee, arguments, at: range)
    }
  }

  private mutating func derivative(
    of operation: BinaryOperator, _ left: Expression, _ right: Expression, at range: SourceRange
  ) throws(Fault) -> Expression? {
    let a = try derivative(of: left)
    let b = try derivative(of: right)
    func sum(_ first: Expression?, _ second: Expression?, _ sign: BinaryOperator = .add) -> Expression? {
      guard let first else { return sign == .add ? second : second.map { Expression(.negated($0), range) } }
      return second.map { first.joined(sign, $0, at: range) } ?? first
    }
    switch operation {
    case .add: return sum(a, b)
    case .subtract: return sum(a, b, .subtract)
    case .multiply: return sum(a?.times(right, at: range), b.map { left.times($0, at: range) })
    case .divide:
      let quotient = a.map { $0.joined(.divide, right, at: range) }
      let square = right.joined(.power, .integer(2, at: range), at: range)
      return sum(quotient, b.map { left.times($0, at: range).joined(.divide, square, at: range) }, .subtract)
    case .power: return powerRule(left, right, a, b, at: range)
    case .matrixProduct:
      guard a == nil, b == nil else { throw .noRule(operation: "«@»", range: range) }
      return nil
    }
  }

  /// n xⁿ⁻¹ x′ for a constant power; in general xⁿ (n′ log x + n x′ / x).
  private func powerRule(
    _ base: Expression, _ power: Expression, _ baseSlope: Expression?, _ powerSlope: Expression?, at range: SourceRange
  ) -> Expression? {
    let log = Expression.hiddenCall("log", [base], at: range)
    let whole = base.joined(.power, power, at: range)
    guard let powerSlope else {
      guard let baseSlope else { return nil }
      let less: Expression
      if case .number(let literal) = power.kind, let integer = literal.integer {
        if integer == 0 { return nil }
        if integer == 1 { return baseSlope }
        less = integer == 2 ? base : base.joined(.power, .integer(integer - 1, at: range), at: range)
      } else {
        less = base.joined(.power, power.joined(.subtract, .integer(1, at: range), at: range), at: range)
      }
      return power.times(less, at: range).times(baseSlope, at: range)
    }
    let first = powerSlope.times(log, at: range)
    guard let baseSlope else { return whole.times(first, at: range) }
    let second = power.times(baseSlope, at: range).joined(.divide, base, at: range)
    return whole.times(first.joined(.add, second, at: range), at: range)
  }

  private mutating func derivative(
    of name: Located<String>, _ arguments: [Argument], at range: SourceRange
  ) throws(Fault) -> Expression? {
    let hidden = name.hidden
    if hidden == nil, let value = function.scope[name.value] {
      if case .function = value { return try chain(Expression(.name(name.value), name.range), arguments, at: range) }
      return nil
    }
    let plain = hidden?.value ?? name.value
    if slopes[plain] != nil {
      return try chain(Expression(.name(hiddenMark + plain), name.range), arguments, at: range)
    }
    let known = functionsByName[folded(plain)]?.name ?? plain
    switch known {
    case "forma", "tipo", "redondear": return nil
    case "exacto", "lineal":
      guard let argument = arguments.first else { return nil }
      return try derivative(of: argument.value)
    case "máx" where arguments.count == 2, "mín" where arguments.count == 2:
      return try extremeRule(isMaximum: known == "máx", arguments[0].value, arguments[1].value, at: range)
    default: break
    }
    guard slopes[known + "′"] != nil, let argument = arguments.first, arguments.count == 1 else {
      try refuse(arguments.map(\.value), "«\(known)»", at: range)
      return nil
    }
    guard let inner = try derivative(of: argument.value) else { return nil }
    return Expression.hiddenCall(known + "′", [argument.value], at: range).times(inner, at: range)
  }

  /// The derivative of the greater, or the smaller, of two.
  private mutating func extremeRule(
    isMaximum: Bool, _ left: Expression, _ right: Expression, at range: SourceRange
  ) throws(Fault) -> Expression? {
    let a = try derivative(of: left)
    let b = try derivative(of: right)
    // The left side counts where both are equal, unless it alone depends on the variable.
    let leftCounts: ComparisonOperator =
      a != nil && b == nil ? (isMaximum ? .greater : .less) : (isMaximum ? .greaterOrEqual : .lessOrEqual)
    let rightCounts: ComparisonOperator =
      a != nil && b == nil ? (isMaximum ? .lessOrEqual : .greaterOrEqual) : (isMaximum ? .less : .greater)
    let first = a.map { left.compared(leftCounts, right, at: range).times($0, at: range) }
    let second = b.map { left.compared(rightCounts, right, at: range).times($0, at: range) }
    guard let first else { return second }
    return second.map { first.joined(.add, $0, at: range) } ?? first
  }

  /// Σ ∂f/∂aᵢ · aᵢ′ for a function of the lesson.
  private mutating func chain(
    _ callee: Expression, _ arguments: [Argument], at range: SourceRange
  ) throws(Fault) -> Expression? {
    var sum: Expression?
    for (index, argument) in arguments.enumerated() {
      guard let inner = try derivative(of: argument.value) else { continue }
      let partial = Expression.hiddenCall("parcial", [callee, .integer(index, at: range)], at: range)
      let term = Expression(.application(partial, arguments), range).times(inner, at: range)
      sum = sum.map { $0.joined(.add, term, at: range) } ?? term
    }
    return sum
  }

  /// Fails where one of the parts depends on the variable.
  private mutating func refuse(
    _ parts: [Expression], _ operation: String, at range: SourceRange
  ) throws(Fault) {
    for part in parts {
      guard try derivative(of: part) == nil else { throw .noRule(operation: operation, range: range) }
    }
  }
}

/// Before a name of the language that no name of a lesson hides.
package let hiddenMark = "@"

extension Located<String> {
  /// The name after the mark; nil where there is none.
  var hidden: Located<String>? {
    value.hasPrefix(hiddenMark) ? Located(String(value.dropFirst(hiddenMark.count)), range) : nil
  }
}

extension Expression {
  fileprivate static func integer(_ value: Int, at range: SourceRange) -> Expression {
    Expression(.number(NumberLiteral(value: Double(value), integer: value, halfUnit: 0.5)), range)
  }

  fileprivate static func hiddenCall(_ name: String, _ arguments: [Expression], at range: SourceRange) -> Expression {
    Expression(.call(Located(hiddenMark + name, range), arguments.map { Argument(label: nil, value: $0) }), range)
  }

  fileprivate func joined(_ operation: BinaryOperator, _ other: Expression, at range: SourceRange) -> Expression {
    Expression(.binary(Located(operation, range), self, other), range)
  }

  fileprivate func compared(
    _ comparison: ComparisonOperator, _ other: Expression, at range: SourceRange
  ) -> Expression {
    Expression(.comparison(self, [ComparisonLink(comparison: Located(comparison, range), right: other)]), range)
  }

  /// A product, spared where one factor is 1.
  fileprivate func times(_ other: Expression, at range: SourceRange) -> Expression {
    if isOne { return other }
    return other.isOne ? self : joined(.multiply, other, at: range)
  }

  private var isOne: Bool {
    if case .number(let literal) = kind { literal.integer == 1 } else { false }
  }
}
