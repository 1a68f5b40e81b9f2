import Diagnostics
import JSON
import Lesson
import Testing

import Rendering

@Suite struct ExpectedFailureTests {
  private let page = PageContext.empty(source: "uno\ndos\n")
  private let failure = Problem(.unknownName, "no conozco «uno»", at: SourceRange(0, 3))

  @Test func theFailureIsShownAsItIsTold() {
    let good = ExpectedFailureOutput(
      code: .unknownName, range: SourceRange(0, 3), failures: [failure], problem: nil)
    let html = expectedFailureHTML(good, in: page).html
    #expect(html.contains("Esto falla, y así se dice:"))
    #expect(html.contains("<code>T001</code> no conozco «uno»"))
    let text = expectedFailureMarkdown(good, in: page.source)
    #expect(text.hasPrefix("Esto falla, y así se dice:\n\n> **error** `T001`"))
    let json = expectedFailureJSON(good, in: page.source).text(isIndented: false)
    #expect(json.hasPrefix("{\"code\":\"T001\",\"line\":1,"))
  }

  @Test func notToFailIsAProblem() {
    let bad = ExpectedFailureOutput(
      code: .unknownName, range: SourceRange(0, 3), failures: [],
      problem: Problem(.doesNotFail, "y no falla", at: SourceRange(0, 3)))
    let html = expectedFailureHTML(bad, in: page).html
    #expect(html.contains("<code>A003</code> y no falla"))
    #expect(!html.contains("así se dice"))
  }
}
