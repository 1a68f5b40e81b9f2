import Diagnostics
import Typography

/// How tightly an operator holds its operands, loosest first.
enum Precedence: Int, Comparable {
  case or, and, not, comparison, sum, product, negation, power

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

  /// The next tighter one: what stands to the right of a left-associative operator.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .power }
}

/// Reads tokens as one expression by precedence climbing.
///
/// `y o en es no` are operators by position: between operands the first four, before one the last.
struct ExpressionParser {
  /// An expression and the height of its tree, which bounds the recursion of whoever walks it.
  struct Tree {
    var expression: Expression
    var height: Int

    var range: SourceRange { expression.range }
  }

  /// No tree is higher and no nesting deeper; a person's expressions stay under ten.
  static let heightLimit = 100

  let tokens: [Token]
  var index: Int
  /// The brackets that are open, outermost first.
  var openings: [Token] = []
  private var depth = 0

  init(_ tokens: [Token], at index: Int = 0) {
    self.tokens = tokens
    self.index = index
  }

  /// Reads all the tokens as one expression.
  static func parse(_ tokens: [Token]) throws(Problem) -> Expression {
    var parser = ExpressionParser(tokens)
    let tree = try parser.tree(.or)
    try parser.expectEnd()
    return tree.expression
  }

  // MARK: Tokens

  var current: Token { tokens[min(index, tokens.count - 1)] }

  func ahead(_ count: Int = 1) -> Token { tokens[min(index + count, tokens.count - 1)] }

