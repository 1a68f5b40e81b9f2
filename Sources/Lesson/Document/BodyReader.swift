package import Diagnostics

extension DirectiveBlock {
  /// Reads the body as `key: value` lines, after the options of the fence; an option written twice is kept once.
  ///
  /// The keys that have no value, which is told, are in `empty`.
  package func options(
    in source: SourceText
  ) -> (options: [RawOption], problems: [Problem], empty: [Located<String>]) {
    var reader = OptionReader(source, startingWith: fenceOptions)
    for line in LogicalLines(bodyLines, in: source).lines { reader.read(line) }
    reader.finish()
    return (reader.options, isBroken ? [] : reader.problems, reader.empty)
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
