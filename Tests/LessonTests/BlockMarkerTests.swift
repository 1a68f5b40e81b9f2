import Diagnostics
import Lesson
import Testing

@Suite struct BlockMarkerTests {
  @Test(
    "la primera línea de una cita dice qué bloque es",
    arguments: [
      ("> [!NOTA]\n> x\n", "NOTA"), ("> [!nota]\n> x\n", "NOTA"), ("> [!Solución] Dos\n> x\n", "SOLUCIÓN Dos"),
      ("> [!SOLUCION]\n> x\n", "SOLUCIÓN"), ("> [!SOLUCIO\u{301}N]\n> x\n", "SOLUCIÓN"),
      (">[!PISTA]\n>x\n", "PISTA"), ("   >   [!AVISO]  Con *mucho* `ojo` \n> x\n", "AVISO Con *mucho* `ojo`"),
      ("> [! NOTA ]\n> x\n", "NOTA"), ("- > [!NOTA] En una lista\n  > x\n", "NOTA En una lista"),
      ("texto\n> [!NOTA]\n> x\n", "NOTA"), ("> [!NOTA]\nx perezosa\n", "NOTA"),
      ("> [!PREGUNTA] ¿2?\n> - [x] sí\n>   a\n> - [ ] no\n>   b\n", "PREGUNTA ¿2?"),
    ])
  func opensABlock(text: String, title: String) {
    let read = ReadBlocks(text)
    #expect(read.titles == [title])
    #expect(read.problems == [])
  }

  @Test(
    "una cita cualquiera lo sigue siendo",
    arguments: [
      "> texto\n", "> [enlace](x.html)\n", "> [!NOTA](x.html)\n", "> [!nada que ver]\n", "> \\[!NOTA]\n",
      "> [NOTA] con algo detrás\n", "> \\[NOTA]\n", "> `[!NOTA]`\n", "> x [!NOTA]\n", "[!NOTA]\n",
      ">\n> [!NOTA]\n", "> - [!NOTA]\n", ">     [!NOTA]\n", "> ```\n> [!NOTA]\n> ```\n", "> [!]\n", "> [!3]\n",
      "> [!sin cerrar\n", "> [\n",
      "> [!\(String(repeating: "a", count: 100))]\n", "> [NOTA]\n\n[NOTA]: x.html\n", ">\n", "> # [!NOTA]\n",
    ])
  func staysAQuote(text: String) {
    let read = ReadBlocks(text)
    #expect(read.titles == [])
    #expect(read.problems == [])
  }

  /// Text, problem and what mends it; nothing where only a person can.
  @Test(
    "lo que casi lo es se dice",
    arguments: [
      ("> [!NOTE]\n> x\n", "L020 NOTE", "> [!NOTA]\n> x\n"), ("> [!tip] a\n> x\n", "L020 tip", "> [!PISTA] a\n> x\n"),
      ("> [!NOTAS]\n> x\n", "L020 NOTAS", ""), ("> [!XYZ]\n> x\n", "L020 XYZ", ""),
      ("> [!NOTA bene]\n> x\n", "L020 NOTA bene", ""),
      ("> [NOTA]\n> x\n", "L021 [NOTA]", "> [!NOTA]\n> x\n"), ("> [!NOTA\n> x\n", "L021 [!NOTA", "> [!NOTA]\n> x\n"),
      ("> [!NOTA]: a\n> x\n", "L021 :", "> [!NOTA] a\n> x\n"),
      ("> [!NOTA]a\n> x\n", "L021 [!NOTA]", "> [!NOTA] a\n> x\n"), ("> [!NOTA]\n> ---\n", "L021 [!NOTA]", ""),
    ])
  func nearlyOpensABlock(text: String, problem: String, fixed: String) {
    let read = ReadBlocks(text)
    #expect(read.problems == [problem])
    #expect(read.titles == [])
    #expect(read.fixed ?? "" == fixed)
    // What mends it leaves nothing to say.
    if !fixed.isEmpty { #expect(ReadBlocks(fixed).problems == []) }
  }
}
