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

  @Test func itsStepsAreShownToo() {
    #expect(exported(lesson).equivalents()[4]?.code == "más = red.fit(moda_x, moda_y, epochs=1)")
  }
}
