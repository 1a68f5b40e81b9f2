import Rendering
import Testing

@Suite struct FirstBytesTests {
  @Test(arguments: [
    ("ñandú <pre>", "<pre>"), ("aab", "ab"), ("<<h2", "<h"), ("fin<h", "<h"), ("<h", "<h"), ("abc", "abcd"), ("", "a"),
    ("🦙<h🦙", "<h"), ("abababc", "ababc"),
  ])
  func findsWhatTheStandardLibraryFinds(text: String, wanted: String) {
    let found = text[...].firstBytes(wanted)
    #expect(found == text[...].firstRange(of: wanted))
    #expect(found.map { String(text[$0]) } ?? wanted == wanted)
  }

  @Test func looksOnlyInItsPart() {
    let text = "<h1>a</h1><h2>"
    let rest = text[text.index(text.startIndex, offsetBy: 2)...]
    #expect(rest.firstBytes("<h") == rest.firstRange(of: "<h"))
    #expect(rest.firstBytes("<h1") == nil)
  }
}
