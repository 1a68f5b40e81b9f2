package import Diagnostics
package import JSON
package import Lesson

/// Assertions as a checklist: a sign and its words for who cannot see it, what was asserted, what was observed.
package func assertionsHTML(_ assertions: [AssertionOutput], in page: PageContext) -> Markup {
  let items = assertions.map { assertion -> Markup in
    let sign: Markup = assertion.holds
      ? "<span class=\"sign\" aria-hidden=\"true\">✓</span><span class=\"unseen\">Se cumple: </span>"
      : "<span class=\"sign\" aria-hidden=\"true\">✗</span><span class=\"unseen\">No se cumple: </span>"
    let observed: Markup = assertion.observed.isEmpty
      ? .empty : " <span class=\"observed\"><span class=\"unseen\">; es </span>\(assertion.observed)</span>"
    let details: Markup = assertion.details.isEmpty
      ? .empty : "\n<ul class=\"details\">\(assertion.details.map { "<li>\($0)</li>" as Markup })</ul>"
    return """
      <li class="\(assertion.holds ? "holds" : "fails")">\(sign)<code>\(breakable(assertion.source))</code>\
      \(observed)\(details)</li>

      """
  }
  return """
    <ul class="assertions">
    \(items)</ul>

    """
}

/// Assertions as a list with their signs, details under those that fail.
package func assertionsMarkdown(_ assertions: [AssertionOutput]) -> String {
  assertions.map { assertion in
    var text = "- \(assertion.holds ? "✓" : "✗") \(markdownCode(assertion.source))"
    if !assertion.observed.isEmpty { text += " (\(markdownEscaped(assertion.observed)))" }
    for detail in assertion.details { text += "\n  - " + markdownEscaped(detail) }
    return text
  }.joined(separator: "\n")
}

/// Assertions with their places and how they went.
package func assertionsJSON(_ assertions: [AssertionOutput], in source: SourceText) -> JSONValue {
  .array(assertions.map { assertion in
    .object([
      "source": .string(assertion.source), "line": .integer(source.line(at: assertion.range.lower)),
      "holds": .bool(assertion.holds), "observed": .string(assertion.observed),
      "details": .array(assertion.details.map(JSONValue.string)),
    ])
  })
}
