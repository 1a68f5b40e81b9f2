package import Diagnostics
import Typography

extension DirectiveBlock {
  /// Reads the body as `key: value` lines, after the options of the fence; an option written twice is kept once.
  package func options(in source: SourceText) -> (options: [RawOption], problems: [Problem]) {
    var reader = OptionReader(source, startingWith: fenceOptions)
    for line in LogicalLines(bodyLines, in: source).lines { reader.read(line) }
    reader.finish()
    return (reader.options, isBroken ? [] : reader.problems)
  }

  /// Reads the body as the statements of `calcular`.
  package func statements(in source: SourceText) -> (statements: [Located<Statement>], problems: [Problem]) {
    readLines(in: source) { (tokens) throws(Problem) in try ExpressionParser.parseStatement(tokens) }
  }

  /// Reads the body as one expression a line, as in `afirmar`.
  package func expressions(in source: SourceText) -> (expressions: [Expression], problems: [Problem]) {
    readLines(in: source) { (tokens) throws(Problem) in try ExpressionParser.parse(tokens) }
  }

  private func readLines<Item>(
    in source: SourceText, _ read: ([Token]) throws(Problem) -> Item
  ) -> ([Item], [Problem]) {
    var items: [Item] = []
    var problems: [Problem] = []
    for line in LogicalLines(bodyLines, in: source).lines {
      do {
        items.append(try read(Lexer.tokens(line, in: source)))
      } catch {
        problems.append(error)
      }
    }
    return (items, isBroken ? [] : problems)
  }
}

/// Gathers the options of a body, line by line.
private struct OptionReader {
  private(set) var options: [RawOption]
  private(set) var problems: [Problem] = []
  private let source: SourceText
  private var seen: [String: SourceRange] = [:]
  /// An option whose value is empty so far, and its items.
  private var open: (key: Located<String>, items: [SourceFragment])?

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
      return
    }
    finish()
    switch key(first) {
    case .failure(let problem): problems.append(problem)
    case .success(let key):
      let colon = source.bytes[key.range.upper..<first.upper].firstIndex(of: UInt8(ascii: ":")) ?? key.range.upper
      let rest = source.trimmed(SourceRange(colon + 1, first.upper))
      if line.pieces.count == 1, rest.isEmpty || LogicalLines.isComment(source.bytes, rest) {
        open = (key, [])
      } else {
        append(RawOption(key: key, value: .line(SourceFragment([rest] + line.pieces.dropFirst()))))
      }
    }
  }

  /// Closes the option that waits for items.
  mutating func finish() {
    guard let (key, items) = open else { return }
    open = nil
    if items.isEmpty {
      problems.append(.valueOfOptionMissing(key))
    } else {
      append(RawOption(key: key, value: .items(items)))
    }
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
}

extension SourceFragment {
  /// Reads the fragment as one expression.
  package func expression(in source: SourceText) -> Result<Expression, Problem> {
    do {
      return .success(try ExpressionParser.parse(Lexer.tokens(self, in: source)))
    } catch {
      return .failure(error)
    }
  }

  /// The fragment as plain text, without surrounding spaces nor the quotes of a text written between them; what goes on
  /// on another line is joined by a space.
  package func text(in source: SourceText) -> Located<String> {
    var lexer = Lexer(self, in: source)
    let first = lexer.next()
    if case .text(let text) = first.kind, lexer.next().kind == .end { return Located(text, first.range) }
    let trimmed = pieces.map(source.trimmed)
    return Located(trimmed.map(source.text).joined(separator: " "), SourceFragment(trimmed).range)
  }
}
