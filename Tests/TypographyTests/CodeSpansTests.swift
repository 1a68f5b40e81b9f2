import Testing
import Typography

@Suite struct CodeSpansTests {
  private static let texts: [(text: String, spans: [TextSpan])] = [
    ("sin código", [.words("sin código")]),
    ("", []),
    ("`a` y `b`", [.code("a"), .words(" y "), .code("b")]),
    ("como `` `{= x }` ``.", [.words("como "), .code("`{= x }`"), .words(".")]),
    ("un ` suelto y `x`", [.words("un "), .code("suelto y"), .words("x`")]),
    ("dos `` sueltos", [.words("dos `` sueltos")]),
  ]

  @Test(arguments: texts)
  func codeIsBetweenAccents(text: String, spans: [TextSpan]) {
    #expect(textSpans(text) == spans)
  }

  @Test func marksGoAndCodeStays() {
    #expect(withoutCodeMarks("la forma de cada entrada: `[28, 28]`") == "la forma de cada entrada: [28, 28]")
    #expect(withoutCodeMarks("`` `{= 1 }` ``, doblado") == "`{= 1 }`, doblado")
    #expect(withoutCodeMarks("un ` suelto") == "un ` suelto")
  }
}
