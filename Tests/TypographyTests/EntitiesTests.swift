import Testing
import Typography

@Suite struct EntitiesTests {
  @Test func writesTheFiveSigns() {
    #expect(withEntities("<a href=\"x\">&'</a>") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;")
  }

  @Test(arguments: ["", "sin signos", "ñandú 🦙", "\u{0}\u{202E}"])
  func leavesTheRest(text: String) {
    #expect(withEntities(text) == text)
    #expect(withEntities(text + "<" + text) == text + "&lt;" + text)
  }
}
