import LanguageServer
import Testing

@Suite struct CompletionsTests {
  @Test(
    "en cada sitio, lo que puede ir en él",
    arguments: [
      ("```{‸", ["datos", "modelo", "figura", "afirmar"], ["densa", "épocas"]),
      ("```{ent‸", ["entrenar"], []),
      ("> ```{‸", ["datos"], []),
      ("```{entrenar ‸", ["épocas", "lote", "red"], ["adam"]),
      ("```{figura ‸", ["curvas", "cuadrícula"], ["épocas"]),
      ("```{entrenar red #ajuste ‸", ["épocas", "validación"], ["red"]),
      ("```{datos #otras fuente=‸", ["iris", "fashion_mnist", "espirales"], ["densa"]),
      ("```{entrenar red}\n‸\n```\n", ["épocas", "datos"], ["adam"]),
      ("```{compilar red}\noptimizador: ‸\n```\n", ["adam", "sgd"], ["densa", "exactitud"]),
      ("```{compilar red}\npérdida: en‸\n```\n", ["entropía_cruzada", "huber"], ["adam"]),
      ("```{compilar red}\nperdida: ‸\n```\n", ["entropía_cruzada"], []),
      ("```{compilar red}\nmétricas: [‸\n```\n", ["exactitud", "auc"], ["adam"]),
      ("```{modelo #b}\ncapas:\n- ‸\n```\n", ["densa", "lstm"], ["relu"]),
      ("```{modelo #b}\ncapas:\n- aplanar\n- densa(8, activación: ‸\n```\n", ["relu", "softmax"], ["densa"]),
      ("```{calcular}\nx = ‸\n```\n", ["suma", "forma", "red"], ["adam"]),
      ("```{afirmar}\nred.‸\n```\n", ["parámetros", "entrada", "salida"], ["suma", "red"]),
      ("Tiene `{= red.‸ }` parámetros.\n", ["parámetros"], ["suma"]),
      ("Tiene `{= ‸ }` parámetros.\n", ["red", "suma"], []),
      ("```{afirmar}\n[2, 1] es ‸\n```\n", ["creciente", "decreciente"], ["suma", "red"]),
      ("Va `{= [2, 1] es de‸ }`.\n", ["decreciente"], ["suma"]),
      ("> [!‸\n", ["NOTA", "PREGUNTA"], ["suma", "datos"]),
      ("[!‸\n", [], ["NOTA"]),
      ("Un texto ‸ cualquiera.\n", [], ["red", "suma", "datos"]),
      ("```{afirmar}\nnada.‸\n```\n", [], ["suma", "red"]),
    ])
  func offersWhatFits(text: String, offered: [String], others: [String]) {
    var client = Client(network + text)
    let found = client.completions()
    for name in offered { #expect(found.contains(name), "\(found)") }
    for name in others { #expect(!found.contains(name), "\(found)") }
  }

  /// Also one that is bound again below; and those of a solution inside it alone.
  @Test func namesAreThoseOfThePlace() {
    var above = Client("```{calcular}\nx = 1\ny = ‸2\nx = 3\n```\n")
    #expect(above.completions().contains("x"))
    let solution = "> [!SOLUCIÓN]\n> ```{calcular}\n> v = 1\n> w = ‸2\n> ```\n\n"
    var inside = Client(solution)
    #expect(inside.completions().contains("v"))
    var below = Client(solution.replacing("‸", with: "") + "`{= ‸ }`\n")
    #expect(!below.completions().contains("v"))
    var other = Client(solution.replacing("‸", with: "") + solution.replacing("v", with: "u"))
    #expect(!other.completions().contains("v") && other.completions().contains("u"))
  }

  /// Only what stands above can be used.
  @Test func namesBelowAreNotOffered() {
    var client = Client("```{calcular}\nx = ‸1\n```\n\n" + network)
    #expect(!client.completions().contains("red"))
  }
}
