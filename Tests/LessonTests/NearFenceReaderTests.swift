import Diagnostics
import Lesson
import Testing

@Suite struct NearFenceReaderTests {
  /// What is told of a lesson where there are `datos`, `afirmar`, `figura`, `salida` and `falla`.
  private struct Reading {
    /// The text of each place.
    var places: [String]
    var problems: [Problem]
    /// The lesson with what leaves no doubt mended.
    var fixed: String?
    var names: [String]
  }

  private static let bodies: [String: NearFenceBody] = [
    "datos": .options(keys: ["fuente", "prueba"]), "afirmar": .statements, "figura": .options(keys: ["de"]),
    "salida": .text, "falla": .directive,
  ]

  private func reading(_ text: String) -> Reading {
    let source = SourceText(path: "a.md", text)
    let parsed = parseLesson(source)
    let told = parsed.document.nearFences.filter { $0.problem(knowing: Self.bodies, in: source) != nil }
    let problems = told.compactMap { $0.problem(knowing: Self.bodies, in: source) }
    return Reading(
      places: problems.map { $0.range.map(source.text) ?? "" }, problems: problems,
      fixed: source.applyingFixes(of: problems).map { String(decoding: $0, as: UTF8.self) },
      names: told.flatMap { $0.names(in: source) }.map(\.value))
  }

  private static let sound = "```{afirmar}\n1 == 2\n```\n"

  @Test(
    "lo que surge del teclado en vez de la cerca se dice y se arregla",
    arguments: [
      "``{afirmar}\n1 == 2\n``\n", "´´´{afirmar}\n1 == 2\n´´´\n", "'''{afirmar}\n1 == 2\n'''\n",
      "’’’{afirmar}\n1 == 2\n’’’\n", "´´{afirmar}\n1 == 2\n´´\n", "´´´{afirmar}\n1 == 2\n```\n",
      "``{afirmar}\n1 == 2\n```\n", "```afirmar\n1 == 2\n```\n", "```afirmar}\n1 == 2\n```\n",
    ])
  func isToldOnceWithItsFix(text: String) {
    let read = reading(text)
    #expect(read.problems.map(\.code) == [.nearFence])
    #expect(read.fixed == Self.sound)
    let quoted = "> " + String(text.dropLast()).replacing("\n", with: "\n> ") + "\n"
    #expect(reading(quoted).fixed == "> ```{afirmar}\n> 1 == 2\n> ```\n")
    let below = reading("Un párrafo.\n\n" + text.replacing("\n", with: "\r\n"))
    #expect(below.fixed == "Un párrafo.\n\n" + Self.sound.replacing("\n", with: "\r\n"))
  }

  @Test func wordsStayWhereTheyWere() {
    #expect(reading("```figura red #f de=a}\n```\n").fixed == "```{figura red #f de=a}\n```\n")
    #expect(reading("~~~datos #moda\nfuente: iris\n~~~\n").fixed == "~~~{datos #moda}\nfuente: iris\n~~~\n")
    #expect(reading("- a\n\n  ´´´{datos}\n  - b\n\n  ´´´\n").fixed == "- a\n\n  ```{datos}\n  - b\n\n  ```\n")
  }

  @Test("donde no se sabe dónde acaba, se dice y no se toca")
  func whatMayGoOnIsNotMended() {
    for text in [
      "´´´{afirmar}\n1 == 2\n", "{afirmar}\n1 == 2\n", "{afirmar}\n1 == 2\n```\n", "``{afirmar}\n1 == 2\n´´´\n",
      "´´´{afirmar}\n1 == 2\n\n```\nx\n```\n", "´´´{afirmar}\n1\n\n{datos}\n", "```afirmar #a 3\n1 == 2\n```\n",
      "- ´´´{afirmar}\n1 == 2\n´´´\n", "- ´´´{afirmar}\n  1 == 2\n´´´\n", "- ´´´{afirmar}\n  1 == 2\n```\n",
      "1. a\n   ´´´{afirmar}\n1 == 2\n   ´´´\n", "1. a\n\n   ´´´{afirmar}\n1 == 2\n   ´´´\n",
      "> ´´´{afirmar}\n1 == 2\n> ´´´\n", "a\n2. ´´´{afirmar}\n   1 == 2\n   ´´´\n",
    ] {
      let read = reading(text)
      #expect(read.problems.first?.code == .nearFence, "\(text)")
      #expect(read.fixed == nil, "\(text)")
    }
  }

