import Diagnostics
import Lesson
import Testing

/// Code whose fence has a word that names a directive too.
@Suite struct NearFenceBodyTests {
  private func isTold(_ text: String) -> Bool {
    let source = SourceText(path: "a.md", text)
    let bodies: [String: NearFenceBody] = [
      "datos": .options(keys: ["fuente", "capas", "division"]), "calcular": .statements, "salida": .text,
      "falla": .directive,
    ]
    return parseLesson(source).document.nearFences.contains { $0.problem(knowing: bodies, in: source) != nil }
  }

  @Test(
    "lo que se llama como una directiva y no lo parece se queda como está",
    arguments: [
      "```salida\népoca 1: pérdida 0.5\n```\n", "```salida\nfuente: a\n```\n", "```datos\n1,2\n```\n",
      "```datos\na: 1\n```\n", "```datos\nfuente: a\nautora: b\n```\n", "```datos\nfuente: a\nb, c\n```\n",
      "```datos\n- a\n```\n", "```datos\n```\n", "```datos iris\n1,2\n```\n", "```calcular\n1 + 1\n```\n",
      "```calcular\nprimero x = 1\ny = 2\n```\n", "```calcular\n# x = 1\n```\n", "~~~falla\nTraceback\n~~~\n",
    ])
  func isLeftAlone(text: String) {
    #expect(!isTold(text))
  }

  @Test(
    "lo que se lee como su directiva se dice",
    arguments: [
      "```datos\nfuente: a\n```\n", "```datos\n\n# b\nDivisión: 1\n```\n", "```datos iris\nfuente: a\n```\n",
      "```datos\ncapas:\n- densa(2,\n    sesgos: no)\n- aplanar\nfuente: a\n```\n", "```calcular\nx = 1\n```\n",
      "```calcular\n1 + 1\nf(x) = x\n```\n", "```calcular\nno (1 < 2)\n```\n",
      "> ```calcular\n> a == 1 y b es creciente\n> ```\n", "~~~falla\n```{calcular}\n1\n```\n~~~\n",
    ])
  func asOneIsRead(text: String) {
    #expect(isTold(text))
  }

  @Test(
    "un nombre, una opción o media llave bastan",
    arguments: ["```datos #a\n1\n```\n", "```salida de=x\n1\n```\n", "```salida}\n1\n```\n"])
  func marksAreEnough(text: String) {
    #expect(isTold(text))
  }
}
