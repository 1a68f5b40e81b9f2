import Diagnostics
import Lesson

extension DirectiveBlock {
  /// The directive's own bytes with its braces doubled, so that it shows and does not run.
  func shown(in source: SourceText) -> String {
    source.text(SourceRange(range.lower, headerRange.lower)) + "{" + source.text(headerRange) + "}"
      + source.text(SourceRange(headerRange.upper, range.upper))
  }

  /// Results as the blocks that follow the directive, inside the same quote or list.
  func continued(_ results: [String], in source: SourceText) -> String {
    let prefix = containerPrefix(in: source)
    let end = source.lineEnd
    var text = ""
    for result in results where !result.isEmpty {
      text += end + Self.trimmed(prefix)
      for line in result.split(separator: "\n", omittingEmptySubsequences: false) {
        text += end + (line.isEmpty ? Self.trimmed(prefix) : prefix + line)
      }
    }
    return text
  }

  /// What stands before the fence on its line, with list markers as the spaces that continue them.
  private func containerPrefix(in source: SourceText) -> String {
    let line = source.lineRange(source.line(at: range.lower))
    return String(source.text(SourceRange(line.lower, range.lower)).map { $0 == ">" || $0 == "\t" ? $0 : " " })
  }

  private static func trimmed(_ prefix: String) -> String {
    var text = prefix[...]
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    return String(text)
  }
}

extension SourceText {
  /// How the source ends its lines.
  fileprivate var lineEnd: String {
    let line = lineRange(1)
    let full = fullLineRange(1)
    return full.upper - line.upper == 2 ? "\r\n" : "\n"
  }
}
