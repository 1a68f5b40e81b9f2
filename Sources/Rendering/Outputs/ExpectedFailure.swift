package import Diagnostics
package import JSON
package import Lesson

/// How the directive inside `falla` failed, as its reader would see it; or that it did not.
package func expectedFailureHTML(_ failure: ExpectedFailureOutput, in page: PageContext) -> Markup {
  if let problem = failure.problem { return problemHTML(problem, in: page) }
  let frames = failure.failures.map { problemHTML($0, in: page) }
  return """
    <p class="verdict"><span class="sign" aria-hidden="true">✓</span>Esto falla, y así se dice:</p>
    \(frames)
    """
}

/// The frames of what failed.
package func expectedFailureMarkdown(_ failure: ExpectedFailureOutput, in source: SourceText) -> String {
  if let problem = failure.problem { return problemMarkdown(problem, in: source) }
  return (["Esto falla, y así se dice:"] + failure.failures.map { problemMarkdown($0, in: source) })
    .joined(separator: "\n\n")
}

/// The awaited code, whether the directive failed so, and with what.
package func expectedFailureJSON(_ failure: ExpectedFailureOutput, in source: SourceText) -> JSONValue {
  .object([
    "code": .string(failure.code.rawValue), "line": .integer(source.line(at: failure.range.lower)),
    "holds": .bool(failure.holds), "failures": .array(failure.failures.map { $0.json(in: source) }),
  ])
}
