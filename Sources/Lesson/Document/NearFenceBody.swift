import Diagnostics
import Typography

/// How the body of a directive is written, so far as it tells one without braces from code that merely shares its name.
package enum NearFenceBody: Sendable {
  /// Lines `key: value`, with these keys, folded.
  case options(keys: Set<String>)
  /// Lines that are calculated or asserted.
  case statements
  /// Another directive, in a fence of its own.
  case directive
  /// Any text, which tells nothing.
  case text

  /// Whether what stands in a fence surely is such a body.
  func fits(_ fence: NearFence, in source: SourceText) -> Bool {
    let lines = fence.logicalLines(in: source)
    switch self {
    case .options(let keys):
      guard let first = lines.first, Self.startsWithKey(first, of: keys, in: source) else { return false }
      return lines.allSatisfy { Self.isItem($0, in: source) || Self.startsWithKey($0, of: keys, in: source) }
    case .statements:
      let statements = lines.compactMap { line in
        try? ExpressionParser.parseStatement(Lexer.tokens(line, in: source)).value
      }
      return statements.count == lines.count && statements.contains(where: Self.tells)
    case .directive:
      return fence.body.contains(where: { FenceLine($0, in: source)?.looksLikeDirective(in: source) ?? false })
    case .text: return false
    }
  }

  private static func startsWithKey(_ line: SourceFragment, of keys: Set<String>, in source: SourceText) -> Bool {
    var lexer = Lexer(line, in: source)
    guard let name = lexer.next().name, lexer.next().is(.colon) else { return false }
    return keys.contains(folded(name))
  }

  private static func isItem(_ line: SourceFragment, in source: SourceText) -> Bool {
    guard let first = line.pieces.first else { return false }
    return source.text(first).hasPrefix("- ")
  }

  /// Whether a line gives a name to something or compares: a word or a number alone may be text.
  private static func tells(_ statement: Statement) -> Bool {
    switch statement {
    case .binding, .function: true
    case .expression(let expression): compares(expression)
    }
  }

  private static func compares(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .comparison, .within, .adjective: true
    case .not(let inner): compares(inner)
    case .logical(_, let left, let right): compares(left) || compares(right)
    default: false
    }
  }
}
