import Diagnostics
import Lesson
import Testing

import Rendering

@Suite struct InlineValueHTMLTests {
  private let page = PageContext.empty(source: "`{= a < \"b\" }`")
  private let value = InlineValue(
    expression: Expression(.text(""), SourceRange(4, 11)), format: nil, range: SourceRange(0, 14), index: 0)

  @Test func theTitleTellsTheExpression() {
    let html = inlineHTML(InlineText(text: "<sí>"), of: value, in: page).html
    #expect(html == "<span class=\"value\" title=\"a &lt; &quot;b&quot;\">&lt;sí&gt;</span>")
  }

  @Test func aBrokenOneShowsItsExpression() {
    let problem = Problem(.unknownName, "no conozco «a»")
    let html = inlineHTML(InlineText(text: "", problem: problem), of: value, in: page).html
    #expect(html.contains("class=\"value broken\" title=\"no conozco «a»\""))
    #expect(html.contains("<code>a &lt; &quot;b&quot;</code>"))
  }
}
