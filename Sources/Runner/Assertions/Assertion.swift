package import Diagnostics
package import Lesson
package import Typography

/// Checks one assertion with data, and says how it went.
package func evaluateAssertion(
  _ expression: Expression, scope: Scope, source: SourceText, numbers style: NumberStyle = NumberStyle()
) throws(Problem) -> AssertionOutput {
  var evaluator = Evaluator(scope: scope, source: source)
  evaluator.isExact = true
  let value = try evaluator.value(of: expression)
  if value.isUnknown { throw .notRun(at: expression.range) }
  guard case .numbers(let numbers) = value, numbers.kind == .boolean else {
    throw .notAnAssertion(value, at: expression.range)
  }
  let holds = numbers.values?.allSatisfy { $0 != 0 } ?? false
  let witness = Witness(evaluator: evaluator, style: style)
  return AssertionOutput(
    source: source.text(expression.range), range: expression.range, holds: holds,
    observed: try witness.observed(expression), details: holds ? [] : try witness.details(expression))
}

/// Checks an assertion's names, types and shapes without data.
package func checkAssertion(_ expression: Expression, scope: Scope, source: SourceText) throws(Problem) {
  var evaluator = Evaluator(scope: scope, source: source)
  evaluator.isExact = true
  let value = try evaluator.value(of: expression)
  if value.isUnknown { return }
  guard case .numbers(let numbers) = value, numbers.kind == .boolean else {
    throw .notAnAssertion(value, at: expression.range)
  }
}

extension Problem {
  fileprivate static func notAnAssertion(_ value: Value, at range: SourceRange) -> Problem {
    .wrongType(
      expected: "algo que se cumpla o no", found: value, at: range,
      note: "compara: «a == b», «a ≈ 0.87», «a en [0.8, 0.9]», «a es decreciente»")
  }
}

/// Tells what an assertion found: both sides, the margin, the parts.
private struct Witness {
  let evaluator: Evaluator
  let style: NumberStyle

  /// The value of what the assertion is about: «0,8777».
  func observed(_ expression: Expression) throws(Problem) -> String {
    guard let about = subject(expression), !isLiteral(about) else { return "" }
    return text(try evaluator.value(of: about))
  }

  /// The left side, or what stands between two bounds.
  private func subject(_ expression: Expression) -> Expression? {
    switch expression.kind {
    case .comparison(_, let links) where links.count == 2 && !isLiteral(links[0].right): links[0].right
    case .comparison(let left, _), .within(let left, _), .adjective(let left, _): left
    default: nil
    }
  }

  func details(_ expression: Expression) throws(Problem) -> [String] {
    var lines = try margins(expression)
    // Its value is told beside the assertion.
    let told = subject(expression).map { evaluator.source.text($0.range) }
    for part in parts(of: expression) where evaluator.source.text(part.range) != told {
      lines.append("\(evaluator.source.text(part.range)) = \(text(try evaluator.value(of: part)))")
    }
    return lines
  }

  /// How much is missing, for each comparison that fails.
  private func margins(_ expression: Expression) throws(Problem) -> [String] {
    switch expression.kind {
    case .comparison(let first, let links):
      var lines: [String] = []
      var left = first
      for link in links {
        let tolerance = try evaluator.tolerance(of: link, against: left)
        let found: [String]
        if let a = try scalar(left), let b = try scalar(link.right) {
          found = margin(link.comparison.value, a, b, tolerance?.scalar)
        } else {
          found = try firstDifference(left, link)
        }
        lines += links.count > 1 ? told(found, of: left.range.union(link.right.range)) : found
        left = link.right
      }
      return lines
    case .within(let operand, let interval):
      guard let value = try scalar(operand), let lower = try scalar(interval.lower),
        let upper = try scalar(interval.upper)
      else { return try firstOutside(operand, interval) }
      if value.isNaN { return ["el valor no es un número"] }
      if value < lower { return [missing(lower - value)] }
      if value > upper { return [surplus(value - upper)] }
      return value == lower || value == upper ? ["el intervalo es abierto: sus extremos no valen"] : []
    case .adjective(let operand, let word): return try counterexample(operand, word.value)
    case .logical(_, let left, let right):
      var lines: [String] = []
      for side in [left, right] {
        if case .logical = side.kind {
          lines += try margins(side)
        } else {
          lines += told(try margins(side), of: side.range)
        }
      }
      return lines
    default: return []
    }
  }

