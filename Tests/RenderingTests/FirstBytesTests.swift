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
    let bytes = Array(text.utf8)
    let place = bytes[...].first(wanted)
    #expect(place?.lowerBound == found.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) })
    #expect(place.map { Array(bytes[$0]) } ?? Array(wanted.utf8) == Array(wanted.utf8))
  }

  @Test func looksOnlyInItsPart() {
    let text = "<h1>a</h1><h2>"
    let rest = text[text.index(text.startIndex, offsetBy: 2)...]
    #expect(rest.firstBytes("<h") == rest.firstRange(of: "<h"))
    #expect(rest.firstBytes("<h1") == nil)
  }
}
