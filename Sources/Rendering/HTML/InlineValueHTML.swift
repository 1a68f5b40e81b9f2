import Diagnostics
package import Lesson

/// A computed value in the prose, with the expression it comes from.
package func inlineHTML(_ result: InlineText, of value: InlineValue?, in page: PageContext) -> Markup {
  let expression = value.map { page.source.text($0.expression.range) } ?? ""
  if let problem = result.problem {
    return """
      <span class="value broken" title="\(problem.message)"><span aria-hidden="true">⚠</span>\
      <span class="unseen">sin valor: </span><code>\(expression)</code></span>
      """
  }
  return "<span class=\"value\" title=\"\(expression)\">\(result.text)</span>"
}
