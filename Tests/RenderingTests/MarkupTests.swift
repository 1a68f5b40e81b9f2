import Testing

import Rendering

@Suite struct MarkupTests {
  @Test func interpolatedTextIsEscaped() {
    let text = "<b> & \"c\" 'd'"
    let markup: Markup = "<p title=\"\(text)\">\(text)</p>"
    let expected = "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;"
    #expect(markup.html == "<p title=\"\(expected)\">\(expected)</p>")
  }

  @Test func markupIsNotEscapedTwice() {
    let inner: Markup = "<b>\("<")</b>"
    let list: [Markup] = [inner, inner]
    #expect(("<p>\(inner)\(3)\(list)</p>" as Markup).html == "<p><b>&lt;</b>3<b>&lt;</b><b>&lt;</b></p>")
  }

  @Test(arguments: [
    ("forma(fotos.entrenamiento.imágenes)", "forma(<wbr />fotos.<wbr />entrenamiento.<wbr />imágenes)"),
    ("corta(uno.dos) < otra", "corta(uno.dos) &lt; otra"),
    ("abs(pendiente_medida(0.00001) < 1", "abs(<wbr />pendiente_<wbr />medida(<wbr />0.00001) &lt; 1"),
    ("a  b\n", "a  b\n"), ("", ""),
  ])
  func longCodeBreaksBetweenNames(code: String, expected: String) {
    #expect(breakable(code).html == expected)
  }

  @Test(arguments: [0x0, 0x1, 0x8, 0xB, 0x1F, 0x7F, 0x85, 0x202A, 0x202E, 0x2066, 0x2069, 0xFFFE, 0x1FFFF, 0xFDD0])
  func harmfulCharactersBecomeVisible(_ value: UInt32) throws {
    let character = String(Character(try #require(Unicode.Scalar(value))))
    #expect(escaped("a\(character)b") == "a\u{FFFD}b")
    #expect(withoutHarmful("<i>\(character)</i>") == "<i>\u{FFFD}</i>")
  }

  /// The quick look at bytes agrees with the look at each character.
  @Test func everyCharacterIsLookedAt() {
    for value in UInt32(0)...0x10FFFF {
      guard value < 0x3000 || value > 0xF000, value < 0x11000 || value % 251 < 3 || value & 0xFFFE == 0xFFFE,
        let scalar = Unicode.Scalar(value)
      else { continue }
      let text = "a" + String(Character(scalar))
      #expect((withoutHarmful(text) == text) == !isHarmful(scalar), "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: ["ñ", "\t", "\n", "\u{202F}", "\u{200F}", "é", "日本", "👩‍🔬", "−", "e\u{301}"])
  func otherTextIsKept(_ text: String) {
    #expect(Array(escaped(text).unicodeScalars) == Array(text.unicodeScalars))
    #expect(Array(withoutHarmful(text).unicodeScalars) == Array(text.unicodeScalars))
  }
}
