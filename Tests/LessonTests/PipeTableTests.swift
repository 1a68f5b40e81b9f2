import Diagnostics
import Lesson
import Testing

@Suite struct PipeTableTests {
  private func html(_ text: String) -> String {
    parseLesson(SourceText(path: "a", text)).document.html(Replacements(directives: [], inlineValues: []))
  }

  /// The cells of the tables of a text, row by row.
  private func cells(_ text: String) -> [[String]] {
    html(text).split(separator: "<tr>").dropFirst().map { row in
      row.matches(of: /<t[hd][^>]*>(.*?)<\/t[hd]>/).map { String($0.1) }
    }
  }

  /// From section 4.10 of the GFM specification 0.29.
  @Test(arguments: [
    ("| foo | bar |\n| --- | --- |\n| baz | bim |", [["foo", "bar"], ["baz", "bim"]]),
    ("| abc | defghi |\n:-: | -----------:\nbar | baz", [["abc", "defghi"], ["bar", "baz"]]),
    ("| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |",
     [["f|oo"], ["b <code>|</code> az"], ["b <strong>|</strong> im"]]),
    ("| abc | def |\n| --- | --- |\n| bar | baz |\n> bar", [["abc", "def"], ["bar", "baz"]]),
    ("| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar", [["abc", "def"], ["bar", "baz"], ["bar", ""]]),
    ("| abc | def |\n| --- |\n| bar |", []),
    ("| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |", [["abc", "def"], ["bar", ""], ["bar", "baz"]]),
    ("| abc | def |\n| --- | --- |", [["abc", "def"]]),
    ("a\nb | c\n--|--\n*d | e*\n[f] | # g\n\n[f]: u", [["b", "c"], ["*d", "e*"], ["<a href=\"u\">f</a>", "# g"]]),
    ("> a | b\n> --|--\n> c | d\ne | f", [["a", "b"], ["c", "d"]]),
    ("- a | b\n  --|--\n  c | d\n- e", [["a", "b"], ["c", "d"]]),
  ])
  func tables(_ text: String, _ expected: [[String]]) {
    #expect(cells(text) == expected)
  }

  @Test func alignmentAndScope() {
    let page = html("a | b | c | d\n:-- | :-: | --: | ---\n1 | 2 | 3 | 4\n")
    #expect(page.contains("<th scope=\"col\" class=\"left\">a</th><th scope=\"col\" class=\"center\">b</th>"))
    #expect(page.contains("<td class=\"right\">3</td><td>4</td>"))
    #expect(html("| | b |\n|-|-|\n").contains("<tr><td></td><th scope=\"col\">b</th></tr>"))
  }

  @Test func shortCodeStaysOnItsLine() {
    let page = html("a | b | c\n--|--|--\n`[2, 3]` | `convolución(4, relleno: mismo)` | `x`\n")
    #expect(page.contains("<td><span class=\"together\"><code>[2, 3]</code></span></td>"))
    #expect(page.contains("<td><code>convolución(4, relleno: mismo)</code></td><td><code>x</code></td>"))
  }

  @Test func aWideOneCanBeReached() {
    #expect(!html("a | b\n--|--\n").contains("tabindex"))
    let wide = html("\(String(repeating: "palabra ", count: 5))| b\n--|--\n")
    #expect(wide.contains("<div class=\"table-region\" role=\"group\" tabindex=\"0\" aria-label=\"Tabla\"><table>"))
  }

  @Test func whatIsWrongIsTold() {
    func told(_ text: String) -> [String] {
      let source = SourceText(path: "a", text)
      return parseLesson(source).problems.map {
        "\($0.severity.rawValue) \($0.code.rawValue) \($0.range.map(source.text) ?? "")"
      }
    }
    #expect(told("| a | b |\n|---|\n") == ["aviso L030 |---|"])
    #expect(told("> a | b\n> -|-|-\n") == ["aviso L030 -|-|-"])
    #expect(told("a | b\n-|-\nc | d | e | f\n") == ["aviso L030  e | f"])
    #expect(told("a | b\n\n-|-\n") == [])
  }

  @Test func aListIsAsTightAsItWas() {
    #expect(html("- a | b\n  --|--\n- c\n").hasSuffix("</li>\n<li>c</li>\n</ul>\n"))
  }

  /// A short line in a wide table stands for many empty cells.
  @Test func emptyCellsAreBounded() {
    let wide = String(repeating: "|a", count: 128) + "\n" + String(repeating: "|-", count: 128) + "\n"
    #expect(html(wide + String(repeating: "b\n", count: 70)).contains("<table>"))
    #expect(!html(wide + String(repeating: "b\n", count: 100)).contains("<table>"))
    let wider = String(repeating: "|a", count: 129) + "\n" + String(repeating: "|-", count: 129) + "\n"
    #expect(!html(wider).contains("<table>"))
  }
}