  var previous: Token? { index > 0 ? tokens[index - 1] : nil }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard current.is(symbol) else { return false }
    index += 1
    return true
  }

  func node(_ kind: Expression.Kind, _ range: SourceRange, over children: Tree...) throws(Problem) -> Tree {
    try node(kind, range, over: children)
  }

  func node(_ kind: Expression.Kind, _ range: SourceRange, over children: [Tree]) throws(Problem) -> Tree {
    let height = 1 + (children.map(\.height).max() ?? 0)
    guard height <= Self.heightLimit else { throw .expressionTooDeep(at: range, limit: Self.heightLimit) }
    return Tree(expression: Expression(kind, range), height: height)
  }

  // MARK: Operators

  /// Reads an expression whose operators hold at least as tightly as the floor.
  mutating func tree(_ floor: Precedence) throws(Problem) -> Tree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.heightLimit else {
      throw .expressionTooDeep(at: current.range, limit: Self.heightLimit)
    }
    var left = try operand(floor)
    while let precedence = infixPrecedence, precedence >= floor {
      left = try extended(left, by: precedence)
    }
    return left
  }

  /// The precedence of the operator that stands at the current token, if one does.
  private var infixPrecedence: Precedence? {
    switch current.kind {
    case .symbol(let symbol):
      if symbol.comparison != nil { return .comparison }
      switch symbol.binary {
      case .add, .subtract: return .sum
      case .multiply, .divide, .matrixProduct: return .product
      case .power: return .power
      case nil: return nil
      }
    case .name("o"): return .or
    case .name("y"): return .and
    case .name("en"), .name("es"): return .comparison
    default: return nil
    }
  }

  private mutating func extended(_ left: Tree, by precedence: Precedence) throws(Problem) -> Tree {
    let token = current
    switch precedence {
    case .or, .and:
      index += 1
      let right = try tree(precedence.tighter)
      let logical = Located<LogicalOperator>(precedence == .or ? .or : .and, token.range)
      let kind = Expression.Kind.logical(logical, left.expression, right.expression)
      return try node(kind, left.range.union(right.range), over: left, right)
    case .comparison:
      if token.is(word: "en") { return try interval(of: left) }
      if token.is(word: "es") { return try adjective(of: left) }
      return try comparisons(from: left)
    default:
      guard case .symbol(let symbol) = token.kind, let binary = symbol.binary else { return left }
      index += 1
      // A power takes its right side whole: 2^3^2 is 2^9.
      let right = try tree(binary == .power ? .power : precedence.tighter)
      let kind = Expression.Kind.binary(Located(binary, token.range), left.expression, right.expression)
      return try node(kind, left.range.union(right.range), over: left, right)
    }
  }

  private mutating func comparisons(from first: Tree) throws(Problem) -> Tree {
    var links: [ComparisonLink] = []
    var parts = [first]
    while case .symbol(let symbol) = current.kind, let comparison = symbol.comparison {
      let place = current.range
      index += 1
      let right = try tree(.sum)
      parts.append(right)
      var tolerance: Tree?
      if take(.plusMinus) { tolerance = try tree(.sum) }
      if let tolerance { parts.append(tolerance) }
      links.append(
        ComparisonLink(
          comparison: Located(comparison, place), right: right.expression, tolerance: tolerance?.expression))
    }
    try rejectFurtherComparison()
    let range = first.range.union((parts.last ?? first).range)
    return try node(.comparison(first.expression, links), range, over: parts)
  }

  private mutating func interval(of value: Tree) throws(Problem) -> Tree {
    let word = current
    index += 1
    let opening = current
    let isClosed = opening.is(.leftBracket)
    guard isClosed || opening.is(.leftParenthesis) else {
      if case .broken(let problem) = opening.kind { throw problem }
      throw .intervalExpected(at: opening.range, after: word.range)
    }
    index += 1
    let ends = try elements(from: opening, to: isClosed ? .rightBracket : .rightParenthesis)
    let range = opening.range.union(previous?.range ?? opening.range)
    guard ends.count == 2 else {
      if ends.count > 2, let comma = tightComma(in: range) { throw comma }
      throw .intervalNeedsTwoEnds(found: ends.count, at: range)
    }
    try rejectFurtherComparison()
    let interval = Interval(lower: ends[0].expression, upper: ends[1].expression, isClosed: isClosed, range: range)
    return try node(.within(value.expression, interval), value.range.union(range), over: [value] + ends)
  }

  /// Takes the name that must stand here; `missing` is told where there is none.
  mutating func takeName(or missing: @autoclosure () -> Problem) throws(Problem) -> Located<String> {
    guard let name = current.name else {
      if case .broken(let problem) = current.kind { throw problem }
      throw missing()
    }
    defer { index += 1 }
    return Located(name, current.range)
  }

  private mutating func adjective(of value: Tree) throws(Problem) -> Tree {
    index += 1
    let place = current.range
    let adjective = try takeName(or: .adjectiveExpected(at: place))
    try rejectFurtherComparison()
    return try node(.adjective(value.expression, adjective), value.range.union(adjective.range), over: value)
  }

  /// `en` and `es` answer yes or no, so that nothing more is compared with them.
  private func rejectFurtherComparison() throws(Problem) {
    if infixPrecedence == .comparison { throw .comparisonDoesNotChain(at: current.range) }
  }

  // MARK: Operands

  private mutating func operand(_ floor: Precedence) throws(Problem) -> Tree {
    let token = current
    if token.is(.minus) {
      index += 1
      let value = try tree(.power)
      return try node(.negated(value.expression), token.range.union(value.range), over: value)
    }
    if token.is(word: "no") {
      index += 1
      guard operandFollowsNot else { return try node(.boolean(false), token.range) }
      guard floor <= .not else { throw .notNeedsParentheses(at: token.range) }
      let value = try tree(.not)
      return try node(.not(value.expression), token.range.union(value.range), over: value)
    }
    return try postfix(primary())
  }

  /// Whether `no` denies what follows rather than being the value: `no y sí` is the value, `no y == 3` denies.
  private var operandFollowsNot: Bool {
    guard startsOperand(current) else { return false }
    if let word = current.name, ["y", "o", "en", "es"].contains(word) { return !startsOperand(ahead()) }
    return true
  }

  private func startsOperand(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .text, .name, .broken: true
    case .symbol(let symbol): symbol == .leftParenthesis || symbol == .leftBracket || symbol == .minus
    case .comment, .end: false
    }
  }

  /// Reads a value with its members and indices, without operators.
  mutating func operandTree() throws(Problem) -> Tree {
    if current.is(word: "no") {
      index += 1
      return try node(.boolean(false), ahead(-1).range)
    }
    return try postfix(primary())
  }

  private mutating func primary() throws(Problem) -> Tree {
    let token = current
    switch token.kind {
    case .number(let literal):
      index += 1
      return try node(.number(literal), token.range)
    case .text(let text):
      index += 1
      return try node(.text(text), token.range)
    case .name(let name):
      index += 1
      if name == "sí" { return try node(.boolean(true), token.range) }
      if take(.leftParenthesis) { return try call(Located(name, token.range)) }
      if let here = foreignWords[name], name == "not", startsOperand(current) {
        throw .foreignOperator(name, here: here, at: token.range)
      }
      return try node(.name(name), token.range)
    case .symbol(.leftParenthesis):
      index += 1
      return try parenthesized(from: token)
    case .symbol(.leftBracket):
      index += 1
      let items = try elements(from: token, to: .rightBracket)
      let range = token.range.union(previous?.range ?? token.range)
      return try node(.list(items.map(\.expression)), range, over: items)
    case .broken(let problem):
      throw problem
    default:
      throw operandExpected()
    }
  }

  private mutating func parenthesized(from opening: Token) throws(Problem) -> Tree {
    openings.append(opening)
    var inner = try tree(.or)
    try close(.rightParenthesis)
    inner.expression.range = opening.range.union(previous?.range ?? opening.range)
    return inner
  }
}
