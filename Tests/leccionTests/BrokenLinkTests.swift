import Foundation
import TestSupport
import Testing

/// The names that a check knows are those that the page has.
@Suite struct BrokenLinkTests {
  private let lesson = """
    # Redes pequeñas

    Una nota[^1], un dato y otra vez la nota[^1].

    ```{datos #flores}
    fuente: iris
    ```

    ```{figura función #primera}
    de: relu
    entre: [-3, 3]
    ```

    ## Figura 1

    > [!EJERCICIO] Uno
    > Haz otra.
    >
    > > [!SOLUCIÓN]
    > > ```{figura función #segunda}
    > > de: tanh
    > > entre: [-3, 3]
    > > ```

    > [!PREGUNTA] ¿Cuántas?
    > - [x] Dos
    >   Sí.
    > - [ ] Tres
    >   No.

    ````{falla T001}
    ```{calcular}
    nada
    ```
    ````

    [^1]: La nota.

    """

  @Test func everyNameOfThePageCanBeLinked() throws {
    try withLessons(["a.md": lesson]) { folder in
      let run = try leccion("run", "a.md", "-o", "a.html", in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let page = String(decoding: try folder.bytes("a.html"), as: UTF8.self)
      let names = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }.filter { !$0.hasPrefix("dibujo-") }
      #expect(names.count > 15 && Set(names).count == names.count)
      let linked = lesson + "\n" + names.map { "[x](#\($0))\n" }.joined(separator: "\n")
      try Data(linked.utf8).write(to: folder.appendingPathComponent("b.md"))
      let check = try leccion("check", "b.md", in: folder)
      #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
      let broken = linked + "\n[x](#figura-3)\n"
      try Data(broken.utf8).write(to: folder.appendingPathComponent("b.md"))
      #expect(try leccion("check", "b.md", in: folder).status == 2)
    }
  }

  /// Whoever has one lesson of a course can run it; what its links lack is told all the same.
  @Test func aBrokenLinkDoesNotStopTheLesson() throws {
    try withLessons(["a.md": "[otra](02-otra.md)\n\n```{calcular}\n20 + 3\n```\n"]) { folder in
      let run = try leccion("run", "a.md", "-o", "a.html", in: folder)
      #expect(run.status == 2 && run.errors.contains("error[L034]"))
      #expect(run.output.contains("23"))
      #expect(String(decoding: try folder.bytes("a.html"), as: UTF8.self).contains("23"))
      #expect(try leccion("export", "a.md", "--to", "keras", "-o", "a.py", in: folder).status == 2)
    }
  }
}
