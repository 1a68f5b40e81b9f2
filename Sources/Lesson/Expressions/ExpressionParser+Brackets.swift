import Diagnostics
import Typography

/// What stands between brackets: lists, arguments, indices.
extension ExpressionParser {
  /// Reads the elements of a list up to its closing sign, which it takes; the opening one is taken.
  mutating func elements(from opening: Token, to closing: Symbol) throws(Problem) -> [Tree] {
    openings.append(opening)
    var items: [Tree] = []
    if !current.is(closing) {
      repeat { items.append(try tree(.or)) } while take(.comma)
    }
    try close(closing)
    return items
  }

  /// Takes the sign that closes the innermost open bracket.
  mutating func close(_ closing: Symbol) throws(Problem) {
    guard take(closing) else { throw unexpected() }
    openings.removeLast()
  }

  /// Reads the arguments of a call up to `)`; the `(` is taken.
  mutating func call(_ function: Located<String>) throws(Problem) -> Tree {
    let (arguments, values) = try arguments()
    let range = function.range.union(previous?.range ?? function.range)
    return try node(.call(function, arguments), range, over: values)
  }

  private mutating func arguments() throws(Problem) -> ([Argument], [Tree]) {
    guard let opening = previous else { throw operandExpected() }
    openings.append(opening)
    var arguments: [Argument] = []
    var values: [Tree] = []
    if !current.is(.rightParenthesis) {
      repeat {
        let label = try argumentLabel()
        if label == nil, let last = arguments.last(where: { $0.label != nil }) {
          throw tightComma(in: current.range) ?? .unnamedAfterNamed(at: current.range, named: last.label)
        }
        if let label, let earlier = arguments.first(where: { isSame($0.label, label) })?.label {
          throw .repeatedArgument(label, earlier: earlier.range)
        }
        let value = try tree(.or)
        values.append(value)
        arguments.append(Argument(label: label, value: value.expression))
      } while take(.comma)
    }
    try close(.rightParenthesis)
    return (arguments, values)
  }

  private func isSame(_ left: Located<String>?, _ right: Located<String>) -> Bool {
    left.map { folded($0.value) == folded(right.value) } ?? false
  }

  private mutating func argumentLabel() throws(Problem) -> Located<String>? {
    guard let name = current.name else { return nil }
    if ahead().is(.assign) { throw .labelWithEquals(Located(name, current.range), at: ahead().range) }
    guard ahead().is(.colon) else { return nil }
    let label = Located(name, current.range)
    index += 2
    return label
  }

  /// Reads what clings to a value: members, indices, the arguments of a function that a call gave.
  mutating func postfix(_ value: Tree) throws(Problem) -> Tree {
    var tree = value
    while true {
      if current.is(.dot) {
        let dot = current
        index += 1
        let member = try takeName(or: .memberExpected(at: dot.range))
        if current.is(.leftParenthesis) && !current.isApart {
          throw .methodCall(member, of: tree.expression, at: dot.range.union(member.range))
        }
        tree = try node(.member(tree.expression, member), tree.range.union(member.range), over: tree)
      } else if current.is(.leftBracket) {
        tree = try indexed(tree)
      } else if current.is(.leftParenthesis), !current.isApart, tree.expression.isCall {
        tree = try application(of: tree)
      } else {
        return tree
      }
    }
  }

  private mutating func application(of function: Tree) throws(Problem) -> Tree {
    index += 1
    let (arguments, values) = try arguments()
    let range = function.range.union(previous?.range ?? function.range)
    return try node(.application(function.expression, arguments), range, over: [function] + values)
  }

  private mutating func indexed(_ value: Tree) throws(Problem) -> Tree {
    let opening = current
    index += 1
    var items: [IndexItem] = []
    var trees = [value]
    openings.append(opening)
    if current.is(.rightBracket) { throw .emptyIndex(at: opening.range.union(current.range)) }
    repeat {
      items.append(try indexItem(&trees))
    } while take(.comma)
    try close(.rightBracket)
    let range = value.range.union(previous?.range ?? opening.range)
    return try node(.index(value.expression, items), range, over: trees)
  }

