import Diagnostics
import Lesson
import Testing

@Suite struct PageIdentifiersTests {
  @Test func allThatALinkCanLeadToHasItsName() {
    let text = """
      # Título

      ## Paso flores

      Con nota[^1] y otra vez[^1].

      ```{datos #flores}
      fuente: iris
      ```

      ```{resumen flores}
      ```

      > [!EJERCICIO]
      > a
      >
      > > [!SOLUCIÓN]
      > > ```{calcular #x}
      > > 1
      > > ```

      > [!PREGUNTA] ¿Cuál?
      > - [x] sí
      >   bien
      > - [ ] no
      >   mal

      [^1]: La nota.
      """
    let targets = parseLesson(SourceText(path: "a", text)).document.linkTargets(figures: 2)
    #expect(
      targets.sorted() == [
        "ejercicio-1", "figura-1", "figura-2", "nota:1", "paso-2", "paso-flores", "paso-flores-2", "paso-x",
        "pregunta-1", "pregunta-1-1", "pregunta-1-2", "pregunta-1-texto", "texto", "titulo", "uso:1", "uso:1:2",
      ])
  }
}
