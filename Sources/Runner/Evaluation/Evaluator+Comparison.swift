import Diagnostics
import Lesson
import Typography

extension Evaluator {

  /// A chain holds when each of its links does: `0 < x < 1`.
  func compare(_ first: Expression, _ links: [ComparisonLink]) throws(Problem) -> Value {
    var left = first
    var result = Numbers(true)
    for link in links {
      let answer: Value
      if let texts = try textComparison(left, link) { answer = texts } else { answer = try comparison(left, link) }
      guard case .numbers(let holds) = answer else { return .unknown }
      do throws(NumbersFault) {
        result = try result.combined(with: holds, kind: .boolean) { $0 != 0 && $1 != 0 ? 1 : 0 }
      } catch {
        throw .numbers(error, operation: link.comparison.value.rawValue, at: first.range.union(link.right.range))
      }
      left = link.right
    }
    return .numbers(result)
  }

  /// Texts and lists of texts compare whole; nil where the operands are numbers.
  private func textComparison(_ left: Expression, _ link: ComparisonLink) throws(Problem) -> Value? {
    guard link.comparison.value == .equal || link.comparison.value == .notEqual else { return nil }
    let first = try value(of: left)
    let second = try value(of: link.right)
    if first.isUnknown || second.isUnknown { return nil }
    guard let a = first.words else {
      guard second.words == nil else { throw .wrongType(expected: second.kindName, found: first, at: left.range) }
      return nil
    }
    guard let b = second.words, a.isList == b.isList else {
      throw .wrongType(expected: first.kindName, found: second, at: link.right.range)
    }
    return .numbers(Numbers((a.texts == b.texts) == (link.comparison.value == .equal)))
  }

  private func comparison(_ left: Expression, _ link: ComparisonLink) throws(Problem) -> Value {
    let symbol = link.comparison.value.rawValue
    let first = try numbers(left, for: symbol)
    let second = try numbers(link.right, for: symbol)
    guard let first, let second else { return .unknown }
    let tolerance = try tolerance(of: link, against: left)
    if isExact, link.comparison.value == .equal || link.comparison.value == .notEqual,
      first.kind == .decimal || second.kind == .decimal, !left.isExact, !link.right.isExact
    {
      throw .inexactEquality(at: left.range.union(link.right.range))
    }
    do throws(NumbersFault) {
      guard link.comparison.value == .close else {
        return .numbers(
          try first.combined(with: second, kind: .boolean) { link.comparison.value.holds($0, $1) ? 1 : 0 })
      }
      let distance = try first.combined(with: second, kind: .decimal) { $0 == $1 ? 0 : ($0 - $1).magnitude }
      let computed = try first.combined(with: second, kind: .decimal) { 1e-5 * max($0.magnitude, $1.magnitude) }
      return .numbers(
        try distance.combined(with: tolerance ?? computed, kind: .boolean) { $0 <= $1 * (1 + 1e-12) ? 1 : 0 })
    } catch {
      throw .numbers(error, operation: symbol, at: left.range.union(link.right.range))
    }
  }

  /// What `≈` allows: the `± t`, half a unit of the last digit written, or nothing for two computed values.
  func tolerance(of link: ComparisonLink, against left: Expression) throws(Problem) -> Numbers? {
    guard link.comparison.value == .close else { return nil }
    if let expression = link.tolerance {
      guard let numbers = try numbers(expression, for: "±") else { return nil }
      guard numbers.isScalar, numbers.kind != .boolean, numbers.scalar.map({ $0 >= 0 }) ?? true else {
        throw .wrongType(expected: "un número positivo tras «±»", found: .numbers(numbers), at: expression.range)
      }
      return numbers
    }
    return link.right.literalHalfUnits ?? left.literalHalfUnits
  }

  func within(_ operand: Expression, _ interval: Interval) throws(Problem) -> Value {
    let lower = try numbers(interval.lower, for: "en")
    let upper = try numbers(interval.upper, for: "en")
    let value = try numbers(operand, for: "en")
    guard let lower, let upper, let value else { return .unknown }
    if let a = lower.scalar, let b = upper.scalar, a > b {
      throw Problem(
        .outOfRange,
        "el intervalo está al revés: \(source.text(interval.lower.range)) es mayor que "
          + source.text(interval.upper.range),
        at: interval.range)
    }
    do throws(NumbersFault) {
      let above = try value.combined(with: lower, kind: .boolean) {
        interval.isClosed ? $0 >= $1 ? 1 : 0 : $0 > $1 ? 1 : 0
      }
      let below = try value.combined(with: upper, kind: .boolean) {
        interval.isClosed ? $0 <= $1 ? 1 : 0 : $0 < $1 ? 1 : 0
      }
      return .numbers(try above.combined(with: below, kind: .boolean) { $0 * $1 })
    } catch {
      throw .numbers(error, operation: "en", at: operand.range.union(interval.range))
    }
  }

