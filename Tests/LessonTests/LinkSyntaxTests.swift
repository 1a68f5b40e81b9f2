import Diagnostics
import Lesson
import Testing

@Suite struct LinkSyntaxTests {
  /// Each link of a text: where it leads, and the source at its place with the line and the column.
  private func links(_ text: String) -> [String] {
    let source = SourceText(path: "a", text)
    return parseLesson(source).document.links.map { link in
      let place = source.position(at: link.range.lower)
      let kind = link.isAddress ? "" : "línea "
      return "\(link.address) @\(place.line):\(place.column) \(kind)\(source.text(link.range))"
    }
  }

  @Test(arguments: [
    ("[a](b.md)", ["b.md @1:5 b.md"]), ("a [b]( <c d.md> \"t\" )", ["c d.md @1:9 c d.md"]),
    ("*[a](b.md)* y ![c](d.png)", ["b.md @1:6 b.md"]), ("[![a](b.png)](c.md)", ["c.md @1:15 c.md"]),
    ("[a](b(c)d.md)", ["b(c)d.md @1:5 b(c)d.md"]), ("[a](b\\_c.md)", ["b_c.md @1:5 b\\_c.md"]),
    ("[a](\nb.md)", ["b.md @2:1 b.md"]), ("[a]()", [" @1:5 "]), ("`[a](b.md)`", []), ("\\[a](b.md)", []),
    ("[a][b] y [b]\n\n[b]: c.md 'd'", ["c.md @3:6 c.md", "c.md @3:6 c.md"]),
    ("[a](x.md) [b](x.md)", ["x.md @1:5 x.md", "x.md @1:15 x.md"]),
    ("[x.md](x.md)", ["x.md @1:8 x.md"]), ("<https://a.es>", ["https://a.es @1:1 línea <https://a.es>"]),
    ("[a](b&amp;c.md)", ["b&c.md @1:1 línea [a](b&amp;c.md)"]),
    ("# [a](b.md)\n\n> - [c](d.md)\n\n```\n[e](f.md)\n```", ["b.md @1:7 b.md", "d.md @3:9 d.md"]),
    ("| a |\n|---|\n| [b](c.md) |", ["c.md @3:7 c.md"]),
    ("$a$ [b](c.md)[^1] y [d](e.md)\n\n[^1]: [f](c.md)", ["c.md @1:9 c.md", "e.md @1:25 e.md", "c.md @3:11 c.md"]),
    ("> [!NOTA]\n> a\n\n[!NOTA]: b.md", []), ("[!NOTA](b.md)", ["b.md @1:9 b.md"]),
    ("$[a](b.md)$", []), ("$x$ [a](b$c.md)", ["b$c.md @1:9 b$c.md"]),
  ])
  func areFoundWhereTheyStand(_ text: String, _ expected: [String]) {
    #expect(links(text) == expected)
  }
}
