package import Diagnostics
package import Lesson

extension DirectiveBlock {
  /// The directive with its braces doubled, so that it shows and does not run, then its results as blocks of their own.
  ///
  /// Lines are parted by `\n` and have no prefix: the document gives them those of the quote or list around it.
  package func shown(in source: SourceText, results: [String]) -> String {
    let opening = source.text(SourceRange(range.lower, headerRange.lower))
    var lines = [opening + "{" + source.text(headerRange) + "}"]
    lines += bodyLines.map(source.text)
    if let closing = closingFence(in: source) { lines.append(source.text(closing)) }
    for result in results where !result.isEmpty { lines += ["", result] }
    return lines.joined(separator: "\n")
  }
}
