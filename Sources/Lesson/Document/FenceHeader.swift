import Diagnostics

/// The header of a fence: what stands between its braces.
///
/// ```
/// "{" name (SP ref)? (SP "#" id)? (SP key "=" primary)* "}"
/// ```
struct FenceHeader {
  var name: Located<String>?
  var reference: Located<String>?
  var id: Located<String>?
  var options: [RawOption] = []
  var range: SourceRange
  var problems: [Problem] = []

  private var parser: ExpressionParser
  private let source: SourceText

  /// Reads the info string of a fence, which starts with `{`; keeps what it understood before a problem.
  init(info: SourceRange, in source: SourceText) {
    let inside = SourceFragment([SourceRange(info.lower + 1, info.upper)])
    parser = ExpressionParser(Lexer.tokens(inside, in: source, place: .header))
    range = info
    self.source = source
    do {
      try read()
    } catch {
      problems.append(error.recoded(.malformedFence))
    }
  }

  private mutating func read() throws(Problem) {
    let brace = SourceRange(range.lower, range.lower + 1)
    name = try parser.word(orElse: Problem.directiveNameExpected)
    if let word = parser.current.name, !parser.ahead().is(.assign), !parser.ahead().is(.colon) {
      reference = Located(word, parser.current.range)
      parser.index += 1
    }
    while !parser.current.is(.rightBrace) {
      let token = parser.current
      if token.kind == .end { throw .unclosedBrace(at: brace) }
      if token.is(.hash) {
        try readId()
      } else if token.name != nil {
        try readOption()
      } else {
        throw unexpected(token)
      }
    }
    range = brace.union(parser.current.range)
    parser.index += 1
    let rest = parser.current
    if rest.kind != .end {
      let end = parser.tokens.last?.range.upper ?? rest.range.upper
      throw .textAfterBrace(at: SourceRange(rest.range.lower, end))
    }
  }

  private mutating func readId() throws(Problem) {
    let hash = parser.current
    parser.index += 1
    guard !parser.current.isApart else { throw .idExpected(hash.range) }
    let word = try parser.word(orElse: Problem.idExpected)
    if parser.current.is(.minus), !parser.current.isApart {
      throw .hyphenInId(at: word.range.union(parser.current.range))
    }
    if let id { throw .secondId(at: hash.range.union(word.range), first: id.range) }
    id = word
    if !hash.isApart { throw .spaceMissing(at: hash.range) }
    if let option = options.first {
      problems.append(.idAfterOptions(at: hash.range.union(word.range), first: option.key.range))
    }
  }

  private mutating func readOption() throws(Problem) {
    let key = try parser.word(orElse: Problem.keyExpected)
    guard parser.take(.assign) else {
      if parser.current.is(.colon) { throw .colonInFence(key.value, at: parser.current.range) }
      throw .strayWord(key)
    }
    if let path = bareText(from: parser.current) { throw .pathNeedsQuotes(path, for: key.value) }
    let value = try parser.primaryTree()
    let next = parser.current
    if case .broken(let problem) = next.kind { throw problem }
    if next.is(.comma) { throw parser.tightComma(in: parser.ahead().range) ?? .commaInFence(at: next.range) }
    if !next.isApart, !next.is(.rightBrace), next.kind != .end {
      throw .valueNeedsBrackets(key.value, at: next.range)
    }
    if case .symbol(let symbol) = next.kind, symbol.binary != nil || symbol.comparison != nil {
      throw .valueNeedsBrackets(key.value, at: next.range)
    }
    options.append(RawOption(key: key, value: .line(SourceFragment([value.range]))))
  }

  /// What is written up to the next space or the brace, where it reads as a path and not as a quotient.
  private func bareText(from token: Token) -> Located<String>? {
    let rest = source.text(SourceRange(token.range.lower, range.upper))
    let text = rest.prefix { $0 != " " && $0 != "\t" && $0 != "}" && $0 != "\"" && $0 != "(" && $0 != "[" }
    guard text.contains("/"), let ending = text.split(separator: ".").last else { return nil }
    let isFile = ["csv", "safetensors", "png", "jpg", "jpeg", "wav"].contains(ending)
    guard isFile || text.hasPrefix("/") || text.hasPrefix(".") || text.hasSuffix("/") else { return nil }
    return Located(String(text), SourceRange(token.range.lower, token.range.lower + text.utf8.count))
  }

  private func unexpected(_ token: Token) -> Problem {
    switch token.kind {
    case .broken(let problem): problem
    case .symbol(.comma): .commaInFence(at: token.range)
    default: .unexpectedInFence(at: token.range)
    }
  }
}

extension ExpressionParser {
  /// Reads a name, or fails with the problem of its absence.
  mutating func word(orElse problem: (SourceRange) -> Problem) throws(Problem) -> Located<String> {
    guard let name = current.name else {
      if case .broken(let broken) = current.kind { throw broken }
      throw problem(current.range)
    }
    let word = Located(name, current.range)
    index += 1
    return word
  }

  /// Reads a value that needs no brackets in a fence: a literal, a name, a call, with its members and indices.
  mutating func primaryTree() throws(Problem) -> Tree {
    if current.is(.minus) { throw .signInFence(at: current.range) }
    return try operandTree()
  }
}

extension Problem {
  /// The same problem under the code of what holds it, where it was only a mistake of syntax.
  func recoded(_ code: Code) -> Problem {
    guard self.code == .syntax else { return self }
    var copy = self
    copy.code = code
    return copy
  }
}
