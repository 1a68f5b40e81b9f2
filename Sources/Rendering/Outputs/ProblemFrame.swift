import Diagnostics

/// A problem in place of the result it prevented: the sentence, the line of the lesson with its carets, what to do.
func problemHTML(_ problem: Problem, in page: PageContext) -> Markup {
  let notes = problem.notes.map { "<li>\($0)</li>" as Markup }
  return """
    <div class="problem \(problem.severity == .error ? "error" : "warning")">
    <p class="problem-message"><span class="severity">\(problem.severity.rawValue)</span> \
    <code>\(problem.code.rawValue)</code> \(problem.message)</p>
    \(notes.isEmpty ? .empty : "<ul class=\"notes\">\(notes)</ul>\n")</div>

    """
}

/// A problem as a quote: the sentence, then what to do.
func problemMarkdown(_ problem: Problem, in source: SourceText) -> String {
  var lines = ["**\(problem.severity.rawValue)** `\(problem.code.rawValue)`: \(markdownEscaped(problem.message))"]
  lines += problem.notes.map { "\n" + markdownEscaped($0) }
  return lines.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
}
