import Diagnostics
import Typography

/// Gathers the options of a body, line by line.
struct OptionReader {
  private(set) var options: [RawOption]
  private(set) var problems: [Problem] = []
  /// The keys without a value, or without the colon before it where that reads as one with the key.
  private(set) var empty: [Located<String>] = []
  private let source: SourceText
  private var seen: [String: SourceRange] = [:]
  /// An option whose value is empty so far.
  private var open: OpenOption?

  /// A key and the lines below it.
  private struct OpenOption {
    var key: Located<String>
    var items: [SourceFragment] = []
    /// What gives each item without a dash its own, in order.
    var dashes: [Suggestion] = []
    /// Whether some item starts with a mark: a list is meant.
    var isMarked = false
  }

  init(_ source: SourceText, startingWith options: [RawOption]) {
    self.source = source
    self.options = []
    for option in options { append(option) }
  }

  mutating func read(_ line: SourceFragment) {
    guard let first = line.pieces.first else { return }
    if let item = item(line, first) {
      guard open != nil else { return problems.append(.itemWithoutKey(at: first, after: options.last?.key)) }
      open?.items.append(item)
      open?.isMarked = true
      return
    }
    let key = self.key(first)
    if open != nil, readItemWithoutDash(line, first, key) { return }
    finish()
    switch key {
    case .failure(let problem):
      problems.append(problem)
      if let key = keyWithoutColon(first) { empty.append(key) }
    case .success(let key):
      let colon = source.bytes[key.range.upper..<first.upper].firstIndex(of: UInt8(ascii: ":")) ?? key.range.upper
      let rest = source.trimmed(SourceRange(colon + 1, first.upper))
      if line.pieces.count == 1, rest.isEmpty || LogicalLines.isComment(source.bytes, rest) {
        open = OpenOption(key: key)
      } else {
        append(RawOption(key: key, value: .line(SourceFragment([rest] + line.pieces.dropFirst()))))
      }
    }
  }

  /// Closes the option that waits for items.
  mutating func finish() {
    guard let option = open else { return }
    open = nil
    guard let first = option.items.first else {
      empty.append(option.key)
      return problems.append(.valueOfOptionMissing(option.key))
    }
    // A single line without any mark may as well be the one value of its option.
    let isOneValue = option.items.count == 1 && !option.isMarked
    if let fix = fix(of: option) {
      let place = option.dashes[0].range
      problems.append(
        isOneValue
          ? .valueBelowItsKey(option.key, at: first.range)
          : .itemsWithoutDash(
            option.key, at: place.isEmpty ? source.trimmed(wholeLine(from: place.lower)) : place,
            count: option.dashes.count, fix: fix))
    }
    append(RawOption(key: option.key, value: isOneValue ? .line(first) : .items(option.items)))
  }

  private mutating func append(_ option: RawOption) {
    let name = folded(option.key.value)
    if let earlier = seen[name] { return problems.append(.repeatedOption(option.key, earlier: earlier)) }
    seen[name] = option.key.range
    options.append(option)
  }

  private func item(_ line: SourceFragment, _ first: SourceRange) -> SourceFragment? {
    guard source.bytes[first.lower] == UInt8(ascii: "-") else { return nil }
    let rest = source.trimmed(SourceRange(first.lower + 1, first.upper))
    guard rest.lower > first.lower + 1 || rest.isEmpty else { return nil }
    return SourceFragment([rest] + line.pieces.dropFirst())
  }

  /// The key of a line, up to its colon.
  private func key(_ line: SourceRange) -> Result<Located<String>, Problem> {
    var lexer = Lexer(SourceFragment([line]), in: source)
    let first = lexer.next()
    let second = lexer.next()
    if let name = first.name {
      if second.is(.colon) { return .success(Located(name, first.range)) }
      if second.is(.assign) { return .failure(.equalsInBody(name, at: second.range)) }
      if second.kind != .end { return .failure(.colonMissing(at: line)) }
    }
    return .failure(.optionExpected(at: line))
  }

  // MARK: Items without a dash

  /// Marks of a list that are not the dash and its space: those that are only that, and those that are signs too.
  private static let bullets = ["*", "•", "·"]
  private static let signs = ["-", "–", "—", "−", "+"]

  /// Takes a line for an item of the open option: one that starts with another mark, or one that reads as a value and
  /// cannot be an option.
  private mutating func readItemWithoutDash(
    _ line: SourceFragment, _ first: SourceRange, _ key: Result<Located<String>, Problem>
  ) -> Bool {
    if let mark = otherMark(of: first) {
      let rest = source.trimmed(SourceRange(mark.range.upper, first.upper))
      let isApart = rest.lower > mark.range.upper
      open?.items.append(SourceFragment([rest] + line.pieces.dropFirst()))
      // What a sign stands right before may be meant with it, as -x.
      let isCertain = isApart || !mark.isSign || isCall(rest)
      open?.dashes.append(Suggestion(isApart ? "-" : "- ", at: mark.range, isCertain: isCertain))
      open?.isMarked = true
      return true
    }
    guard case .failure = key, keyWithoutColon(first) == nil, isCall(first) || isExpression(line) else { return false }
    open?.items.append(line)
    open?.dashes.append(Suggestion("- ", at: SourceRange(first.lower, first.lower)))
    return true
  }

  /// What stands where the dash of an item should be, and whether it could be the sign of a number.
  private func otherMark(of line: SourceRange) -> (range: SourceRange, isSign: Bool)? {
    for (mark, isSign) in Self.bullets.map({ ($0, false) }) + Self.signs.map({ ($0, true) }) {
      let upper = line.lower + mark.utf8.count
      guard upper < line.upper, source.bytes[line.lower..<upper].elementsEqual(mark.utf8) else { continue }
      let next = source.bytes[upper]
      let isOfNumber = next == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
      return isOfNumber && isSign ? nil : (SourceRange(line.lower, upper), isSign)
    }
    return nil
  }

  /// Whether a line starts as `densa(`, which no option does, be the rest right or wrong.
  private func isCall(_ line: SourceRange) -> Bool {
    var lexer = Lexer(SourceFragment([line]), in: source)
    guard lexer.next().name != nil else { return false }
    let second = lexer.next()
    return second.is(.leftParenthesis) && !second.isApart
  }

  /// The key of a line whose colon is forgotten, as `entrada [4]`, which would be one value too.
  private func keyWithoutColon(_ line: SourceRange) -> Located<String>? {
    var lexer = Lexer(SourceFragment([line]), in: source)
    let first = lexer.next()
    let second = lexer.next()
    guard let name = first.name, second.isApart,
      second.is(.leftBracket) || second.is(.minus) || second.is(.leftParenthesis)
    else { return nil }
    return Located(name, first.range)
  }

  private func isExpression(_ line: SourceFragment) -> Bool {
    (try? ExpressionParser.parse(Lexer.tokens(line, in: source))) != nil
  }

  /// One edit that puts all dashes that are missing; nil where none is.
  private func fix(of option: OpenOption) -> Suggestion? {
    guard let first = option.dashes.first, let last = option.dashes.last else { return nil }
    var text: [UInt8] = []
    var position = first.range.lower
    for dash in option.dashes {
      text += source.bytes[position..<dash.range.lower]
      text += Array(dash.replacement.utf8)
      position = dash.range.upper
    }
    return Suggestion(
      String(decoding: text, as: UTF8.self), at: first.range.union(last.range),
      isCertain: option.dashes.allSatisfy(\.isCertain))
  }

  private func wholeLine(from offset: Int) -> SourceRange {
    SourceRange(offset, source.lineRange(source.line(at: offset)).upper)
  }
}
