import LanguageServer
import Testing

@Suite struct HoverTests {
  @Test(
    "se dice qué es cada cosa",
    arguments: [
      ("```{da‸tos #f fuente=iris}\n```\n", ["**datos**", "una directiva", "carga un conjunto de datos"]),
      ("```{entrenar red}\nepo‸cas: 3\n```\n", ["**épocas**", "una opción de {entrenar}"]),
      ("```{compilar red}\noptimizador: ad‸am\n```\n", ["**adam**", "un optimizador", "adam(tasa: 0.001"]),
      ("```{calcular}\nx = su‸ma([1, 2])\n```\n", ["**suma** — una función", "la suma de todos", "suma(x"]),
      ("```{calcular}\nx = re‸lu([1, 2])\n```\n", ["**relu** — una función"]),
      ("```{afirmar}\n[2, 1] es decre‸ciente\n```\n", ["**decreciente** — un adjetivo"]),
      ("> [!NO‸TA]\n> Un texto.\n", ["**NOTA** — un bloque"]),
      ("`{= red.parámetros / 3 : 2‸% }`\n", ["**1%** — un formato"]),
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

  @Test func whatALayerIsGivenIsTold() {
    var client = Client(network.replacing("densa(3", with: "densa(3, se‸sgos: [1, 2, 3]"))
    #expect(client.hover().contains("**sesgos** — un argumento de las capas"), "\(client.hover())")
  }

  /// An activation of a layer, not the function of the same name.
  @Test func aWordIsWhatItsPlaceSays() {
    var client = Client("```{modelo #b}\nentrada: [4]\ncapas:\n- densa(2, activación: re‸lu)\n- nada\n```\n")
    #expect(client.hover().contains("**relu** — una activación"), "\(client.hover())")
  }

  /// A name means what was bound last above the cursor, and inside a solution what the solution binds.
  @Test(
    "un nombre vale lo que vale allí",
    arguments: [
      ("```{calcular}\nx = 1\nx‸ + 1\n```\n\n```{calcular}\nx = [1, 2]\n```\n", "un número entero"),
      ("```{calcular}\nx = 1\n```\n\n```{calcular}\nx = [1, 2]\nx‸ + 1\n```\n", "un vector de 2 elementos"),
      ("```{calcular}\nx = [1, 2]\nx = x‸[0]\n```\n", "un vector de 2 elementos"),
      ("```{calcular}\nx = [1, 2]\nx‸ = x[0]\n```\n", "un número entero"),
      (
        "> [!SOLUCIÓN]\n> ```{calcular}\n> v = [1, 2]\n> ```\n>\n> Es `{= v‸[0] }`.\n\nFin.\n",
        "un vector de 2 elementos"
      ),
      (
        "```{calcular}\nv = 1\n```\n\n> [!SOLUCIÓN]\n> ```{calcular}\n> v = [1, 2]\n> ```\n\n`{= v‸ }`\n",
        "un número entero"
      ),
    ])
  func aNameIsWhatItIsThere(text: String, kind: String) {
    var client = Client(text)
    #expect(client.hover().contains(kind), "\(client.hover())")
  }

  @Test func proseIsSilent() {
    var client = Client("La suma‸ de todo.\n")
    #expect(client.hover().isEmpty)
  }
}
