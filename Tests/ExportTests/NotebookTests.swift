import Export
import JSON
import Testing

@Suite struct NotebookTests {
  private let lesson = """
    ---
    título: Una
    semilla: 7
    ---

    # Una lección

    Con {llaves} y "comillas".

    ```{calcular}
    x = 3
    ```

    > [!NOTA] Fíjate
    > Vale `{= x }` y `{= x / 7 : 1% }`.

    """

  private func cells(of lesson: String? = nil) throws -> [JSONValue] {
    let root = try JSONReader.read(Array(exported(lesson ?? self.lesson).notebook(version: "1").utf8))
    #expect(root["nbformat"] == .integer(4))
    #expect(root["nbformat_minor"] == .integer(5))
    return root["cells"]?.array ?? []
  }

  private func text(_ cell: JSONValue) -> String { (cell["source"]?.array ?? []).compactMap(\.string).joined() }

  /// What nbformat 4.5 asks of a cell.
  @Test func everyCellIsAsTheFormatWants() throws {
    let cells = try cells()
    #expect(cells.count > 3)
    #expect(Set(cells.compactMap { $0["id"]?.string }).count == cells.count)
    for cell in cells {
      let kind = cell["cell_type"]?.string
      #expect(kind == "code" || kind == "markdown")
      #expect(cell["metadata"] == .object([JSONMember]()))
      #expect((cell["outputs"] != nil) == (kind == "code"))
      #expect((cell["execution_count"] != nil) == (kind == "code"))
      #expect(cell["source"]?.array?.isEmpty == false)
    }
  }

  @Test func proseIsMarkdownAndItsValuesAreComputed() throws {
    let all = try cells().map(text)
    #expect(all.contains("# Una lección\n\nCon {llaves} y \"comillas\"."))
    #expect(all.contains { $0.contains("keras.utils.set_random_seed(7)") })
    #expect(all.contains("x = 3"))
    #expect(all.contains("display(Markdown(rf\"\"\"> **Nota.** Fíjate\n> Vale {x} y {x / 7:.1%}.\"\"\"))"))
  }

  /// All of a solution is in its function, and no mark of its quotes.
  @Test func aSolutionIsOneCell() throws {
    let step = "> > ```{calcular}\n> > b = 1\n> > ```\n> >\n"
    let lesson = "> [!EJERCICIO]\n> Hazlo.\n>\n> > [!SOLUCIÓN]\n" + step + "> > Entonces `b` vale\n> > `{= b }`.\n"
    let last = try text(cells(of: lesson).last ?? .null)
    #expect(last.hasPrefix("def solución_1():\n"))
    let said = "    display(Markdown(rf\"\"\"Entonces `b` vale\n{b}.\"\"\"))\n"
    #expect(last.hasSuffix("    b = 1\n\n" + said + "\n\nsolución_1()"), "\(last)")
  }
}
