import LanguageServer
import Testing

@Suite struct HoverTests {
  @Test(
    "se dice qué es cada cosa",
    arguments: [
      ("```{da‸tos #f fuente=iris}\n```\n", ["**datos**", "una directiva", "carga un conjunto de datos"]),
      ("```{entrenar red}\nepo‸cas: 3\n```\n", ["**épocas**", "una opción de {entrenar}"]),
      ("```{compilar red}\noptimizador: ad‸am\n```\n", ["**adam**", "un optimizador", "adam(tasa: 0.001"]),
      ("```{calcular}\nx = su‸ma([1, 2])\n```\n", ["suma(x"]),
      ("```{calcular}\nx = [1, 2]\nx‸ + 1\n```\n", ["**x**", "un vector de 2 elementos", "[1 2]"]),
      (
        "`{= re‸d.parámetros }`\n",
        ["**red**", "un modelo", "- densa(8): 4 → 8 · 40 parámetros", "67 parámetros en total"]
      ),
      ("`{= red.pará‸metros }`\n", ["**parámetros**", "un número entero", "67"]),
    ])
  func tells(text: String, parts: [String]) {
    var client = Client(network + text)
    let found = client.hover()
    for part in parts { #expect(found.contains(part), "\(found)") }
  }

  @Test func aLayerTellsItsShapes() {
    var client = Client(network.replacing("- densa(3", with: "- den‸sa(3"))
    let found = client.hover()
    #expect(found.contains("8 → 3 · 27 parámetros"), "\(found)")
    #expect(found.contains("**densa** — una capa"))
  }

  @Test func proseIsSilent() {
    var client = Client("La suma‸ de todo.\n")
    #expect(client.hover().isEmpty)
  }
}
