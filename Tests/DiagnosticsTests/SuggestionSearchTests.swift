import Diagnostics
import Testing

@Suite struct SuggestionSearchTests {
  private let known = ["épocas", "lote", "validación", "datos", "pérdida", "barajar"]

  @Test(arguments: [
    ("epocs", "épocas"), ("EPOCAS", "épocas"), ("lotes", "lote"), ("validacoin", "validación"), ("perdida", "pérdida"),
    ("dato", "datos"), ("braajar", "barajar"), ("epochs", "épocas"), ("batch_size", "lote"),
  ])
  func near(written: String, meant: String) {
    let aliases = ["epochs": "épocas", "batch_size": "lote"]
    #expect(suggestion(for: written, among: known, aliases: aliases) == meant)
  }

  @Test(arguments: ["", "x", "xyz", "optimizador", "tasa", "tope"])
  func far(written: String) {
    #expect(suggestion(for: written, among: known) == nil)
  }

  @Test func theNearestWins() {
    #expect(suggestion(for: "capaz", among: ["cabeza", "capa", "capas"]) == "capa")
    #expect(suggestion(for: "x1", among: ["x", "x2"]) == "x")
    #expect(suggestion(for: String(repeating: "a", count: 100_000), among: known) == nil)
  }

  @Test func edits() {
    #expect(editDistance("", "abc") == 3)
    #expect(editDistance("abc", "abc") == 0)
    #expect(editDistance("abc", "acb") == 1)
    #expect(editDistance("gato", "pato") == 1)
    #expect(editDistance("ca", "abc") == 3)
    #expect(editDistance("época", "epocas") == 2)
  }
}
