import Diagnostics

/// Reads `{= expr : format }` between the back-ticks of a code span.
struct InlineValueReader {
  /// The most digits that a format may ask for.
  static let mostDigits = 15

  let source: SourceText

  /// Reads the inline value whose `{` stands at an offset, inside a code span.
  func read(at brace: Int, index: Int) throws(Problem) -> InlineValue {
    let line = source.lineRange(source.line(at: brace))
    let span = try span(around: brace, in: line)
    let inside = source.trimmed(span.content)
    guard source.bytes[inside.upper - 1] == UInt8(ascii: "}"), inside.upper - inside.lower > 2 else {
      throw .inlineWithoutBrace(at: SourceRange(brace, inside.upper))
    }
    let content = SourceFragment([SourceRange(brace + 2, inside.upper - 1)])
    var parser = ExpressionParser(Lexer.tokens(content, in: source))
    if parser.current.kind == .end { throw .emptyInline(at: inside) }
    let expression = try parser.tree(.or).expression
    var format: Located<InlineFormat>?
    if parser.current.is(.colon) {
      let written = source.trimmed(SourceRange(parser.current.range.upper, content.range.upper))
      guard let read = Self.format(source.text(written)) else {
        throw .badFormat(at: written.isEmpty ? parser.current.range : written, most: Self.mostDigits)
      }
      format = Located(read, written)
    } else if parser.current.kind != .end {
      let rest = parser.current.range
      throw source.bytes[rest.lower] == UInt8(ascii: "|") ? .formatAfterBar(at: rest) : parser.unexpected()
    }
    return InlineValue(expression: expression, format: format, range: span.whole, index: index)
  }

  /// The code span that holds an offset on its line: with its back-ticks, and without.
  private func span(
    around brace: Int, in line: SourceRange
  ) throws(Problem) -> (whole: SourceRange, content: SourceRange) {
    let tick = UInt8(ascii: "`")
    var content = brace
    while content > line.lower, source.bytes[content - 1] == UInt8(ascii: " ") { content -= 1 }
    var start = content
    while start > line.lower, source.bytes[start - 1] == tick { start -= 1 }
    // A back-tick after a backslash is text.
    var slashes = start
    while slashes > line.lower, source.bytes[slashes - 1] == UInt8(ascii: "\\") { slashes -= 1 }
    if (start - slashes) % 2 == 1 { start += 1 }
    let length = content - start
    var index = brace
    while length > 0, index < line.upper {
      guard source.bytes[index] == tick else {
        index += 1
        continue
      }
      let run = source.bytes[index..<line.upper].prefix { $0 == tick }.count
      if run == length { return (SourceRange(start, index + run), SourceRange(content, index)) }
      index += run
    }
    throw .inlineOverTwoLines(at: SourceRange(start, line.upper))
  }

  /// `2`, `1%`, `2e`.
  private static func format(_ text: String) -> InlineFormat? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count <= mostDigits else { return nil }
    let rest = text.dropFirst(digits.count).drop { $0 == " " }
    return InlineFormat.Sign(rawValue: String(rest)).map { InlineFormat($0, digits: count) }
  }
}
