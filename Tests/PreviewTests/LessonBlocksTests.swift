import Diagnostics
import Lesson
import Preview
import Testing

@Suite struct LessonBlocksTests {
  private let lesson = """
    ---
    título: Todo
    semilla: 3
    ---

    # Todo

    Un párrafo con `{= 1 + 1 }`, una nota[^a] y $x^2$
    en dos líneas.

    ## Sección
    Texto pegado al título.

    - uno

      con párrafo

    - dos
      ```{calcular}
      1
      ```

    | a | b |
    |---|---|
    | 1 | 2 |

    | c |
    |---|
    | 3 |

    > [!NOTA]
    > Un bloque.
    >
    > ```{calcular #b}
    > y = 2
    >
    > y
    > ```

    $$
    a = b
    $$

    [^a]: Lo que dice la nota,
        y lo que sigue.

    <!-- un comentario

    de tres líneas -->

    ```{calcular #c}
    z = 3

    z
    ```

        código con sangría

        y más

    Subrayado
    =========

    ---

    Fin, con [enlace][e].

    [e]: https://example.org

    """

  private let firstLines = [
    "# Todo", "Un párrafo con `{= 1 + 1 }`, una nota[^a] y $x^2$", "## Sección", "Texto pegado al título.", "- uno",
    "| a | b |", "| c |", "> [!NOTA]", "$$", "[^a]: Lo que dice la nota,", "<!-- un comentario", "```{calcular #c}",
    "    código con sangría", "Subrayado", "---", "Fin, con [enlace][e].",
  ]

