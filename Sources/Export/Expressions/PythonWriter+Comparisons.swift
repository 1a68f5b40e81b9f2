import Diagnostics
import Lesson
import Runner
import Typography

extension PythonWriter {
  /// `a < b < c`: as Python chains them where these are single numbers, and link by link elsewhere.
  mutating func comparison(_ first: Expression, _ links: [ComparisonLink]) -> PythonExpression {
    var parts: [PythonExpression] = []
    var left = first
    for link in links {
      parts.append(comparison(left, link))
      left = link.right
    }
    guard parts.count > 1 else { return parts[0] }
    return PythonExpression(parts.map { $0.operand(of: .intersection) }.joined(separator: " & "), .intersection)
  }

  private mutating func comparison(_ left: Expression, _ link: ComparisonLink) -> PythonExpression {
    var (a, b) = (expression(left), expression(link.right))
    switch link.comparison.value {
    case .close: return closeness(left, link)
    case .equal, .notEqual:
      // A list is not a tuple.
      if a.form == .tuple { a = PythonExpression("list(\(a.text))", .atom, .list) }
      if b.form == .tuple { b = PythonExpression("list(\(b.text))", .atom, .list) }
    case .less, .lessOrEqual, .greater, .greaterOrEqual: (a, b) = (computable(left), computable(link.right))
    }
    let sign = link.comparison.value.rawValue
    return PythonExpression("\(a.operand(of: .union)) \(sign) \(b.operand(of: .union))", .comparison)
  }

  /// What `≈` allows: the `± t`, half a unit of the last digit written, or a share of two computed values.
  private mutating func closeness(_ left: Expression, _ link: ComparisonLink) -> PythonExpression {
    need(.numpy)
    let tolerance: String
    if let given = link.tolerance {
      tolerance = "rtol=0, atol=\(text(given))"
    } else if let unit = link.right.halfUnit ?? left.halfUnit {
      tolerance = "rtol=0, atol=\(pythonNumber(unit))"
    } else {
      tolerance = "rtol=1e-5"
    }
    return PythonExpression("np.isclose(\(text(left)), \(text(link.right)), \(tolerance))")
  }

  /// `a en [b, c]`.
  mutating func within(_ operand: Expression, _ interval: Interval) -> PythonExpression {
    let sign = interval.isClosed ? "<=" : "<"
    let value = computable(operand).operand(of: .union)
    let lower = computable(interval.lower).operand(of: .union)
    let upper = computable(interval.upper).operand(of: .union)
    if isSingle(operand) { return PythonExpression("\(lower) \(sign) \(value) \(sign) \(upper)", .comparison) }
    return PythonExpression("(\(lower) \(sign) \(value)) & (\(value) \(sign) \(upper))", .intersection)
  }

  /// Whether an expression is surely one number.
  func isSingle(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .number: return true
    case .negated(let operand): return isSingle(operand)
    case .binary(let operation, let left, let right):
      return operation.value != .matrixProduct && isSingle(left) && isSingle(right)
    case .call(let name, let arguments):
      let reductions: [LanguageFunction] = [.sum, .mean, .maximum, .minimum, .indexOfMaximum, .indexOfMinimum, .norm]
      return value(name.value) == nil && LanguageFunction(name.value).map(reductions.contains) == true
        && arguments.count == 1
    default:
      if case .numbers(let numbers)? = known(expression) { return numbers.isScalar }
      return false
    }
  }

  mutating func adjective(_ operand: Expression, _ word: String) -> PythonExpression {
    need(.numpy)
    let value = text(operand)
    switch Adjective(word) {
    case .increasing: return PythonExpression("np.diff(\(value)) > 0", .comparison)
    case .decreasing: return PythonExpression("np.diff(\(value)) < 0", .comparison)
    case .finite: return PythonExpression("np.isfinite(\(value))")
    case .symmetric: return PythonExpression("np.array_equal(\(value), np.transpose(\(value)))")
    case .positive, nil: return PythonExpression("\(computable(operand).operand(of: .union)) > 0", .comparison)
    }
  }
}

/// The words that `es` asserts.
enum Adjective: String, CaseIterable {
  case increasing = "creciente"
  case decreasing = "decreciente"
  case finite = "finito"
  case symmetric = "simétrico"
  case positive = "positivo"

  init?(_ word: String) {
    guard let found = Self.allCases.first(where: { folded($0.rawValue) == folded(word) }) else { return nil }
    self = found
  }
}

extension Expression {
  /// Half a unit of the last digit of a literal; the largest of a list of them. Nil for what is computed.
  fileprivate var halfUnit: Double? {
    switch kind {
    case .number(let literal): return literal.halfUnit
    case .negated(let operand): return operand.halfUnit
    case .list(let items):
      let units = items.compactMap(\.halfUnit)
      return units.count == items.count ? units.max() : nil
    default: return nil
    }
  }
}
