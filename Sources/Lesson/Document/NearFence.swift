package import Diagnostics
import Typography

/// What would be a directive but for how its fence is written, and is text or plain code as it stands.
///
/// Some of it can only be told by who knows the names of the directives: a word in a fence is as a rule a language, and
/// a word in braces may be anything.
package struct NearFence: Sendable {
  /// What is wrong with the fence.
  enum Shape: Sendable {
    /// Two back-ticks.
    case tooShort
    /// The acute accents of a Spanish keyboard, or quotes.
    case otherSigns(String)
    /// The header alone.
    case missing
    /// The name stands in the fence without its braces, or without the first of them.
    case withoutBraces
    /// The header stands on the line below the fence.
    case bracesBelow
  }

  let shape: Shape
  /// What stands for the directive's name.
  package let name: Located<String>
  /// Whether it was meant for a directive whatever its name is.
  let isSure: Bool
  /// What is told.
  let place: SourceRange
  /// How the header should read, with its braces.
  let header: String
  let fix: Suggestion?
  let id: Located<String>?
  /// The lines that would be its body.
  let body: Range<Int>
  /// Whether only its body can tell it from code that is called as a directive is: «tabla», «salida».
  var isWordAlone = false

  /// The problem that it is where there are directives of some names, folded, with how their bodies are written; nil
  /// where it is no mistake.
  package func problem(knowing bodies: [String: NearFenceBody], in source: SourceText) -> Problem? {
    if isSure { return .nearFence(self) }
    guard let known = bodies[folded(name.value)], !isWordAlone || known.fits(self, in: source) else { return nil }
    return .nearFence(self)
  }

  /// The names that the directive would bind, as far as its text tells.
  package func names(in source: SourceText) -> [Located<String>] {
    let bound = logicalLines(in: source).compactMap { line -> Located<String>? in
      guard let statement = try? ExpressionParser.parseStatement(Lexer.tokens(line, in: source)) else { return nil }
      switch statement.value {
      case .binding(let name, _): return name
      case .function(let name, _, _): return name
      case .expression: return nil
      }
    }
    return [id].compactMap(\.self) + bound
  }

  /// The lines of its body, read as those of a directive.
  func logicalLines(in source: SourceText) -> [SourceFragment] {
    let lines = body.map { line in
      SourceRange(
        LineStart(source, line, quotes: LessonLimits.containers).offset, source.lineRange(line).upper)
    }
    return LogicalLines(lines, in: source).lines
  }
}
