import Plotting
import Testing

@Suite struct CleanTextTests {
  @Test func keepsWhatOneReads() {
    #expect(cleaned("  Suéter «fino»\t y\nlargo ") == "Suéter «fino» y largo")
    #expect(cleaned("60\u{202F}000 × 3²") == "60\u{202F}000 × 3²")
    #expect(cleaned("日本 ñandú 🙂") == "日本 ñandú 🙂")
  }

  @Test func dropsControlsAndDirections() {
    #expect(cleaned("a\u{0}b\u{7}c\u{202E}d\u{2066}e\u{FEFF}f\u{FFFF}") == "abcdef")
  }

  @Test func capsScalarsNotLetters() {
    #expect(cleaned(String(repeating: "x", count: 500), limit: 10) == "xxxxxxxxxx…")
    #expect(cleaned("a" + String(repeating: "\u{301}", count: 1_000_000)).unicodeScalars.count == 81)
    #expect(cleaned(String(repeating: "\u{0}", count: 1_000_000) + "a").isEmpty)
  }
}
