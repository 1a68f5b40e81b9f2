import Diagnostics
import Lesson
import Testing

import Rendering

@Suite struct AssertionsTests {
  private let assertions = [
    AssertionOutput(source: "a < b", range: SourceRange(0, 5), holds: true, observed: "1", details: []),
    AssertionOutput(
      source: "x == `y`", range: SourceRange(6, 9), holds: false, observed: "", details: ["x = 2", "faltan 1"]),
  ]

  @Test func signsHaveWords() {
    let html = assertionsHTML(assertions, in: .empty()).html
    #expect(html.contains("<li class=\"holds\"><span class=\"sign\" aria-hidden=\"true\">✓</span>"))
    #expect(html.contains("✓</span><span class=\"unseen\">Se cumple: </span>"))
    #expect(html.contains("<code>a &lt; b</code> <span class=\"observed\">"))
    #expect(html.contains("✗</span><span class=\"unseen\">No se cumple: </span>"))
    #expect(html.contains("<ul class=\"details\"><li>x = 2</li><li>faltan 1</li></ul>"))
  }

  @Test func markdownIsAList() {
    #expect(assertionsMarkdown(assertions) == "- ✓ `a < b` (1)\n- ✗ `` x == `y` ``\n  - x = 2\n  - faltan 1")
  }
}