  /// Margins with the part of the assertion that they belong to.
  private func told(_ margins: [String], of range: SourceRange) -> [String] {
    margins.map { "«\(evaluator.source.text(range))»: \($0)" }
  }

  private func missing(_ value: Double) -> String { (value == 1 ? "falta " : "faltan ") + difference(value) }

  private func surplus(_ value: Double) -> String { (value == 1 ? "sobra " : "sobran ") + difference(value) }

  /// Where two arrays first fail to compare.
  private func firstDifference(_ left: Expression, _ link: ComparisonLink) throws(Problem) -> [String] {
    guard case .numbers(let first) = try evaluator.value(of: left),
      case .numbers(let second) = try evaluator.value(of: link.right),
      case .numbers(let holds) = try evaluator.compare(left, [link]), let index = holds.values?.firstIndex(of: 0),
      let a = element(index, of: first, in: holds), let b = element(index, of: second, in: holds)
    else { return [] }
    return ["en la \(place(index, in: holds)): \(number(a, first.kind)) y \(number(b, second.kind))"]
  }

  /// The first element that an interval does not hold.
  private func firstOutside(_ operand: Expression, _ interval: Interval) throws(Problem) -> [String] {
    guard case .numbers(let numbers) = try evaluator.value(of: operand),
      case .numbers(let holds) = try evaluator.within(operand, interval), let index = holds.values?.firstIndex(of: 0),
      let value = element(index, of: numbers, in: holds)
    else { return [] }
    return ["en la \(place(index, in: holds)) vale \(number(value, numbers.kind))"]
  }

  /// The element that took part in a result's; nil where that would need more than a single number's repetition.
  private func element(_ index: Int, of numbers: Numbers, in result: Numbers) -> Double? {
    if let scalar = numbers.scalar { return scalar }
    return numbers.shape == result.shape ? numbers.values?[index] : nil
  }

  private func place(_ index: Int, in numbers: Numbers) -> String {
    "posición " + (numbers.rank == 1 ? String(index) : shapeList(numbers.position(of: index)))
  }

  private func margin(_ comparison: ComparisonOperator, _ a: Double, _ b: Double, _ tolerance: Double?) -> [String] {
    if a.isNaN, b.isNaN { return ["ninguno de los dos lados es un número"] }
    if a.isNaN || b.isNaN { return ["el lado \(a.isNaN ? "izquierdo" : "derecho") no es un número"] }
    switch comparison {
    case .less where a == b, .greater where a == b: return ["los dos lados son iguales"]
    case .notEqual where a == b: return ["los dos lados son iguales"]
    case .less where a > b, .lessOrEqual where a > b: return [surplus(a - b)]
    case .greater where a < b, .greaterOrEqual where a < b: return [missing(b - a)]
    // Of two whole numbers, both sides say it all: the distance of two labels means nothing.
    case .equal where a != b && a.rounded() == a && b.rounded() == b: return []
    case .equal where a != b: return ["la diferencia es \(difference((a - b).magnitude))"]
    case .close where a != b:
      let allowed = tolerance ?? 1e-5 * max(a.magnitude, b.magnitude)
      guard !((a - b).magnitude <= allowed) else { return [] }
      return ["la diferencia es \(difference((a - b).magnitude)) y se admite \(difference(allowed))"]
    default: return []
    }
  }

  /// The first neighbours that break the order.
  private func counterexample(_ operand: Expression, _ word: String) throws(Problem) -> [String] {
    guard case .numbers(let numbers) = try evaluator.value(of: operand), let values = numbers.values else { return [] }
    let wanted = folded(word)
    let index: Int?
    switch wanted {
    case "creciente": index = values.indices.dropLast().first { !(values[$0] < values[$0 + 1]) }
    case "decreciente": index = values.indices.dropLast().first { !(values[$0] > values[$0 + 1]) }
    case "simetrico": return asymmetry(numbers, values)
    default:
      let bad = values.firstIndex { wanted == "finito" ? !$0.isFinite : !($0 > 0) }
      if numbers.isScalar { return [] }
      return bad.map { ["en la \(place($0, in: numbers)) vale \(number(values[$0], numbers.kind))"] } ?? []
    }
    return index.map { index in
      let (first, second) = (number(values[index], numbers.kind), number(values[index + 1], numbers.kind))
      return ["de la posición \(index) a la \(index + 1) pasa de \(first) a \(second)"]
    } ?? []
  }

