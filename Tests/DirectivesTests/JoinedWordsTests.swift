import Diagnostics
import Lesson
import Runner
import Testing

@Suite struct JoinedWordsTests {
  private func compiling(_ options: String) -> String {
    model + "```{compilar red}\noptimizador: adam\n\(options)\n```\n"
  }

  @Test(
    "una palabra escrita en varias se junta",
    arguments: [
      ("pérdida: entropía cruzada", "pérdida: entropía_cruzada"),
      ("pérdida: Entropia  Cruzada", "pérdida: entropía_cruzada"),
      ("pérdida: entropía cruzada(logits: no)", "pérdida: entropía_cruzada(logits: no)"),
      ("pérdida: entropía_cruzada\nmétricas: [exactitud, exactitud entre(3)]",
        "pérdida: entropía_cruzada\nmétricas: [exactitud, exactitud_entre(3)]"),
    ])
  func isJoined(written: String, expected: String) {
    let text = compiling(written)
    let problems = checked(text).problems
    #expect(problems.count == 1)
    #expect(problems.first?.label?.hasPrefix("escribe ") == true)
    let fixed = SourceText(path: "prueba.md", text).applyingFixes(of: problems)
    #expect(fixed.map { String(decoding: $0, as: UTF8.self) } == compiling(expected))
    #expect(codes(compiling(expected)).isEmpty)
  }

  /// The longest word counts, and words that are none stay as they are.
  @Test func onlyKnownWordsAreJoined() {
    #expect(checked(compiling("pérdida: entropía cruzada binaria")).problems.first?.label
      == "escribe entropía_cruzada_binaria")
    #expect(checked(compiling("pérdida: entropía_cruzada binaria")).problems.first?.label
      == "escribe entropía_cruzada_binaria")
    let other = checked(compiling("pérdida: cosa rara")).problems.first
    #expect(other?.message == "entre dos valores falta un operador o una coma")
    #expect(other?.suggestions.isEmpty == true)
  }

  @Test func anUnknownNameWhereATextIsWantedMayLackItsQuotes() {
    for (text, name) in [
      ("```{tabla}\ncolumnas: [modelo]\nfilas:\n- [1]\n```\n", "modelo"),
      ("```{calcular}\nh(x, z) = x * z\nderivada(h, respecto: x)(1, 2)\n```\n", "x"),
    ] {
      let problem = checked(text).problems.first
      #expect(problem?.code == .unknownName)
      #expect(problem?.label == "si es un texto, va entre comillas: \"\(name)\"")
      #expect(problem?.suggestions.map(\.replacement) == ["\"\(name)\""])
      #expect(problem?.suggestions.map(\.isCertain) == [false])
    }
  }
}
