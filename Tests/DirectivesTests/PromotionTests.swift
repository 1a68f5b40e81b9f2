import Diagnostics
import Lesson
import Runner
import Testing

@Suite struct PromotionTests {
  private static let steps = """
    # Título

    ```{calcular #cuentas}
    x = 3
    x + 1
    x / 7
    ```

    Vale `{= x }`.


    """

  private func lesson(_ body: String) -> String { Self.steps + "```{salida de=cuentas}\n\(body)```\n\n## Fin\n" }

  private func promoted(_ text: String) throws -> String? {
    try Promotion(of: executed(text)).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// What is written is read again as what the step leaves, and there is nothing more to write.
  @Test(
    "otra vez no escribe nada",
    arguments: [
      "", "\n\n", "nada\n", "x + 1 = 5\n", "x + 1 = 4\nx / 7 = 0.5\n", "…\nx / 7 = 0.5\n", "x + 1 = 5\n…\n",
      "x / 7 = 0.43 ± 0.01\n", "a\nb\nc\n", "x + 1 = 4 5\n", "  x + 1 = 3\n", "~~~\n", "# x\n", "> [!NOTA]\n> x\n",
      "`{= x }`\n", "$$\n", "[^1]: nota\n", "x + 1 = 1 000 000\n", "<!-- x\n", "---\n",
    ])
  func isIdempotent(body: String) throws {
    let once = try #require(try promoted(lesson(body)))
    #expect(try promoted(once) == nil)
    #expect(executed(once).problems.isEmpty)
    #expect(once.hasPrefix(Self.steps) && once.hasSuffix("## Fin\n"))
  }

  @Test func whatHoldsIsLeft() throws {
    for body in ["x + 1 = 4\nx / 7 = 0.43\n", "…\n", "x + 1 = 4\n…\n"] {
      #expect(try promoted(lesson(body)) == nil, "\(body)")
    }
  }

  /// The prose is no body: what it holds stays, and what is wrong with it is wrong as it was.
  @Test func whatIsWrongElsewhereStaysSo() throws {
    let text = lesson("nada\n") + "| a | b |\n|---|\n\n[^z]: Nadie lleva aquí.\n"
    let once = try #require(try promoted(text))
    #expect(once.hasSuffix("[^z]: Nadie lleva aquí.\n"))
    #expect(try promoted(once) == nil)
  }

  /// Two blocks of the same text are told apart by their places.
  @Test func eachIsWrittenInItsPlace() throws {
    let one = "```{salida de=cuentas}\nx + 1 = 9\n…\n```\n\n"
    let once = try #require(try promoted(Self.steps + one + one))
    let wanted = one.replacing("9", with: "4")
    #expect(once == Self.steps + wanted + wanted)
  }
}
