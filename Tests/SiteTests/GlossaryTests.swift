import Testing

import Site

@Suite struct GlossaryTests {
  private let glossary = Glossary(
    PageText(
      """
      <main><h3 id="capa">Capa (layer)</h3><p>layer: grupo de neuronas, p. ej. la de entrada. Hay otras.</p>
      <h3 id="prueba">Conjunto de prueba (prueba, datos de prueba)</h3><p>Aparte.</p>
      <h2 id="no">No es un término</h2><h3 id="capa-2">Capas</h3><p>Otra.</p></main>
      """))

  @Test(arguments: [
    ("capa", "capa"), ("Capas", "capa"), ("Layer", "capa"), ("capa layer", "capa"), ("CAPA", "capa"),
    ("datos de prueba", "prueba"), ("conjuntos de prueba", "prueba"), ("prueba", "prueba"),
  ])
  func termsAreFoundInAnyNumber(term: String, anchor: String) {
    #expect(glossary.entry(of: term)?.anchor == anchor)
  }

  @Test(arguments: ["", "no es un término", "capa de", "conjunto", "…"])
  func otherWordsAreNot(term: String) {
    #expect(glossary.entry(of: term) == nil)
  }

  @Test func theFirstSentenceTellsWhatItIs() {
    #expect(glossary.entry(of: "capa")?.summary == "layer: grupo de neuronas, p. ej. la de entrada.")
    #expect(Glossary.firstSentence("sin punto") == "sin punto")
    let long = Glossary.firstSentence(String(repeating: "palabra ", count: 60))
    #expect(long.count <= 201 && long.hasSuffix("palabra…"))
  }
}
