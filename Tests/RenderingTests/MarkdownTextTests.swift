import Testing

import Rendering

@Suite struct MarkdownTextTests {
  @Test func marksAreEscaped() {
    #expect(markdownEscaped("*a* _b_ `c` <d>") == #"\*a\* \_b\_ \`c\` \<d\>"#)
    #expect(markdownEscaped("[e](f) |g| h&i $x$ ~y~ \\") == #"\[e\](f) \|g\| h&amp;i \$x\$ \~y\~ \\"#)
    #expect(markdownEscaped("# no\nun título") == "\\# no un título")
    #expect(markdownEscaped("\u{202E}\u{0}") == "\u{FFFD}\u{FFFD}")
    #expect(markdownEscaped("87,8\u{202F}%") == "87,8\u{202F}%")
  }

  @Test func codeHoldsBackTicks() {
    #expect(markdownCode("a`b") == "``a`b``")
    #expect(markdownCode("`a``") == "``` `a`` ```")
    #expect(markdownCode("") == "` `")
    #expect(markdownCode("a\r\nb") == "`a b`")
  }

  @Test func destinationsAreEncoded() {
    #expect(linkDestination("a b/ñ (1)%.svg") == "a%20b/%C3%B1%20%281%29%25.svg")
  }
}
