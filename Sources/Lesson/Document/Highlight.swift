package import Diagnostics
import Typography

/// A piece of a directive's source and what it is, to be coloured.
package struct Highlight: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case fence, directiveName, reference, id, key, number, string, word, function, `operator`, comment, punctuation
    case listMark
  }

  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// What each piece of a directive's source is: in order, without overlaps; spaces and free text are in none.
package func highlights(of block: DirectiveBlock, in source: SourceText) -> [Highlight] {
  var highlighter = Highlighter(source)
  highlighter.readFence(block.range.lower, header: block.headerRange)
  highlighter.readBody(block)
  let last = block.bodyLines.last?.upper ?? block.headerRange.upper
  if last < block.range.upper { highlighter.readClosing(SourceRange(last, block.range.upper)) }
  return highlighter.highlights.sorted { $0.range.lower < $1.range.lower }
}

private struct Highlighter {
  private(set) var highlights: [Highlight] = []
  private let source: SourceText

  init(_ source: SourceText) {
    self.source = source
  }

  private mutating func add(_ kind: Highlight.Kind, _ range: SourceRange) {
    if !range.isEmpty { highlights.append(Highlight(kind, range)) }
  }

  // MARK: Fences

  mutating func readFence(_ start: Int, header: SourceRange) {
    add(.fence, source.trimmed(SourceRange(start, header.lower)))
    add(.punctuation, SourceRange(header.lower, header.lower + 1))
    let tokens = allTokens(SourceFragment([SourceRange(header.lower + 1, header.upper)]), place: .header)
    var index = 0
    var words = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.is(.hash), index + 1 < tokens.count, tokens[index + 1].name != nil {
        add(.id, token.range.union(tokens[index + 1].range))
        index += 2
        words = 2
        continue
      }
      if token.name != nil, index + 1 < tokens.count, tokens[index + 1].is(.assign) {
        add(.key, token.range)
        words = 2
      } else if token.name != nil, words < 2 {
        add(words == 0 ? .directiveName : .reference, token.range)
        words += 1
      } else {
        add(token, at: index, of: tokens)
      }
      index += 1
    }
  }

  /// The closing fence, after the last line of the body.
  mutating func readClosing(_ rest: SourceRange) {
    let mark = source.bytes[rest.upper - 1]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return }
    let run = source.bytes[rest.lower..<rest.upper].reversed().prefix { $0 == mark }.count
    add(.fence, SourceRange(rest.upper - run, rest.upper))
  }

  // MARK: Bodies

  mutating func readBody(_ block: DirectiveBlock) {
    switch folded(block.name.value) {
    case "salida": return
    case "falla":
      guard let nested = block.nestedDirective(in: source).directive, folded(nested.name.value) != "falla" else {
        return block.bodyLines.forEach { readInnerFence($0) }
      }
      readFence(nested.range.lower, header: nested.headerRange)
      readBody(nested)
      let last = nested.bodyLines.last?.upper ?? nested.headerRange.upper
      if last < nested.range.upper { readClosing(SourceRange(last, nested.range.upper)) }
    case "calcular", "afirmar":
      readComments(block.bodyLines)
      for line in LogicalLines(block.bodyLines, in: source).lines { readTokens(line) }
    default:
      readComments(block.bodyLines)
      for line in LogicalLines(block.bodyLines, in: source).lines { readOption(line) }
    }
  }

  private mutating func readInnerFence(_ line: SourceRange) {
    let text = source.trimmed(line)
    guard !text.isEmpty, [UInt8(ascii: "`"), UInt8(ascii: "~")].contains(source.bytes[text.lower]) else { return }
    guard let brace = source.bytes[text.lower..<text.upper].firstIndex(of: UInt8(ascii: "{")) else {
      return add(.fence, text)
    }
    readFence(text.lower, header: SourceRange(brace, text.upper))
  }

  /// The lines that are comments; those inside brackets come with their expression.
  private mutating func readComments(_ lines: [SourceRange]) {
    let inside = Set(LogicalLines(lines, in: source).lines.flatMap(\.pieces).map(\.lower))
    for line in lines.map(source.trimmed) where LogicalLines.isComment(source.bytes, line) {
      if !inside.contains(line.lower) { add(.comment, line) }
    }
  }

  private mutating func readOption(_ line: SourceFragment) {
    guard let first = line.pieces.first else { return }
    var rest = first.lower
    var isControl = false
    if source.bytes[first.lower] == UInt8(ascii: "-") {
      rest = first.lower + 1
      add(.listMark, SourceRange(first.lower, rest))
    } else {
      var lexer = Lexer(SourceFragment([first]), in: source)
      let (key, colon) = (lexer.next(), lexer.next())
      guard key.name != nil, colon.is(.colon) else { return }
      add(.key, key.range)
      add(.punctuation, colon.range)
      rest = colon.range.upper
      isControl = folded(key.name ?? "") == Control.key
    }
    let value = SourceFragment([source.trimmed(SourceRange(rest, first.upper))] + line.pieces.dropFirst())
    // Free text is not coloured as if its words were names.
    if value.range.isEmpty || (!isControl && (try? value.expression(in: source).get()) == nil) { return }
    readTokens(value)
  }

  // MARK: Tokens

  private func allTokens(_ fragment: SourceFragment, place: Lexer.Place = .expression) -> [Token] {
    var lexer = Lexer(fragment, in: source, place: place)
    var tokens: [Token] = []
    while true {
      let token = lexer.next()
      if token.kind == .end { return tokens }
      tokens.append(token)
    }
  }

  private mutating func readTokens(_ fragment: SourceFragment) {
    let all = allTokens(fragment)
    for token in all where token.kind == .comment { add(.comment, token.range) }
    let tokens = all.filter { $0.kind != .comment }
    for index in tokens.indices { add(tokens[index], at: index, of: tokens) }
  }

  private mutating func add(_ token: Token, at index: Int, of tokens: [Token]) {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    switch token.kind {
    case .number: add(.number, token.range)
    case .text: add(.string, token.range)
    case .symbol(let symbol): add(symbol.isPunctuation ? .punctuation : .operator, token.range)
    case .name(let name):
      let follows = index > 0 && tokens[index - 1].endsOperand
      let isOperator = name == "no" ? next?.startsWord == true : follows && ["y", "o", "en", "es"].contains(name)
      if isOperator {
        add(.operator, token.range)
      } else if next?.is(.leftParenthesis) == true {
        add(.function, token.range)
      } else if next?.is(.colon) == true, index > 0, tokens[index - 1].startsArgument {
        add(.key, token.range)
      } else {
        add(.word, token.range)
      }
    case .comment, .broken, .end: return
    }
  }
}

extension Token {
  /// Whether a value may end with it.
  fileprivate var endsOperand: Bool {
    switch kind {
    case .number, .text, .name: true
    case .symbol(let symbol): symbol == .rightParenthesis || symbol == .rightBracket
    default: false
    }
  }

  fileprivate var startsArgument: Bool { `is`(.leftParenthesis) || `is`(.comma) }

  fileprivate var startsWord: Bool {
    switch kind {
    case .number, .text, .name: true
    case .symbol(let symbol): symbol == .leftParenthesis || symbol == .minus
    default: false
    }
  }
}

extension Symbol {
  fileprivate var isPunctuation: Bool {
    switch self {
    case .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .comma, .colon, .dot, .hash, .rightBrace:
      true
    default: false
    }
  }
}
