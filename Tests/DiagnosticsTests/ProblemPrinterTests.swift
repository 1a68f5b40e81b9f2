import Diagnostics
import Testing

@Suite struct ProblemPrinterTests {
  private func range(of text: String, in source: SourceText) -> SourceRange {
    let needle = Array(text.utf8)
    for start in 0...(source.bytes.count - needle.count) where source.bytes[start...].starts(with: needle) {
      return SourceRange(start, start + needle.count)
    }
    return SourceRange(0, 0)
  }

  @Test func theFrame() {
    let lines = String(repeating: "\n", count: 25) + "```{entrenar red #ajuste}\nepocs: 10\n```\n"
    let source = SourceText(path: "Lessons/01-clasificador.md", lines)
    let problem = Problem(
      .unknownOption, "no conozco la opción «epocs» de {entrenar}", at: range(of: "epocs", in: source),
      label: "¿quisiste decir «épocas»?", notes: ["opciones de {entrenar}: épocas, lote, validación, …"])
    let fence = range(of: "```{entrenar red #ajuste}", in: source)
    #expect(
      ProblemPrinter().text(problem, in: source, context: fence) == """
        error[L012]: no conozco la opción «epocs» de {entrenar}
          --> Lessons/01-clasificador.md:27:1
           |
        26 | ```{entrenar red #ajuste}
        27 | epocs: 10
           | ^^^^^ ¿quisiste decir «épocas»?
           = opciones de {entrenar}: épocas, lote, validación, …

        """)
  }

  @Test func relatedPlacesHaveTheirFrames() {
    let source = SourceText(path: "a.md", "uno\n\n\ndos\nx\nx\nx\nx\nx\ntres\n")
    let problem = Problem(
      .repeatedId, "está dos veces", at: range(of: "tres", in: source), label: "sobra",
      notes: ["nota"], related: [RelatedPlace("la primera vez", at: range(of: "dos", in: source))],
      severity: .warning)
    #expect(
      ProblemPrinter().text(problem, in: source, context: range(of: "uno", in: source)) == """
        aviso[T002]: está dos veces
          --> a.md:10:1
           |
         1 | uno
           ⋮
        10 | tres
           | ^^^^ sobra
          ::: a.md:4:1
           |
         4 | dos
           | --- la primera vez
           = nota

        """)
  }

  @Test(arguments: [
    ("a = x", "        ^"), ("épocas: x", "            ^"), ("e\u{301}pocas: x", "            ^"),
    ("日本 x", "         ^"), ("🎉 x", "       ^"), ("\tx", "        ^"), ("ab\tx", "        ^"),
    ("\u{1B}[0m x", "         ^"), ("👩‍🔬 x", "       ^"),
  ])
  func caretsStandUnderTheRange(line: String, carets: String) {
    let source = SourceText(path: "a", line + " fin")
    let text = ProblemPrinter().text(Problem(.syntax, "m", at: range(of: "x", in: source)), in: source)
    #expect(text.split(separator: "\n").last.map { $0.dropFirst(3) } == carets.dropFirst(3))
  }

  @Test func wideRangesHaveWideCarets() {
    let source = SourceText(path: "a", "x 日本語 y\n")
    let text = ProblemPrinter().text(Problem(.syntax, "m", at: range(of: "日本語", in: source)), in: source)
    #expect(text.hasSuffix("  |   ^^^^^^\n"))
  }

  @Test func emptyAndManyLineRanges() {
    let source = SourceText(path: "a", "uno dos\ntres\n")
    let end = ProblemPrinter().text(Problem(.syntax, "m", at: SourceRange(7, 7), label: "aquí"), in: source)
    #expect(end.hasSuffix("1 | uno dos\n  |        ^ aquí\n"))
    let both = ProblemPrinter().text(Problem(.syntax, "m", at: SourceRange(4, 10)), in: source)
    #expect(both.hasSuffix("1 | uno dos\n  |     ^^^\n"))
    let beyond = ProblemPrinter().text(Problem(.syntax, "m", at: SourceRange(900, 901)), in: source)
    #expect(beyond.hasSuffix("3 |\n  | ^\n"))
  }

  @Test func longLinesAreCut() {
    let line = String(repeating: "a", count: 100_000) + "ñ" + String(repeating: "b", count: 100_000)
    let source = SourceText(path: "a", line)
    let text = ProblemPrinter().text(Problem(.syntax, "m", at: range(of: "ñ", in: source)), in: source)
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { displayWidth($0) <= 130 })
    #expect(lines[3] == "1 | …" + String(repeating: "a", count: 45) + "ñ" + String(repeating: "b", count: 73) + "…")
    #expect(lines[4] == "  | " + String(repeating: " ", count: 46) + "^")
  }

  @Test func aHostileLessonCannotDriveTheTerminal() {
    let nasty = "\u{1B}]0;título\u{7}\u{9B}2J\u{202E}"
    let source = SourceText(path: "a\u{1B}[2J.md", nasty + "x\n")
    let problem = Problem(
      .syntax, "m \(nasty)", at: range(of: "x", in: source), label: nasty, notes: [nasty],
      related: [RelatedPlace(nasty, at: SourceRange(0, 3))])
    let text = ProblemPrinter().text(problem, in: source)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    #expect(!text.contains("\u{202E}"))
  }

  @Test func severalAreSortedAndCounted() {
    let source = SourceText(path: "a", "uno\ndos\n")
    let problems = [
      Problem(.syntax, "segundo", at: SourceRange(4, 7)), Problem(.syntax, "primero", at: SourceRange(0, 3)),
      Problem(.emptyLesson, "de todo"), Problem(.syntax, "tercero", at: SourceRange(4, 5)),
    ]
    #expect(
      ProblemPrinter(limit: 3).text(problems, in: source) == """
        error[L002]: de todo
         --> a

        error[L016]: primero
         --> a:1:1
          |
        1 | uno
          | ^^^

        error[L016]: segundo
         --> a:2:1
          |
        2 | dos
          | ^^^

        … y 1 problema más

        """)
    #expect(ProblemPrinter().text([], in: source).isEmpty)
  }

  @Test func withoutASource() {
    let problem = Problem(.cannotWrite, "no puedo escribir en «x»", notes: ["nota"])
    #expect(ProblemPrinter().text(problem, in: nil) == "error[D007]: no puedo escribir en «x»\n  = nota\n")
  }

  @Test func colours() {
    let source = SourceText(path: "a", "x\n")
    let text = ProblemPrinter(isColored: true).text(
      Problem(.syntax, "m", at: SourceRange(0, 1), label: "l", notes: ["n"]), in: source)
    #expect(
      text == """
        \u{1B}[1;31merror[L016]\u{1B}[0m\u{1B}[1m: m\u{1B}[0m
         \u{1B}[36m-->\u{1B}[0m a:1:1
         \u{1B}[36m |\u{1B}[0m
        \u{1B}[36m1 |\u{1B}[0m x
         \u{1B}[36m |\u{1B}[0m \u{1B}[1;31m^ l\u{1B}[0m
          \u{1B}[36m=\u{1B}[0m n

        """)
    let warning = ProblemPrinter(isColored: true).text(Problem(.syntax, "m", severity: .warning), in: source)
    #expect(warning.hasPrefix("\u{1B}[1;33maviso[L016]"))
  }
}
