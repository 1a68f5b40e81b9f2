package import Lesson
package import Typography

extension Cell {
  /// The cell's text, safe in a line of Markdown.
  package func markdown(_ numbers: NumberStyle) -> String {
    if case .code(let text) = self { return markdownCode(text) }
    return markdownEscaped(text(numbers))
  }

  /// The cell's text, safe in a pipe table, where a bar parts cells even within code.
  package func tableMarkdown(_ numbers: NumberStyle) -> String {
    guard case .code(let text) = self else { return markdown(numbers) }
    return markdownCode(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
