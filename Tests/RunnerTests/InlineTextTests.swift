import Diagnostics
import Lesson
import Runner
import Testing

@Suite struct InlineTextTests {
  private func text(_ value: String, style: String = "coma") -> String {
    let lesson = executed("---\ndecimal: \(style)\n---\n\nVale `{= \(value) }`.\n")
    #expect(lesson.problems.isEmpty, "\(value)")
    return lesson.inlineTexts.first?.text ?? ""
  }

  @Test(
    "los números se leen en español",
    arguments: [
      ("0", "0"), ("1875", "1875"), ("60000", "60\u{202F}000"), ("-101770", "−101\u{202F}770"), ("0.5", "0,5"),
      ("4/2", "2"),
      ("1/3", "0,3333"), ("-1/3", "−0,3333"), ("1234567.5", "1\u{202F}234\u{202F}567,5"), ("0.001", "0,001"),
      ("0.00099", "9,90·10⁻⁴"), ("1e9 * 1", "1,00·10⁹"), ("10^16", "1,00·10¹⁶"), ("1/0", "∞"), ("-1/0", "−∞"),
      ("0/0", "NaN"),
      ("0.99996", "1,0000"), ("1 < 2", "sí"), ("2 < 1", "no"), ("\"hola\"", "hola"),
    ])
  func plain(value: String, expected: String) {
    #expect(text(value) == expected)
  }

  @Test(
    "el formato manda",
    arguments: [
      ("1/3 : 0", "0"), ("1/3 : 2", "0,33"), ("2/3 : 3", "0,667"), ("60000 : 2", "60\u{202F}000,00"),
      ("0.8714 : 1%", "87,1\u{202F}%"),
      ("1 : 0%", "100\u{202F}%"), ("0.0000123 : 2e", "1,23·10⁻⁵"), ("0 : 1e", "0,0"), ("-0.004 : 2", "0,00"),
      ("0/0 : 2", "NaN"), ("-1/3 : 2", "−0,33"), ("-0.5 : 0%", "−50\u{202F}%"), ("0/0 : 1%", "NaN"),
      ("1/0 : 1%", "∞"), ("-1/0 : 2", "−∞"), ("0/0 : 2e", "NaN"), ("-12345 : 2e", "−1,23·10⁴"),
      ("-60000.5 : 1", "−60\u{202F}000,5"), ("1234.5 : 0%", "123\u{202F}450\u{202F}%"), ("7 : 2", "7,00"),
      ("[0.5, -0.25] : 1%", "50,0\u{202F}% y −25,0\u{202F}%"), ("[1, 2, 0/0] : 0%", "100\u{202F}%, 200\u{202F}% y NaN"),
      ("[-1, 60000] : 0", "−1 y 60\u{202F}000"), ("[0.001, 1000] : 1e", "1,0·10⁻³ y 1,0·10³"),
    ])
  func formatted(value: String, expected: String) {
    #expect(text(value) == expected)
  }

  @Test(
    "con punto decimal",
    arguments: [
      ("0.5", "0.5"), ("1234567.5", "1\u{202F}234\u{202F}567.5"), ("-1/3 : 2", "−0.33"),
      ("0.8714 : 1%", "87.1\u{202F}%"),
      ("0.0000123 : 2e", "1.23·10⁻⁵"), ("0.00099", "9.90·10⁻⁴"), ("[0.5, 0.25] : 2", "0.50 y 0.25"),
      ("[0.5, 0.25, 1] : 1%", "50.0\u{202F}%, 25.0\u{202F}% y 100.0\u{202F}%"),
    ])
  func withAPoint(value: String, expected: String) {
    #expect(text(value, style: "punto") == expected)
  }

  @Test func aListIsASentence() {
    #expect(text("[1, 2, 3]") == "1, 2 y 3")
    #expect(text("[1, 2.5, 3]") == "1; 2,5 y 3", "la coma ya es decimal")
    #expect(text("[1, 2.5, 3]", style: "punto") == "1, 2.5 y 3")
    #expect(text("[7]") == "7")
    #expect(text("[\"a\", \"isla\"]") == "a e isla")
    #expect(text("[1, 2] : 1") == "1,0 y 2,0")
    #expect(text("[]") == "")
  }

  @Test func theNumberItselfIsKept() {
    #expect(executed("`{= 1/4 : 0 }`\n").inlineTexts.first?.number == 0.25)
    #expect(executed("`{= \"a\" }`\n").inlineTexts.first?.number == nil)
    #expect(executed("`{= 1 < 2 }`\n").inlineTexts.first?.number == nil)
  }
}