  func adjective(_ operand: Expression, _ word: Located<String>) throws(Problem) -> Value {
    let wanted = folded(word.value)
    guard let adjective = adjectives.first(where: { folded($0.name) == wanted }) else {
      throw .unknownWord(word, family: "los adjetivos", known: adjectives.map(\.name), aliases: [:])
    }
    guard let numbers = try numbers(operand, for: "es \(adjective.name)") else { return .unknown }
    if let rank = adjective.rank, numbers.rank != rank {
      throw .wrongType(
        expected: rank == 1 ? "un vector" : "una matriz", found: .numbers(numbers), at: operand.range,
        note: "solo \(rank == 1 ? "un vector" : "una matriz") puede ser «\(adjective.name)»")
    }
    return .numbers(
      Numbers(shape: [], kind: .boolean, values: numbers.values.map { [adjective.holds($0, numbers.shape) ? 1 : 0] }))
  }
}

extension ComparisonOperator {
  /// `≈` needs a tolerance, and is not asked here.
  fileprivate func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .equal, .close: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}

extension Expression {
  /// Whether the author asked for the same bits: `exacto(…)`.
  var isExact: Bool {
    if case .call(let name, _) = kind { folded(name.value) == "exacto" } else { false }
  }

  /// Half a unit of the last digit of a literal, also of a negated one and of each in a list.
  var literalHalfUnits: Numbers? {
    switch kind {
    case .number(let literal): return Numbers(literal.halfUnit)
    case .negated(let operand): return operand.literalHalfUnits
    case .list(let items):
      let units = items.compactMap(\.literalHalfUnits)
      guard let first = units.first, units.count == items.count, units.allSatisfy({ $0.shape == first.shape }) else {
        return nil
      }
      return Numbers(shape: [units.count] + first.shape, kind: .decimal, values: units.flatMap { $0.values ?? [] })
    default: return nil
    }
  }
}

extension Value {
  /// The texts of a text or of a list of nothing else.
  fileprivate var words: (texts: [String], isList: Bool)? {
    switch self {
    case .text(let text): return ([text], false)
    case .list(let values):
      let texts = values.compactMap { value in if case .text(let text) = value { text } else { nil } }
      return texts.count == values.count ? (texts, true) : nil
    default: return nil
    }
  }
}

/// A property that `es` can assert.
struct Adjective: Sendable {
  let name: String
  /// One sentence: when it holds.
  let help: String
  /// An assertion that holds.
  let example: String
  /// The rank that it needs; nil for any.
  let rank: Int?
  let holds: @Sendable (_ values: [Double], _ shape: [Int]) -> Bool
}

/// All adjectives, in the order of the vocabulary.
let adjectives: [Adjective] = [
  Adjective(
    name: "creciente", help: "cada número de un vector es mayor que el anterior", example: "[1, 2, 4] es creciente",
    rank: 1
  ) { values, _ in zip(values, values.dropFirst()).allSatisfy { $0 < $1 } },
  Adjective(
    name: "decreciente", help: "cada número de un vector es menor que el anterior",
    example: "[0.9, 0.5, 0.4] es decreciente", rank: 1
  ) { values, _ in zip(values, values.dropFirst()).allSatisfy { $0 > $1 } },
  Adjective(
    name: "finito", help: "ningún número es infinito ni deja de ser un número", example: "log([1, 2]) es finito",
    rank: nil
  ) { values, _ in values.allSatisfy(\.isFinite) },
  Adjective(
    name: "simétrico", help: "una matriz es igual que su transpuesta", example: "[[1, 2], [2, 5]] es simétrico",
    rank: 2
  ) { values, shape in
    shape[0] == shape[1]
      && (0..<shape[0]).allSatisfy { row in
        (0..<row).allSatisfy { values[row * shape[1] + $0] == values[$0 * shape[1] + row] }
      }
  },
  Adjective(
    name: "positivo", help: "todos los números son mayores que 0", example: "exp([-1, 0, 1]) es positivo", rank: nil
  ) { values, _ in values.allSatisfy { $0 > 0 } },
]
