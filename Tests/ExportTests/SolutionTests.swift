import Export
import Lesson
import Testing

@Suite struct SolutionTests {
  private let lesson =
    moda + classifier + compiled() + """
      ```{calcular}
      n = 1
      ```

      > [!EJERCICIO] Más épocas
      > Entrena más.
      >
      > > [!SOLUCIÓN]
      > > Así:
      > >
      > > ```{entrenar red #más}
      > > datos: moda.entrenamiento
      > > ```
      > >
      > > ```{calcular}
      > > n = n + 1
      > > m = n
      > > ```
      > >
      > > Acaba en `{= más.pérdida[-1] : 2 }`.

      ```{calcular}
      n
      ```

      """

  /// A function, which is handed a copy of what it trains and what it gives another value.
  @Test func aSolutionChangesNothingOutside() {
    let text = exported(lesson).script(version: "1")
    #expect(text.contains("def solución_1(red, n):\n    \"\"\"Solución del ejercicio 1"))
    #expect(text.contains("    más = red.fit(moda_x, moda_y, epochs=1)"))
    #expect(text.contains("    n = n + 1\n    m = n\n"))
    #expect(text.contains("\nsolución_1(*copy.deepcopy((red, n)))\n"))
  }

  @Test func inPyTorchItsOptimizerGoesWithTheModel() {
    let text = exported(lesson, to: .pytorch).script(version: "1")
    #expect(text.contains("def solución_1(red, red_pérdida, red_optimizador, n):"))
  }

  /// What it says last may show what it alone knows.
  @Test(arguments: Framework.allCases) func itsLastSentenceIsItsOwn(framework: Framework) {
    let alone = "> [!SOLUCIÓN] Mía\n" + quoted(ending)
    let inside = "> [!EJERCICIO]\n> Suma.\n>\n" + quoted(alone)
    let steps = "```{calcular}\na = 1\n```\n\n"
    for lesson in [alone, alone + "\nDespués.\n", inside, inside + ">\n> Después.\n"] {
      let text = exported(steps + lesson, to: framework).script(version: "1")
      let said = "    print(rf\"\"\"Entonces `b` vale {b}.\"\"\")\n\n    # Y ya está.\n"
      #expect(text.contains("    # Mía\n    # Así:\n\n    b = a + 1\n\n" + said + "\n\nsolución"), "\(text)")
      #expect(text.ranges(of: "{b}").count == 1 && text.ranges(of: "Y ya está").count == 1)
      #expect(!lesson.contains("Después") || text.contains("Después.\n") && !text.contains("    # Después"))
    }
  }

  private let ending = "Así:\n\n```{calcular}\nb = a + 1\n```\n\nEntonces `b` vale `{= b }`.\n\nY ya está.\n"

  private func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "> \($0)\n" }.joined()
  }

  /// A line across the page is none of it.
  @Test func itEndsBeforeWhatIsNotQuoted() {
    let text = exported("> [!SOLUCIÓN]\n> Es `{= 1 + 1 }`.\n\n---\n\nDespués.\n").script(version: "1")
    #expect(text.contains("\nsolución_1()\n\n# ---\n#\n# Después.\n"), "\(text)")
  }

  /// The marks of its quote go, and nothing else does: lists keep their shape, and quotes their marks.
  @Test func itsTextKeepsWhatIsItsOwn() {
    let lesson = "> [!SOLUCIÓN]\n> - Uno\n>   y dos\n>\n> > Cita\n>\n> > Vale `{= 1 + 1 }`\n"
    let text = exported(lesson).script(version: "1")
    #expect(text.contains("    # - Uno\n    #   y dos\n    #\n    # > Cita\n\n    print(rf\"\"\"> Vale {"), "\(text)")
  }

  @Test func itsStepsAreShownToo() {
    #expect(exported(lesson).equivalents()[4]?.code == "más = red.fit(moda_x, moda_y, epochs=1)")
  }
}