  private mutating func indexItem(_ trees: inout [Tree]) throws(Problem) -> IndexItem {
    let start = current.range
    var lower: Tree?
    if !current.is(.colon) { lower = try tree(.or) }
    guard current.is(.colon) else {
      guard let lower else { throw operandExpected() }
      trees.append(lower)
      return .at(lower.expression)
    }
    let colon = current.range
    index += 1
    var upper: Tree?
    if !current.is(.comma) && !current.is(.rightBracket) && !current.is(.colon) { upper = try tree(.or) }
    if current.is(.colon) { throw .sliceWithStep(at: current.range) }
    trees += [lower, upper].compactMap { $0 }
    let range = (lower?.range ?? start).union(upper?.range ?? colon)
    return .slice(lower?.expression, upper?.expression, range)
  }

  // MARK: What is wrong

  /// Fails unless all was read.
  func expectEnd() throws(Problem) {
    if current.kind != .end { throw unexpected() }
  }

  /// Why the current token cannot start a value.
  func operandExpected() -> Problem {
    let token = current
    switch token.kind {
    case .broken(let problem): return problem
    case .end:
      if let unclosed { return unclosed }
      if let previous { return .valueMissing(after: previous.range) }
      return .expressionMissing(at: token.range)
    case .symbol(.dot):
      if let number = ahead().number, !ahead().isApart, number.integer != nil {
        return .pointWithoutWhole(at: token.range.union(ahead().range))
      }
      return .unexpectedSign(.dot, at: token.range)
    case .symbol(let symbol):
      if openings.isEmpty, symbol == .rightParenthesis || symbol == .rightBracket {
        return .unopenedBracket(symbol, at: token.range)
      }
      if symbol == .plus { return .unaryPlus(at: token.range) }
      if symbol == .assign, let previous, case .symbol(let sign) = previous.kind, sign.binary != nil, !token.isApart {
        return .compoundAssignment(sign, at: previous.range.union(token.range))
      }
      return index > 0 ? .valueExpected(before: symbol, at: token.range) : .unexpectedSign(symbol, at: token.range)
    case .number, .text, .name, .comment: return .valueMissing(after: token.range)
    }
  }

  /// Why the current token cannot follow a complete value.
  func unexpected() -> Problem {
    let token = current
    switch token.kind {
    case .broken(let problem): return problem
    case .end:
      return unclosed ?? .expressionMissing(at: token.range)
    case .name(let name):
      if name == "no", ["es", "en"].contains(ahead().name) { return .notBeforeWord(at: token.range) }
      if let here = foreignWords[name] { return .foreignOperator(name, here: here, at: token.range) }
      return .operatorMissing(before: token.range)
    case .number, .text: return .operatorMissing(before: token.range)
    case .symbol(let symbol): return unexpected(symbol, at: token.range)
    case .comment: return .unexpectedSign(.hash, at: token.range)
    }
  }

  /// The problem of the innermost open bracket, if one is open.
  private var unclosed: Problem? {
    guard let opening = openings.last, case .symbol(let symbol) = opening.kind else { return nil }
    return .unclosedBracket(symbol, at: opening.range)
  }

  private func unexpected(_ symbol: Symbol, at range: SourceRange) -> Problem {
    switch symbol {
    case .comma: return tightComma(in: ahead().range) ?? .looseComma(at: range)
    case .assign: return .assignmentInAssertion(at: range)
    case .leftParenthesis: return .operatorMissing(before: range)
    case .plusMinus: return .toleranceWithoutComparison(at: range)
    case .rightParenthesis, .rightBracket:
      guard let opening = openings.last, case .symbol(let opener) = opening.kind else {
        return .unopenedBracket(symbol, at: range)
      }
      return .mismatchedBracket(opener, closed: symbol, at: range, opening: opening.range)
    default: return .unexpectedSign(symbol, at: range)
    }
  }

  /// The problem of a comma that stands for a decimal point: digits on both sides, no spaces.
  func tightComma(in range: SourceRange) -> Problem? {
    for place in tokens.indices.dropFirst() where place + 1 < tokens.count && tokens[place].is(.comma) {
      let (left, comma, right) = (tokens[place - 1], tokens[place], tokens[place + 1])
      guard right.range.lower >= range.lower && right.range.upper <= range.upper else { continue }
      guard left.number?.integer != nil, right.number?.integer != nil, !comma.isApart, !right.isApart else { continue }
      return .decimalComma(whole: left.range, decimals: right.range)
    }
    return nil
  }
}

extension Expression {
  /// Whether it gives what a function gave, which may be a function.
  fileprivate var isCall: Bool {
    switch kind {
    case .call, .application: true
    default: false
    }
  }
}