  private func ended(_ text: String, by end: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func first(_ blocks: LessonBlocks) -> [String] {
    blocks.blocks.indices.map { String(blocks.text($0).prefix { $0 != "\n" }) }
  }

  @Test("cada bloque son sus líneas", arguments: ["\n", "\r\n", "\r"])
  func everyBlockIsItsLines(end: String) {
    let blocks = lessonBlocks(ended(lesson, by: end))
    #expect(first(blocks) == firstLines)
    #expect(blocks.hasTitle && blocks.headText == "---\ntítulo: Todo\nsemilla: 3\n---\n\n# Todo")
    #expect(blocks.text(4) == "- uno\n\n  con párrafo\n\n- dos\n  ```{calcular}\n  1\n  ```")
    #expect(blocks.text(10) == "<!-- un comentario\n\nde tres líneas -->")
    #expect(blocks.text(15) == "Fin, con [enlace][e].\n\n[e]: https://example.org")
  }

  @Test func nothingIsLeftOutAndNothingTwice() {
    for text in [lesson, ended(lesson, by: "\r\n"), String(lesson.dropLast()), "\u{FEFF}" + lesson] {
      let blocks = lessonBlocks(text)
      var position = blocks.source.lineRange(1).lower
      for block in blocks.blocks {
        #expect(block.range.lower >= position && block.range.upper > block.range.lower)
        let between = blocks.source.text(SourceRange(position, block.range.lower))
        let isSettings = position <= 3 && between.contains("título")
        #expect(isSettings || between.allSatisfy { $0.isWhitespace }, "\(between)")
        position = block.range.upper
      }
      #expect(blocks.source.text(SourceRange(position, blocks.source.bytes.count)).allSatisfy { $0.isWhitespace })
    }
  }

  @Test("lo que se añade y se quita deja los mismos bytes", arguments: ["\n", "\r\n", "sin fin", "BOM", "tabuladores"])
  func removingWhatWasInsertedGivesTheSameBytes(kind: String) {
    let source =
      switch kind {
      case "\r\n": ended(lesson, by: "\r\n")
      case "sin fin": String(lesson.dropLast())
      case "BOM": "\u{FEFF}" + lesson
      case "tabuladores": lesson.replacing("    código", with: "\tcódigo").replacing("  con", with: "\tcon")
      default: lesson
      }
    let blocks = lessonBlocks(source)
    for index in 0...blocks.blocks.count where index != 3 && index != 2 {
      let added = text(blocks.replacing(index..<index, with: "\nUn texto.\n\n## Con título\n\n"))
      let after = lessonBlocks(added)
      #expect(after.blocks.count == blocks.blocks.count + 2, "\(index)")
      #expect(text(after.replacing(index..<index + 2, with: " \n")) == source, "\(index)")
    }
  }

  @Test func writingABlockChangesItsBytesAndNoOthers() {
    let blocks = lessonBlocks(lesson)
    for index in blocks.blocks.indices where index != 2 {
      let changed = lessonBlocks(text(blocks.replacing(index..<index + 1, with: "Otro *texto*.")))
      let range = blocks.blocks[index].range
      let expected = blocks.source.text(SourceRange(0, range.lower)) + "Otro *texto*."
        + blocks.source.text(SourceRange(range.upper, blocks.source.bytes.count))
      #expect(changed.source.text(SourceRange(0, changed.source.bytes.count)) == expected)
      #expect(changed.blocks.count == blocks.blocks.count)
    }
  }

  /// A title above a text without a blank line: what is written in its place is not one with the text.
  @Test func neighboursWithoutABlankLineStayApart() {
    let blocks = lessonBlocks("## Título\nTexto.\n")
    #expect(text(blocks.replacing(0..<1, with: "Otro.")) == "Otro.\n\nTexto.\n")
    #expect(text(blocks.replacing(0..<1, with: "## Otro")) == "## Otro\nTexto.\n")
    #expect(text(blocks.replacing(1..<1, with: "Entre.")) == "## Título\n\nEntre.\n\nTexto.\n")
    #expect(text(blocks.swapping(0)) == "Texto.\n\n## Título\n")
    #expect(text(lessonBlocks("Uno.\n\n## Dos\nTres.\n").swapping(0)) == "## Dos\n\nUno.\n\nTres.\n")
    #expect(text(lessonBlocks("Uno.\n- dos\n\nTres.\n").swapping(1)) == "Uno.\n\nTres.\n\n- dos\n")
  }

  /// A fence that nothing closes ends with the text.
  @Test func whatTheLastBlockLeavesOpenIsClosedBeforeAnything() {
    let blocks = lessonBlocks("Uno.\n\n```\ndos")
    #expect(text(blocks.swapping(0)) == "```\ndos\n```\n\nUno.")
    #expect(text(blocks.replacing(2..<2, with: "Tres.")) == "Uno.\n\n```\ndos\n```\n\nTres.")
  }

  @Test func movingDownAndUpGivesTheSameBytes() {
    for source in [lesson, ended(lesson, by: "\r\n"), String(lesson.dropLast())] {
      let blocks = lessonBlocks(source)
      for index in [4, 6, 7, 8, 10, 11, 14] {
        let moved = lessonBlocks(text(blocks.swapping(index)))
        #expect(moved.text(index) == blocks.text(index + 1))
        #expect(text(moved.swapping(index)) == source, "\(index)")
      }
    }
  }

  @Test("lo que queda abierto se cierra", arguments: [
    ("```\nuno", "```\nuno\n```"), ("~~~~ x\n~~~", "~~~~ x\n~~~\n~~~~"), ("<!-- uno", "<!-- uno\n-->"),
    ("```{calcular}\n1\n```", "```{calcular}\n1\n```"), ("a ``` b", "a ``` b"), ("<!-- a --> b", "<!-- a --> b"),
    ("\n \n  uno\t\n\n", "  uno\t"), ("- ```\n  uno\n  ```", "- ```\n  uno\n  ```"), ("> ```\n> uno", "> ```\n> uno"),
  ])
  func whatIsLeftOpenIsClosed(written: String, taken: String) {
    let blocks = lessonBlocks("Antes.\n\nDespués.\n")
    #expect(text(blocks.replacing(1..<1, with: written)) == "Antes.\n\n\(taken)\n\nDespués.\n")
  }

  @Test("una lección vacía se empieza", arguments: [
    ("", "Hola\n"), ("\n", "Hola\n\n"), ("---\ntítulo: a\n---\n", "---\ntítulo: a\n---\n\nHola\n"),
    ("---\ntítulo: a\n---", "---\ntítulo: a\n---\n\nHola\n"), ("\u{FEFF}", "\u{FEFF}Hola\n"),
  ])
  func anEmptyLessonIsBegun(source: String, begun: String) {
    let blocks = lessonBlocks(source)
    #expect(blocks.blocks.isEmpty)
    #expect(text(blocks.replacing(0..<0, with: "Hola")) == begun)
  }

  @Test("el título y las opciones", arguments: [
    ("# Uno\n\nTexto.\n", "# Uno", "# Dos", "# Dos\n\nTexto.\n"),
    ("Texto.\n", "", "# Dos", "# Dos\n\nTexto.\n"),
    ("", "", "# Dos", "# Dos\n"),
    ("# Uno\n\nTexto.\n", "# Uno", "", "Texto.\n"),
    ("# Uno\nTexto.\n", "# Uno", "Dos", "Dos\n\nTexto.\n"),
    (
      "---\nsemilla: 1\n---\n\nTexto.\n", "---\nsemilla: 1\n---", "---\nsemilla: 2\n---",
      "---\nsemilla: 2\n---\n\nTexto.\n"
    ),
  ])
  func theHeadIsWritten(source: String, head: String, written: String, result: String) {
    let blocks = lessonBlocks(source)
    #expect(blocks.headText == head)
    #expect(text(blocks.replacingHead(with: written)) == result)
  }

  /// Two changes of one text, in the words that stand for its blocks; nil where they clash.
  @Test("dos cambios se juntan donde no tocan lo mismo", arguments: [
    ("a b c", "a b2 c", "a b c2", "a b2 c2"), ("a b c", "a c", "a b c2", "a c2"),
    ("a b c", "a b x c", "a2 b c", "a2 b x c"),
    ("a b c", "x a b c", "a b c y", "x a b c y"), ("a b c", "a b2 c", "a b3 c", nil),
    ("a b c", "a x b c", "a y b c", nil),
    ("a b c", "a b2 c", "a b2 c", "a b2 c"), ("a b c", "a c", "a b2 c", nil), ("a b c d", "c d", "a b c d e", "c d e"),
    ("a b c", "a b c", "c b a", "c b a"), ("a b c", "b a c", "a b c x", "b a c x"),
    ("a b c", "a x b c", "a b2 c", "a x b2 c"),
  ] as [(String, String, String, String?)])
  func changesAreMerged(base: String, mine: String, theirs: String, both: String?) {
    func lesson(_ words: String) -> String { words.split(separator: " ").joined(separator: "\n\n") + "\n" }
    var live = liveLesson(lesson(base))
    let isTaken = live.take(lesson(mine))
    #expect(isTaken)
    live.note(fileHolds: Array(lesson(theirs).utf8))
    if let both {
      #expect(live.file == .same && live.text == lesson(both))
    } else {
      #expect(live.file == .changed(Array(lesson(theirs).utf8)) && live.text == lesson(mine))
    }
  }
}

extension LiveLesson {
  /// As if all of it had been written anew in the page.
  mutating func take(_ text: String) -> Bool {
    let count = blocks.blocks.count
    for _ in 1..<max(1, count) {
      _ = change(.block(index: 0, text: blocks.text(0)), .remove)
    }
    guard count > 0 else { return change(.start, .insert(text)) != .gone }
    if case .done = change(.block(index: 0, text: blocks.text(0)), .write(text)) { return true }
    return false
  }
}
