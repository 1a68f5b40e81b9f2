import Diagnostics
import Lesson
import Preview
import Testing

/// Which steps are to be run again after a change, beside those that read a name of it.
@Suite struct StepFingerprintsTests {
  private func uid(_ id: String, _ live: LiveLesson) -> String {
    live.steps.first { $0.block.id?.value == id }?.uid ?? ""
  }

  private func ran(_ text: String) -> LiveLesson {
    var live = liveLesson(text)
    live.runAll()
    return live
  }

  // MARK: Copies of models

  private let copies = """
    ```{datos #puntos}
    fuente: espirales(puntos: 60, ruido: 0.1)
    ```

    ```{modelo #a}
    entrada: puntos.forma
    capas:
    - densa(4, activación: tanh)
    - densa(2, activación: softmax)
    ```

    ```{modelo #b}
    como: a
    ```

    ```{modelo #c}
    como: b
    ```

    ```{entrenar a #uno}
    datos: puntos
    épocas: 2
    ```

    ```{entrenar b #dos}
    datos: puntos
    épocas: 2
    ```

    ```{entrenar c #tres}
    datos: puntos
    épocas: 2
    ```

    """

  @Test func aCopyTakesTheRandomNumbersOfItsOriginal() {
    var live = ran(copies)
    #expect(live.stale == [])
    _ = live.edit(uid("uno", live), "{entrenar a #uno}\ndatos: puntos\népocas: 3", by: 0)
    #expect(live.stale == ["uno"])
    _ = live.edit(uid("uno", live), "{entrenar a #otro}\ndatos: puntos\népocas: 2", by: 0)
    #expect(live.stale == ["otro", "dos", "tres"])
    live = ran(copies)
    _ = live.change(.step(uid: uid("uno", live)), .remove)
    #expect(live.stale == ["dos", "tres"])
    _ = live.undo()
    #expect(live.stale == [])
    // Also of what the original does further down.
    live = ran(copies)
    _ = live.change(.step(uid: uid("tres", live)), .insert("```{entrenar a #más}\ndatos: puntos\n```"))
    #expect(live.stale == ["dos", "tres", "más"])
  }

  // MARK: Random numbers without a name

  private let draws = """
    ```{calcular #a}
    normal([2])
    ```

    ```{calcular #b}
    f(n) = normal([n])
    g = f
    ```

    ```{calcular #c}
    g(3)
    ```

    ```{calcular #d}
    x = uniforme()
    x
    ```

    """

  @Test(
    "lo que se saca al azar sin nombre se cuenta", arguments: [
      ("uniforme([5])", ["nuevo", "a", "c"]), ("Uniforme([5])", ["nuevo", "a", "c"]), ("1 + 1", ["nuevo"]),
      ("y = normal()", ["nuevo"]), ("x = normal()", ["nuevo", "d"]),
    ])
  func bareDrawsAreCounted(statement: String, stale: [String]) {
    var live = ran(draws)
    _ = live.change(.start, .insert("```{calcular #nuevo}\n\(statement)\n```"))
    #expect(live.stale == stale)
  }

  @Test func preparationsWithoutAnIdAreCounted() {
    let step = "```{preparar}\ndatos: puntos\n```\n\n"
    var live = ran(step)
    _ = live.change(.start, .insert("```{preparar}\ndatos: otros\n```"))
    #expect(live.stale == ["preparar", "preparar"])
  }

  // MARK: Figures

  @Test func figuresAreNumbered() {
    func figure(_ id: String) -> String { "```{figura función #\(id)}\nde: seno\nentre: [0, 1]\n```" }
    var live = ran("\(figure("a"))\n\n```{calcular}\n1\n```\n\n\(figure("b"))\n")
    _ = live.change(.start, .insert(figure("c")))
    #expect(live.stale == ["c", "a", "b"])
    live.runAll()
    _ = live.change(.step(uid: uid("a", live)), .remove)
    #expect(live.stale == ["b"])
    _ = live.undo()
    _ = live.edit(uid("c", live), "{figura función #c}\nde: coseno\nentre: [0, 1]", by: 0)
    #expect(live.stale == ["c"])
  }

  // MARK: Solutions

  @Test func nothingBelowDependsOnASolution() {
    let text = """
      ```{calcular #a}
      x = 1
      ```

      > [!SOLUCIÓN]
      > ```{calcular #s}
      > x = x + 1
      > normal()
      > ```
      >
      > ```{calcular #t}
      > x
      > ```

      ```{calcular #d}
      x + normal()
      ```

      """
    var live = ran(text)
    _ = live.edit(uid("s", live), "{calcular #s}\nx = x + 2\nnormal()", by: 0)
    #expect(live.stale == ["s", "t"])
    live = ran(text)
    _ = live.edit(uid("a", live), "{calcular #a}\nx = 5", by: 0)
    #expect(live.stale == ["a", "s", "t", "d"])
  }
}