  /// The first two elements that should be equal and are not.
  private func asymmetry(_ numbers: Numbers, _ values: [Double]) -> [String] {
    let (rows, columns) = (numbers.shape[0], numbers.shape[1])
    guard rows == columns else {
      let sizes = [counted(rows, "fila", "filas"), counted(columns, "columna", "columnas")]
      return ["no es cuadrada: tiene \(enumerated(sizes))"]
    }
    for index in values.indices {
      let (row, column) = (index / columns, index % columns)
      let (value, mirrored) = (values[index], values[column * columns + row])
      guard row < column, value != mirrored else { continue }
      return [
        "en la posición [\(row), \(column)] vale \(number(value, numbers.kind)), y en la [\(column), \(row)], "
          + number(mirrored, numbers.kind)
      ]
    }
    return []
  }

  private func scalar(_ expression: Expression) throws(Problem) -> Double? {
    guard case .numbers(let numbers) = try evaluator.value(of: expression) else { return nil }
    return numbers.scalar
  }

  /// Enough digits to show that a difference is not zero.
  private func difference(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return style.decimal(value, decimals: 0) }
    if value.rounded() == value, value.magnitude < 1e9 { return style.integer(Int(value)) }
    return value.magnitude < 0.0001 ? style.scientific(value, decimals: 1) : style.decimal(value, decimals: 4)
  }

  private func number(_ value: Double, _ kind: ElementKind) -> String { numberText(value, kind: kind, style: style) }

  private func text(_ value: Value) -> String {
    switch value {
    case .numbers(let numbers) where numbers.isScalar: return numbers.scalar.map { number($0, numbers.kind) } ?? "…"
    case .numbers(let numbers) where numbers.rank == 1 && numbers.count <= 12:
      return "[" + (numbers.values ?? []).map { number($0, numbers.kind) }.joined(separator: "; ") + "]"
    case .numbers(let numbers): return numbers.kindName
    case .predictions(let predictions): return range(predictions.numbers) ?? value.kindName
    case .text(let text): return "«\(text)»"
    default: return value.kindName
    }
  }

  /// The least and the greatest of many numbers; nil where they are not all known and finite.
  private func range(_ numbers: Numbers) -> String? {
    guard let values = numbers.values, values.allSatisfy(\.isFinite), let least = values.min(),
      let greatest = values.max()
    else { return nil }
    return "de \(number(least, numbers.kind)) a \(number(greatest, numbers.kind))"
  }

  /// The computed parts worth telling, outermost first, each once: names with fields, calls, indices.
  private func parts(of expression: Expression) -> [Expression] {
    var result: [Expression] = []
    func visit(_ part: Expression) {
      switch part.kind {
      case .number, .text, .boolean: break
      case .name, .member, .index:
        if !result.contains(where: { evaluator.source.text($0.range) == evaluator.source.text(part.range) }) {
          result.append(part)
        }
      case .call(_, let arguments):
        result.append(part)
        arguments.forEach { visit($0.value) }
      case .application(_, let arguments):
        result.append(part)
        arguments.forEach { visit($0.value) }
      case .list(let items): items.forEach(visit)
      case .negated(let operand), .not(let operand), .adjective(let operand, _): visit(operand)
      case .binary(_, let left, let right), .logical(_, let left, let right):
        visit(left)
        visit(right)
      case .comparison(let first, let links):
        visit(first)
        links.forEach { visit($0.right) }
      case .within(let operand, let interval): [operand, interval.lower, interval.upper].forEach(visit)
      }
    }
    visit(expression)
    return result
  }

  private func isLiteral(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .number, .text, .boolean: true
    default: false
    }
  }
}
