import Datasets
import Diagnostics
import Lesson
import Neural
import Runner
import Typography

extension PythonWriter {
  /// An expression of the lesson in Python.
  mutating func expression(_ expression: Expression) -> PythonExpression {
    switch expression.kind {
    case .number(let literal):
      return PythonExpression(literal.integer.map(String.init) ?? pythonDecimal(literal.value))
    case .text(let text): return PythonExpression(pythonString(text), .atom, .other)
    case .boolean(let flag): return PythonExpression(pythonBool(flag))
    case .name(let name): return named(name, expression)
    case .list(let items): return list(items)
    case .member(let owner, let name): return member(name.value, of: owner)
    case .call(let name, let arguments): return call(name, arguments, expression)
    case .application(let callee, let arguments):
      let function = functionName(callee)
      return PythonExpression("\(function)(\(values(of: arguments)))")
    case .index(let owner, let items): return index(owner, items)
    case .negated(let operand):
      return PythonExpression("-" + computable(operand).operand(of: .unary), .unary)
    case .not(let operand): return PythonExpression("np.logical_not(\(self.text(operand)))", needing: .numpy, in: &self)
    case .binary(let operation, let left, let right): return binary(operation.value, left, right)
    case .logical(let operation, let left, let right):
      let precedence: PythonExpression.Precedence = operation.value == .and ? .intersection : .union
      let sign = operation.value == .and ? "&" : "|"
      return PythonExpression(
        "\(self.expression(left).operand(of: precedence)) \(sign) \(self.expression(right).operand(of: precedence))",
        precedence)
    case .comparison(let first, let links): return comparison(first, links)
    case .within(let operand, let interval): return within(operand, interval)
    case .adjective(let operand, let word): return adjective(operand, word.value)
    }
  }

  mutating func text(_ expression: Expression) -> String { self.expression(expression).text }

  mutating func texts(_ expressions: [Expression]) -> [String] {
    var result: [String] = []
    for expression in expressions { result.append(text(expression)) }
    return result
  }

  /// An expression as something that NumPy computes with.
  mutating func computable(_ expression: Expression) -> PythonExpression {
    let found = self.expression(expression)
    if found.form == .list || found.form == .tuple { need(.numpy) }
    return found.computable
  }

  private mutating func named(_ name: String, _ expression: Expression) -> PythonExpression {
    if name.hasPrefix(hiddenMark) { return PythonExpression(functionName(expression)) }
    guard let value = value(name) else {
      if parameters.contains(name) { return PythonExpression(identifier(name)) }
      if name == "π" { return PythonExpression("np.pi", needing: .numpy, in: &self) }
      if LanguageFunction(name) != nil { return PythonExpression(functionName(expression)) }
      return PythonExpression(identifier(name))
    }
    switch value {
    case .dataset, .split, .inputs:
      if let split = memory.splits[name] { return PythonExpression(split.inputs, .atom, .other) }
      return PythonExpression(identifier(name), .atom, .bytes(if: value.isBytes))
    case .text, .list, .model, .layer, .history, .evaluation, .function:
      return PythonExpression(identifier(name), .atom, .other)
    case .numbers, .predictions, .unknown: return PythonExpression(identifier(name))
    }
  }

  private mutating func list(_ items: [Expression]) -> PythonExpression {
    var parts: [PythonExpression] = []
    for item in items { parts.append(expression(item)) }
    let isOther = parts.contains { $0.form == .other }
    return PythonExpression("[\(parts.map(\.text).joined(separator: ", "))]", .atom, isOther ? .other : .list)
  }

  private mutating func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> PythonExpression {
    let (a, b) = (countable(left, operation), countable(right, operation))
    switch operation {
    case .add: return PythonExpression("\(a.operand(of: .sum)) + \(b.operand(of: .product))", .sum)
    case .subtract: return PythonExpression("\(a.operand(of: .sum)) - \(b.operand(of: .product))", .sum)
    case .multiply: return PythonExpression("\(a.operand(of: .product)) * \(b.operand(of: .unary))", .product)
    case .divide: return PythonExpression("\(a.operand(of: .product)) / \(b.operand(of: .unary))", .product)
    case .matrixProduct: return PythonExpression("\(a.operand(of: .product)) @ \(b.operand(of: .unary))", .product)
    case .power:
      // Whole numbers of NumPy have no negative powers.
      let base = b.text.hasPrefix("-") ? "(1.0 * \(a.operand(of: .unary)))" : a.operand(of: .atom)
      return PythonExpression("\(base) ** \(b.operand(of: .unary))", .power)
    }
  }

  /// An operand; truth values, of which NumPy makes no sums, are made numbers.
  private mutating func countable(_ expression: Expression, _ operation: BinaryOperator) -> PythonExpression {
    let found = computable(expression)
    guard found.precedence <= .intersection, operation == .add || operation == .subtract else { return found }
    return PythonExpression("1 * (\(found.text))", .product)
  }

  /// Parts in brackets.
  private mutating func index(_ owner: Expression, _ items: [IndexItem]) -> PythonExpression {
    if let layer = layer(owner, items) { return layer }
    if let split = split(Expression(.index(owner, items), owner.range)) {
      return PythonExpression(split.inputs, .atom, .other)
    }
    if let size = size(owner, items) { return PythonExpression(size) }
    let base = expression(owner)
    var parts: [String] = []
    for item in items { parts.append(part(item)) }
    let form: PythonExpression.Form =
      switch base.form {
      case .bytes: .bytes
      case .other: .other
      case .list, .tuple, .array: .array
      }
    let whole = base.form == .list && parts.count > 1 ? base.computable : base
    return PythonExpression("\(whole.primary)[\(parts.joined(separator: ", "))]", .atom, form)
  }

  mutating func part(_ item: IndexItem) -> String {
    switch item {
    case .at(let place): return text(place)
    case .slice(let lower, let upper, _):
      let (a, b) = (lower.map { text($0) } ?? "", upper.map { text($0) } ?? "")
      return "\(a):\(b)"
    }
  }
}

extension PythonExpression {
  /// An expression that needs a module.
  init(_ text: String, needing module: PythonImport, in writer: inout PythonWriter, _ precedence: Precedence = .atom) {
    writer.need(module)
    self.init(text, precedence)
  }
}

extension PythonExpression.Form {
  fileprivate static func bytes(if isBytes: Bool) -> Self { isBytes ? .bytes : .other }
}

extension Value {
  /// Whether it is images as they are stored.
  var isBytes: Bool {
    if case .inputs(let split) = self { split.divisor == 1 && split.facts.isImages } else { false }
  }
}
