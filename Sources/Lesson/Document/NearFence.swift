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

  /// The problem that it is where there are directives of some names, folded; nil where it is no mistake.
  package func problem(knowing names: Set<String>) -> Problem? {
    isSure || names.contains(folded(name.value)) ? .nearFence(self) : nil
  }

  /// The names that the directive would bind, as far as its text tells.
  package func names(in source: SourceText) -> [Located<String>] {
    let lines = body.map { line in
      SourceRange(
        LineStart(source, line, quotes: LessonLimits.containers).offset, source.lineRange(line).upper)
    }
    let bound = LogicalLines(lines, in: source).lines.compactMap { line -> Located<String>? in
      guard let statement = try? ExpressionParser.parseStatement(Lexer.tokens(line, in: source)) else { return nil }
      switch statement.value {
      case .binding(let name, _): return name
      case .function(let name, _, _): return name
      case .expression: return nil
      }
    }
    return [id].compactMap(\.self) + bound
  }
}
