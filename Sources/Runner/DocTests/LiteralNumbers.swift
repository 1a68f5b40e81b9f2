import Diagnostics
import Lesson
import Typography

/// The numbers of the prose that equal, as written, a value that the lesson computes: each would go stale.
///
/// A fact, a printed scalar or an inline value equals a number that is its rounding; what stands in an array or a
/// table, one that is written as it is there.
func literalNumbers(in lesson: ExecutedLesson, scope: Scope) -> [Problem] {
  let numbers = lesson.document.proseNumbers().filter { $0.decimals <= mostDecimals }
  if numbers.isEmpty { return [] }
  var computed = ComputedNumbers(scope: scope)
  for step in lesson.steps { computed.add(step) }
  for (value, text) in zip(lesson.document.inlineValues, lesson.inlineTexts) {
    if let number = text.number {
      computed.scalars.append((number, lesson.document.source.text(value.expression.range)))
    }
  }
  var tables: [Written: [String: String?]] = [:]
  return numbers.compactMap { number in
    let written = Written(decimals: number.decimals, isPercent: number.isPercent)
    let text = plainText(number.text)
    let known = tables[written] ?? computed.roundings(written)
    tables[written] = known
    guard let expression = known[text] ?? computed.cells[written]?[text] else { return nil }
    return Problem.literalNumber(number, expression: expression)
  }
}

/// Longer fractions are nobody's prose.
private let mostDecimals = 12

/// How a number is written.
private struct Written: Hashable {
  var decimals: Int
  var isPercent: Bool
}

/// A number without what people add: `-0.877`.
private func plainText(_ text: String) -> String {
  text.replacing(",", with: ".").replacing(NumberStyle.minus, with: "-").replacing(NumberStyle.thinSpace, with: "")
}

/// All numbers that a lesson computed, each with the expression that gives it, where there is one.
private struct ComputedNumbers {
  let scope: Scope
  var scalars: [(value: Double, expression: String?)] = []
  /// Those of arrays and tables as they are written there.
  var cells: [Written: [String: String?]] = [:]

  init(scope: Scope) {
    self.scope = scope
  }

  /// Each scalar as it is rounded to so many decimals; the first of equal ones.
  func roundings(_ written: Written) -> [String: String?] {
    let style = NumberStyle(mark: .point)
    var result: [String: String?] = [:]
    for (value, expression) in scalars where value.isFinite {
      let percent = style.percent(value, decimals: written.decimals).dropLast(2)
      let text = written.isPercent ? String(percent) : style.decimal(value, decimals: written.decimals)
      let plain = plainText(text)
      if result[plain].flatMap(\.self) == nil { result[plain] = .some(expression) }
    }
    return result
  }

  mutating func add(_ step: Step) {
    let id = step.directive.id?.value
    for output in step.outputs {
      switch output {
      case .facts(let facts): facts.forEach { add($0, id) }
      case .value(let value): add(value)
      case .table(let table): add(table, id)
      case .figure, .assertions, .expected, .failure, .problem: break
      }
    }
  }

  private mutating func add(_ fact: Fact, _ id: String?) {
    guard let value = fact.value.double else { return }
    let member = id.flatMap { scope[$0]?.value.member(fact.key) }
    scalars.append((value, member == nil ? nil : id.map { "\($0).\(fact.key)" }))
  }

  private mutating func add(_ value: PrintedValue) {
    let isSimple = !value.name.isEmpty && value.name.allSatisfy { $0.isLetter || $0.isNumber || "_.".contains($0) }
    guard let shape = value.shape else {
      if let number = value.numbers.first { scalars.append((number, value.name.isEmpty ? nil : value.name)) }
      return
    }
    let tokens = value.text.split(separator: "\n").flatMap { TextLine(String($0)).tokens }.compactMap(\.number)
    for (index, number) in tokens.enumerated() where number.decimals > 0 && !number.hasPower {
      let isWhole = tokens.count == value.numbers.count && isSimple
      let expression = isWhole ? place(index, in: shape).map { value.name + $0 } : nil
      addCell(number.text, Written(decimals: number.decimals, isPercent: false), expression)
    }
  }

  /// `[3]` or `[1, 2]`; nil for more axes.
  private func place(_ index: Int, in shape: [Int]) -> String? {
    switch shape.count {
    case 1: "[\(index)]"
    case 2 where shape[1] > 0: "[\(index / shape[1]), \(index % shape[1])]"
    default: nil
    }
  }

  private mutating func add(_ table: Table, _ id: String?) {
    for (column, title) in table.columns.enumerated() {
      let isMember = id.map { isVector($0, title.key, count: table.rows.count) } ?? false
      for (row, cells) in table.rows.enumerated() where cells.indices.contains(column) {
        let index = row == table.rows.count - 1 ? -1 : row
        let expression = isMember ? id.map { "\($0).\(title.key)[\(index)]" } : nil
        let style = NumberStyle(mark: .point)
        switch cells[column] {
        case .decimal(let value, let digits):
          addCell(
            style.decimal(value, decimals: digits), Written(decimals: digits, isPercent: false), expression)
        case .percent(let value, let digits):
          let text = style.percent(value, decimals: digits).dropLast(2)
          addCell(String(text), Written(decimals: digits, isPercent: true), expression)
        case .text, .code, .integer, .shape, .missing: break
        }
      }
    }
  }

  private func isVector(_ id: String, _ key: String, count: Int) -> Bool {
    guard case .numbers(let numbers)? = scope[id]?.value.member(key) else { return false }
    return numbers.shape == [count]
  }

  private mutating func addCell(_ text: String, _ written: Written, _ expression: String?) {
    let plain = plainText(text)
    if cells[written]?[plain].flatMap(\.self) == nil { cells[written, default: [:]][plain] = .some(expression) }
  }
}

extension Cell {
  /// The number in it that is not whole.
  fileprivate var double: Double? {
    switch self {
    case .decimal(let value, _), .percent(let value, _): value
    case .text, .code, .integer, .shape, .missing: nil
    }
  }
}
