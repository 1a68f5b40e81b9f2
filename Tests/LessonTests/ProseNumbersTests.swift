import Diagnostics
import Lesson
import Testing

@Suite struct ProseNumbersTests {
  /// A note that no text leads to is in no page: its numbers mislead nobody.
  @Test func numbersOfUnusedNotesAreNobodys() {
    func numbers(_ text: String) -> [String] {
      parseLesson(SourceText(path: "a", text)).document.proseNumbers().map(\.text)
    }
    let notes = "[^1]: Fue\n    0,1234.\n\n[^2]: Y\n    0,5678.\n"
    #expect(numbers("Son 3,1416\ny esto[^1][^2].\n\n" + notes).sorted() == ["0,1234", "0,5678", "3,1416"])
    #expect(numbers("Son 3,1416\ny esto[^2].\n\n" + notes).sorted() == ["0,5678", "3,1416"])
    #expect(numbers("Son 3,1416.\n\n" + notes) == ["3,1416"])
  }

  private func numbers(_ text: String) -> [String] {
    let source = SourceText(path: "a.md", text)
    return parseLesson(source).document.proseNumbers().map { source.text($0.range) }
  }

  private static let cases: [(String, [String])] = [
    ("Acierta 0,877 y 12.5 y 0.05.", ["0,877", "12.5"]),
    ("Son 87,7 % o 87,75%, no 877 ni 0,5.", ["87,7 %", "87,75%"]),
    ("**0,877** y _0,878_ y (0,879), o -0,881 y −0,882.", ["0,877", "0,878", "0,879", "-0,881", "−0,882"]),
    ("# Un 0,877\n\n- Un 0,878\n\n> Un 0,879", ["0,877", "0,878", "0,879"]),
    ("`0,877` y [0,878](a.md) y ![0,879](b.png) y <https://a.es/0.881> y `{= 0.882 }`", []),
    ("```\n0,877\n```\n\n    0,878\n\n```{calcular}\n0.879\n```\n", []),
    ("v1.25 y 1.25.3 y x0,877 y 0,877x y 2020.01,5", []),
    ("---\ntítulo: Un 0,877\n---\n\nUn 0,878.", ["0,878"]),
    ("\u{FEFF}Un 0,877\r\ny 0,878\r\n", ["0,877", "0,878"]),
    ("0,00123 y 0,0012", ["0,00123"]),
    ("<p>0,877</p>\n\n0,878 <b>0,879</b>", ["0,878", "0,879"]),
  ]

  @Test("los decimales del texto, donde están", arguments: cases)
  func finds(text: String, expected: [String]) {
    #expect(numbers(text) == expected)
  }

  @Test func tellsHowTheyAreWritten() {
    let numbers = parseLesson(SourceText(path: "a.md", "−87,75 % y 0.877")).document.proseNumbers()
    #expect(numbers.map(\.text) == ["−87,75", "0.877"])
    #expect(numbers.map(\.decimals) == [2, 3])
    #expect(numbers.map(\.isPercent) == [true, false])
  }
}