  @Test(
    "lo que no es una directiva no se toma por una",
    arguments: [
      "```python\nprint(1)\n```\n", "```text\n{datos}\n```\n", "```datos de ejemplo\n1\n```\n", "```data\n1\n```\n",
      "Texto de {datos} y `{datos}`.\n", "Texto de\n{datos}\nque sigue.\n", "``{datos}`` carga datos.\n",
      "```` ```{datos} ````\n", "{datos} carga datos.\n", "- {datos}\n- {afirmar}\n", "1. {datos}\n", "{otra}\n",
      "````md\n´´´{datos}\n{afirmar}\n```afirmar\n```\n````\n", "```\n{datos}\n```\n", "```\n{datos}\n{afirmar}\n```\n",
      "    ´´´{datos}\n    {afirmar}\n", "<div>\n´´´{datos}\n</div>\n", "```{{datos}}\n```\n", "``{{datos}}\n``\n",
      "# {datos}\n", "{{datos}}\n", "{= 1 }\n", "{}\n", "'{datos}'\n", "```\n\n{afirmar}\n1\n```\n",
      "``{datos}\n1 + 1`` da 2.\n", "``{datos}\n`` da 2.\n", "> ``{datos}\n> a\n> 1 `` da 2.\n",
      "```{datos}\n{afirmar}\n```\n", "---\ntítulo: a\n---\n\nHola\n",
    ])
  func isLeftAlone(text: String) {
    #expect(reading(text).places == [])
  }

  @Test("donde la lista o la cita sigue hasta el final, se arregla")
  func whatStaysInItsListIsMended() {
    #expect(reading("- ´´´{afirmar}\n  1 == 2\n\n  ´´´\n").fixed == "- ```{afirmar}\n  1 == 2\n\n  ```\n")
    #expect(reading("1. a\n   ´´´{afirmar}\n   1\n   ´´´\n").fixed == "1. a\n   ```{afirmar}\n   1\n   ```\n")
    #expect(reading("1. a\n´´´{afirmar}\n1\n´´´\n").fixed == "1. a\n```{afirmar}\n1\n```\n")
    #expect(reading("  ´´´{afirmar}\n1\n  ´´´\n").fixed == "  ```{afirmar}\n1\n  ```\n", "fuera de una lista")
  }

  /// Back-ticks alone on their line would close a fence; after other text, or before it, they close a code span.
  @Test func twoBackticksThatCloseNoCodeSpanAreAFence() {
    #expect(reading("``{afirmar}\n1 == 2\n``\n\n``a`` b\n").places == ["``{afirmar}"])
    #expect(reading("``{afirmar}\n1 == 2\n\nUno `` dos.\n").places == ["``{afirmar}"], "es otro párrafo")
    #expect(reading("``{afirmar}\n1\n``{datos}\na\n``\n").places == ["``{afirmar}", "``{datos}"])
  }

  /// One that is below its back-ticks may be there to be looked at.
  @Test(arguments: [
    ("```\n{afirmar}\n1 == 2\n```\n", "```{afirmar}\n1 == 2\n```\n"),
    ("> ```\n> {afirmar}\n> 1 == 2\n> ```\n", "> ```{afirmar}\n> 1 == 2\n> ```\n"),
    ("```\n{figura red}\n```\n", "```{figura red}\n```\n"),
  ])
  func bracesBelowAreMendedOnlyByHand(text: String, mended: String) {
    let read = reading(text)
    #expect(read.problems.map(\.code) == [.nearFence])
    #expect(read.fixed == nil)
    let fixes = read.problems.flatMap(\.suggestions)
    #expect(fixes.map(\.isCertain) == [false])
    let source = SourceText(path: "a.md", text)
    #expect(fixes.map { String(decoding: source.applying([$0]), as: UTF8.self) } == [mended])
  }

  @Test func bracesWithAWrongNameAreToldWhereNothingElseIsWrittenSo() {
    #expect(reading("´´´{afirma}\n1 == 2\n´´´\n").places == ["´´´{afirma}"])
    #expect(reading("``{afirma}\n1 == 2\n``\n").places == [])
  }

  @Test func namesAreThoseThatTheDirectiveWouldBind() {
    #expect(reading("´´´{datos #a}\nb = 1\nf(x) = x\n´´´\n\nc = 2\n").names == ["a", "b", "f"])
    #expect(reading("> {datos #a}\n> b = 1\n>\n> c = 1\n").names == ["a", "b"])
    #expect(reading("```datos #a\nb = 1\n```\n").names == ["a", "b"])
    #expect(reading("```\n{datos #a}\nb = 1\n```\n").names == ["a", "b"])
  }
}
