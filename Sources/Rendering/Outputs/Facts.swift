package import JSON
package import Lesson
package import Typography

/// Facts as terms and values: the main one in large numerals, short ones side by side, a long one on its own line.
package func factsHTML(_ facts: [Fact], in page: PageContext) -> Markup {
  let items = facts.map { fact -> Markup in
    let text = fact.value.text(page.numbers)
    var classes = fact.isMain ? "fact main" : "fact"
    if text.count > longestShortFact { classes += " long" }
    return """
      <div class="\(classes)"><dt>\(fact.label)</dt><dd>\(fact.value.html(page.numbers))</dd></div>

      """
  }
  return """
    <dl class="facts">
    \(items)</dl>

    """
}

/// How many characters a fact may have to stand beside another.
private let longestShortFact = 32

/// Facts on one line: «pérdida: 0,3416 · exactitud: **0,8777**».
package func factsMarkdown(_ facts: [Fact], _ numbers: NumberStyle) -> String {
  facts.map { fact in
    let value = fact.value.markdown(numbers)
    return markdownEscaped(fact.label) + ": " + (fact.isMain ? "**\(value)**" : value)
  }.joined(separator: " · ")
}

/// Facts by their machine names, typed, each with its text for people.
package func factsJSON(_ facts: [Fact], _ numbers: NumberStyle) -> JSONValue {
  .array(facts.map { fact in
    .object([
      "key": .string(fact.key), "label": .string(fact.label), "value": fact.value.json,
      "text": .string(fact.value.text(numbers)), "isMain": .bool(fact.isMain),
    ])
  })
}
