import Diagnostics
import Lesson
import Runner
import Testing

/// Numbers of the prose that a lesson computes.
@Suite struct LiteralNumbersTests {
  private func remarks(_ text: String) -> [String] {
    let lesson = execute(
      checked(text), options: RunOptions(threads: 1, findsLiteralNumbers: true), library: smallData
    ) { _ in }
    #expect(lesson.problems.isEmpty, "\(lesson.problems.map(\.message))")
    #expect(lesson.remarks.allSatisfy { $0.code == .literalNumber && $0.severity == .warning })
    return lesson.remarks.map { remark in
      remark.range.map { lesson.document.source.text($0) + " " + (remark.suggestions.first?.replacement ?? "-") } ?? ""
    }
  }

  private static let computed = """
    ```{calcular #c}
    x = 1/3
    x
    v = [0.125, 0.375]
    v
    [[1.5, 2.25], [3.5, 4.25]]
    2 * x
    ```

    ```{tabla #t}
    columnas: ["a", "b"]
    filas:
    - [0.4444, 3]
    ```


    """

  private static let cases: [(String, [String])] = [
    ("Es 0,333.", ["0,333 `{= x : 3 }`"]), ("Es 0.3333.", ["0.3333 `{= x : 4 }`"]),
    ("Es el 33,3 %.", ["33,3 % `{= x : 1% }`"]), ("Es 0,667.", ["0,667 `{= 2 * x : 3 }`"]),
    ("Es 0,334.", []), ("Es 0,33.", []), ("Es −0,333.", []), ("Es el 0,333 %.", []),
    ("Es 0,375.", ["0,375 `{= v[1] : 3 }`"]), ("Es 2,25.", ["2,25 -"]), ("Es 0,4444.", ["0,4444 -"]), ("Es 0,444.", []),
    ("Sale `{= x * 2.5 : 2 }`, o 0,833.", ["0,833 `{= x * 2.5 : 3 }`"]),
    ("`0,333` y [0,333](a.md)", []),
  ]

  @Test("los números escritos a mano que la lección calcula", arguments: cases)
  func tells(prose: String, expected: [String]) {
    #expect(remarks(Self.computed + prose + "\n") == expected)
  }

  @Test func factsAndTablesKnowTheirExpression() {
    let lesson = ready + trained + evaluated
    let texts = values(
      "prueba.exactitud : 4", "ajuste.pérdida[-1] : 4", "ajuste.pérdida[0] : 4", after: lesson)
    #expect(texts.count == 3)
    #expect(
      remarks(lesson + "Un " + texts.joined(separator: " y ") + ".\n") == [
        "\(texts[0]) `{= prueba.exactitud : 4 }`", "\(texts[1]) `{= ajuste.pérdida[-1] : 4 }`",
        "\(texts[2]) `{= ajuste.pérdida[0] : 4 }`",
      ])
  }

  @Test func onlyWhereItIsAskedFor() {
    #expect(executed(Self.computed + "Es 0,333.\n").remarks.isEmpty)
  }
}
