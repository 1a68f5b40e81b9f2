import Export
import Testing

@Suite struct ScriptTests {
  @Test func proseIsCommentsAndSentencesWithValuesArePrinted() {
    let text = exported("# Uno\n\nDos.\n\n```{calcular}\nx = 2\n```\n\nVale `{= x }`, {así}.\n").script(version: "9.9")
    #expect(text.contains("\n# # Uno\n#\n# Dos.\n\nx = 2\n\nprint(rf\"\"\"Vale {x}, {{así}}.\"\"\")\n"))
    #expect(text.hasPrefix("\"\"\"prueba.md\n"))
    #expect(text.contains("escrita por leccion 9.9"))
  }

  /// A printed sentence has no marks of the blocks around it; a quote of the author's keeps its own.
  @Test func whatIsPrintedHasNoMarksOfItsBlocks() {
    let note = "> [!NOTA] Fíjate\n> Vale `{= x }`.\n>\n> - Y\n>   `{= x }`.\n>\n"
    let hint = "> > [!PISTA]\n> > También `{= x }`\n> aquí.\n>\n> > Cita de `{= x }`.\n\n"
    let lesson = "```{calcular}\nx = 2\n```\n\n" + note + hint + "> Y `{= x }`.\n"
    for text in [lesson, lesson.replacing("\n", with: "\r\n")].map({ exported($0).script(version: "1") }) {
      #expect(text.contains("print(rf\"\"\"**Nota.** Fíjate\nVale {x}.\"\"\")\n"), "\(text)")
      #expect(text.contains("print(rf\"\"\"- Y\n  {x}.\"\"\")\n"), "\(text)")
      #expect(text.contains("print(rf\"\"\"**Pista**\nTambién {x}\naquí.\"\"\")\n"), "\(text)")
      #expect(text.contains("print(rf\"\"\"> Cita de {x}.\"\"\")\n"), "\(text)")
      #expect(text.contains("print(rf\"\"\"> Y {x}.\"\"\")\n"), "\(text)")
    }
  }

  @Test func onlyWhatIsNeededIsDefined() {
    let text = exported("```{calcular}\nrelu(-1)\n```\n").script(version: "1")
    #expect(text.contains("def relu(x):"))
    #expect(!text.contains("def softmax") && !text.contains("matplotlib") && !text.contains("import csv"))
  }

  @Test func theSameLessonGivesTheSameBytes() {
    let lesson = moda + classifier + compiled()
    for framework in Framework.allCases {
      let first = exported(lesson, to: framework)
      #expect(first.script(version: "1") == exported(lesson, to: framework).script(version: "1"))
      #expect(first.notebook(version: "1") == exported(lesson, to: framework).notebook(version: "1"))
    }
  }

  @Test func aTextCannotEndItsOwnQuotes() {
    let text = exported("Un \"\"\" y `{= 1 + 1 }`\"\n").script(version: "1")
    #expect(text.contains("print(rf\"\"\"Un \"\" \" y {"))
    #expect(text.contains("}\" \"\"\")"))
    let many = exported("A \"\"\"\"\"\"\" y `{= 1 + 1 }`.\n").script(version: "1")
    let line = many.split(separator: "\n").first { $0.hasPrefix("print(rf") } ?? ""
    #expect(line.ranges(of: "\"\"\"").count == 2, "\(line)")
  }

  /// A lesson is data, and stays so in what it is written to: no line of it becomes code.
  @Test func aLoneReturnDoesNotEndAComment() {
    let text = exported("Uno\rimport os\n\n```{calcular}\n1 + 1\n```\n").script(version: "1")
    #expect(!text.contains("\r") && !text.contains("\nimport os\n"))
  }
}
