package import Diagnostics

/// An expression of the lesson language, with the place of each part.
///
/// ```
/// expr := loosest first: o · y · no · comparisons (they chain: 0 < x < 1), en [a, b] or en (a, b), es adjective
///       · + - · * / @ · unary - · ^ · call(…, name: …), call(…)(…), [i, a:b, :, -1], a.b · (expr)
/// ```
package struct Expression: Sendable, Equatable {
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind: Sendable, Equatable {
    case number(NumberLiteral)
    case text(String)
    case boolean(Bool)
    case name(String)
    case list([Expression])
    case member(Expression, Located<String>)
    case call(Located<String>, [Argument])
    /// A call of what a call gives: `derivada(f)(x)`.
    case application(Expression, [Argument])
    case index(Expression, [IndexItem])
    case negated(Expression)
    case not(Expression)
    case binary(Located<BinaryOperator>, Expression, Expression)
    case logical(Located<LogicalOperator>, Expression, Expression)
    /// `first op right op right …`; more than one link is a chain: `0 < x < 1`.
    case comparison(Expression, [ComparisonLink])
    /// `value en [a, b]` or `value en (a, b)`.
    case within(Expression, Interval)
    /// `value es adjective`; the adjective is looked up later.
    case adjective(Expression, Located<String>)
  }
}

/// A number as written, so that its last digit can mean a tolerance.
package struct NumberLiteral: Sendable, Equatable {
  package var value: Double
  /// Nil where the literal has a point or an exponent.
  package var integer: Int?
  /// Half a unit of the last digit written: 0.0005 for `0.871`.
  package var halfUnit: Double

  package init(value: Double, integer: Int?, halfUnit: Double) {
    self.value = value
    self.integer = integer
    self.halfUnit = halfUnit
  }
}

/// An argument of a call, with its name where it has one: `activación: relu`.
package struct Argument: Sendable, Equatable {
  package var label: Located<String>?
  package var value: Expression

  package init(label: Located<String>?, value: Expression) {
    self.label = label
    self.value = value
  }
}

/// One part between the brackets of an index.
package enum IndexItem: Sendable, Equatable {
  case at(Expression)
  /// `a:b`, either end absent; the range is that of the whole part.
  case slice(Expression?, Expression?, SourceRange)
}

package enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case matrixProduct = "@"
  case power = "^"
}

package enum LogicalOperator: String, Sendable {
  case and = "y"
  case or = "o"
}

package enum ComparisonOperator: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  /// Also written `~=`.
  case close = "≈"
}

/// One step of a comparison: the operator, what stands to its right, and the `± t` after it.
package struct ComparisonLink: Sendable, Equatable {
  package var comparison: Located<ComparisonOperator>
  package var right: Expression
  package var tolerance: Expression?

  package init(comparison: Located<ComparisonOperator>, right: Expression, tolerance: Expression? = nil) {
    self.comparison = comparison
    self.right = right
    self.tolerance = tolerance
  }
}

/// The interval of `en`: closed with brackets, open with parentheses.
package struct Interval: Sendable, Equatable {
  package var lower: Expression
  package var upper: Expression
  package var isClosed: Bool
  package var range: SourceRange

  package init(lower: Expression, upper: Expression, isClosed: Bool, range: SourceRange) {
    self.lower = lower
    self.upper = upper
    self.isClosed = isClosed
    self.range = range
  }
}

/// A statement of `calcular`.
package enum Statement: Sendable, Equatable {
  /// `name = expr`
  case binding(Located<String>, Expression)
  /// `name(names) = expr`
  case function(Located<String>, parameters: [Located<String>], Expression)
  /// A bare expression, whose value is printed.
  case expression(Expression)
}
