package import Diagnostics
package import JSON
package import Lesson

/// What became of `salida`: a quiet sign where the text is the one that the step leaves, else what changes.
package func expectedTextHTML(_ expected: ExpectedTextOutput, in page: PageContext) -> Markup {
  if let problem = expected.problem { return problemHTML(problem, in: page) }
  return """
    <p class="verdict"><span class="sign" aria-hidden="true">✓</span>es lo que deja <code>\(expected.step)</code></p>

    """
}

/// Nothing where the text holds.
package func expectedTextMarkdown(_ expected: ExpectedTextOutput, in source: SourceText) -> String {
  expected.problem.map { problemMarkdown($0, in: source) } ?? ""
}

/// The step, whether its text is the expected one, and the unified diff where it is not.
package func expectedTextJSON(_ expected: ExpectedTextOutput, in source: SourceText) -> JSONValue {
  .object([
    "step": .string(expected.step), "line": .integer(source.line(at: expected.range.lower)),
    "holds": .bool(expected.holds),
    "difference": .array((expected.problem?.difference ?? []).map(JSONValue.string)),
  ])
}
