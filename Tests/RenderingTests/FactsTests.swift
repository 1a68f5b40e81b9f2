import Lesson
import Testing
import Typography

import Rendering

@Suite struct FactsTests {
  private let facts = [
    Fact(key: "exactitud", label: "exactitud", value: .percent(0.8777, digits: 1), isMain: true),
    Fact(key: "clases", label: "a<b", value: .text(String(repeating: "palabra ", count: 8))),
  ]

  @Test func theMainOneAndTheLongOneAreMarked() {
    let html = factsHTML(facts, in: .empty()).html
    #expect(html.contains("<div class=\"fact main\"><dt>exactitud</dt><dd>87,8<span class=\"unit\">"))
    #expect(html.contains("<div class=\"fact long\"><dt>a&lt;b</dt>"))
  }

  @Test func markdownIsOneLine() {
    let text = factsMarkdown(facts, NumberStyle())
    #expect(text.hasPrefix("exactitud: **87,8\u{202F}%** · a\\<b: palabra"))
    #expect(!text.contains("\n"))
  }
}
