import Lesson
import Testing

import Rendering

@Suite struct PrintedValueTests {
  @Test func aScalarStandsOnOneLine() {
    let html = PrintedValue(name: "a<b", text: "0,5").html.html
    let name = "<span class=\"name\">a&lt;b</span><span class=\"equals\"> = </span>"
    #expect(html == "<p class=\"printed\"><code>\(name)0,5</code></p>\n")
  }

  @Test func aMatrixKeepsItsLines() {
    let html = PrintedValue(name: "m", text: "[[1 2]\n [3 4]]", shape: [2, 2]).html.html
    #expect(html.contains("<pre class=\"printed\">[[1 2]\n [3 4]]</pre>"))
    #expect(html.contains("<span class=\"shape\">2×2</span>"))
  }

  @Test func whatMayScrollCanBeReached() {
    let wide = PrintedValue(name: "m", text: String(repeating: "1 ", count: 40) + "\n1").html.html
    #expect(wide.contains("role=\"group\" tabindex=\"0\" aria-label=\"Valor de m\""))
    let nameless = PrintedValue(name: "", text: String(repeating: "1\n", count: 40)).html.html
    #expect(nameless.contains("aria-label=\"Valor\""))
  }

  @Test func markdownIsFenced() {
    #expect(PrintedValue(name: "x", text: "1").markdown == "```text\nx = 1\n```")
    #expect(PrintedValue(name: "m", text: "[1\n2]").markdown == "```text\nm =\n[1\n2]\n```")
    #expect(PrintedValue(name: "", text: "a\n```\nb").markdown == "````text\na\n```\nb\n````")
  }
}
