import Diagnostics
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("épocas", 6), ("e\u{301}pocas", 6), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("🎉", 2),
    ("👩‍🔬", 2), ("🇲🇽", 2), ("❤️", 2), ("❤", 1), ("∂ŷ₁", 3), ("─│", 2),
  ])
  func columns(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test(arguments: [
    ("normal ñ 日 👩‍🔬", "normal ñ 日 👩‍🔬"), ("\u{1B}[31mrojo", "␛[31mrojo"), ("a\u{0}b\u{7F}", "a␀b␡"),
    ("\u{9B}31m", "<U+009B>31m"), ("a\u{202E}b", "a<U+202E>b"), ("a\u{200B}b", "a<U+200B>b"),
    ("a\u{2028}b", "a<U+2028>b"), ("a\nb\r", "a␊b␍"), ("\u{E000}", "<U+E000>"), ("\u{FEFF}", "<U+FEFF>"),
  ])
  func controlsAreVisible(text: String, shown: String) {
    #expect(visible(text) == shown)
  }
}
