import Lesson
import Testing

@Suite struct CompileDirectiveTests {
  private func facts(_ options: String) -> [Output] { outputs(model + "```{compilar red}\n\(options)\n```\n") }

  @Test func tellsAllSettings() {
    let left = facts("optimizador: adam\npérdida: entropía_cruzada\nmétricas: [exactitud]")
    #expect(left.fact("optimizador") == .code("adam(tasa: 0.001, beta1: 0.9, beta2: 0.999, épsilon: 1e-7)"))
    #expect(left.fact("pérdida") == .code("entropía_cruzada"))
    #expect(left.fact("métricas") == .code("exactitud"))
  }

  @Test(
    "el optimizador se lee con sus números",
    arguments: [
      ("sgd", "sgd(tasa: 0.01, momento: 0, nesterov: no)"), ("sgd(0.5)", "sgd(tasa: 0.5, momento: 0, nesterov: no)"),
      ("sgd(tasa: 1, momento: 0.9, nesterov: sí)", "sgd(tasa: 1, momento: 0.9, nesterov: sí)"),
      ("rmsprop(momento: 0.5, recorte: 2)", "rmsprop(tasa: 0.001, rho: 0.9, momento: 0.5, épsilon: 1e-7, recorte: 2)"),
      ("adamw(beta2: 0.99)", "adamw(tasa: 0.001, beta1: 0.9, beta2: 0.99, épsilon: 1e-7, decaimiento: 0.004)"),
      (
        "sgd(escalones([0.1, 0.01], pasos: [100]))",
        "sgd(tasa: escalones([0.1, 0.01], pasos: [100]), momento: 0, nesterov: no)"
      ),
      (
        "sgd(tasa: calentamiento(10, luego: coseno(0.1, pasos: 90, mínimo: 0.5)))",
        "sgd(tasa: calentamiento(10, luego: coseno(0.1, pasos: 90, mínimo: 0.5), desde: 0), momento: 0, nesterov: no)"
      ),
      ("Adam(1e-4)", "adam(tasa: 0.0001, beta1: 0.9, beta2: 0.999, épsilon: 1e-7)"),
      ("adam(beta1: 0, epsilon: 1e-8)", "adam(tasa: 0.001, beta1: 0, beta2: 0.999, épsilon: 1e-8)"),
    ])
  func optimizers(word: String, told: String) {
    #expect(facts("optimizador: \(word)\npérdida: entropía_cruzada").fact("optimizador") == .code(told))
  }

  @Test func metricsAreOptional() {
    #expect(facts("optimizador: sgd\npérdida: entropía_cruzada").facts.count == 2)
    #expect(facts("optimizador: sgd\npérdida: entropía_cruzada\nmétricas: exactitud").facts.count == 3)
  }

  @Test func theLossSuitsTheLastLayer() {
    let plain = "```{modelo #red}\nentrada: [4]\ncapas:\n- densa(3)\n```\n\n"
    let loss = "```{compilar red}\noptimizador: sgd\npérdida: entropía_cruzada\n```\n"
    let logits = "```{compilar red}\noptimizador: sgd\npérdida: entropía_cruzada(logits: sí)\n```\n"
    #expect(codes(plain + loss) == ["T011"])
    #expect(codes(plain + logits).isEmpty)
    #expect(codes(model + logits) == ["T011"])
    let single = "```{modelo #red}\nentrada: [4]\ncapas:\n- densa(1, activación: softmax)\n```\n\n"
    #expect(codes(single + loss) == ["T011"])
    let image = "```{modelo #red}\nentrada: [4, 4]\ncapas:\n- convolución(1)\n```\n\n"
    #expect(codes(image + logits) == ["T011"])
    let yes = "```{modelo #red}\nentrada: [4]\ncapas:\n- densa(1, activación: sigmoide)\n```\n\n"
    let binary = "```{compilar red}\noptimizador: sgd\npérdida: entropía_cruzada_binaria\nmétricas: [f1]\n```\n"
    #expect(codes(yes + binary).isEmpty)
    #expect(codes(yes + binary.replacing("binaria", with: "binaria(logits: sí)")) == ["T011"])
    // Several answers of yes or no are not one class of several.
    #expect(codes(yes.replacing("densa(1", with: "densa(3") + binary) == ["T011"])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("pérdida: entropía_cruzada", ["L015"]), ("optimizador: sgd", ["L015"]),
      ("optimizador: sgdd\npérdida: entropia\nmétricas: [exactitut, accuracy]", ["T003", "T003", "T003", "T003"]),
      ("optimizador: sgd(0)\npérdida: entropía_cruzada", ["T005"]),
      ("optimizador: sgd(-1)\npérdida: entropía_cruzada", ["T005"]),
      ("optimizador: adam(beta1: 1)\npérdida: entropía_cruzada", ["T005"]),
      ("optimizador: adam(lr: 0.1)\npérdida: entropía_cruzada", ["T007"]),
      ("optimizador: sgd\npérdida: entropía_cruzada(logits: 1)", ["T004"]),
      ("optimizer: sgd\nloss: mse", ["L012", "L012"]),
      ("optimizador: sgd(recorte: 0)\npérdida: entropía_cruzada", ["T005"]),
      ("optimizador: sgd(coseno(0.1))\npérdida: entropía_cruzada", ["T007"]),
      ("optimizador: sgd(coseno(pasos: 3))\npérdida: entropía_cruzada", ["T007"]),
      ("optimizador: sgd(coseno(0.1, pasos: 0))\npérdida: entropía_cruzada", ["T005"]),
      ("optimizador: sgd(escalones([0.1, 0.2], pasos: [5, 6]))\npérdida: entropía_cruzada", ["T005"]),
      ("optimizador: sgd(escalones([0.1, 0.2, 0.3], pasos: [6, 5]))\npérdida: entropía_cruzada", ["T005"]),
      ("optimizador: sgd(escalones([0.1, 0], pasos: [6]))\npérdida: entropía_cruzada", ["T005"]),
      ("optimizador: sgd(escalones([0.1, 0.2]))\npérdida: entropía_cruzada", ["T007"]),
      ("optimizador: sgd(calentamiento(3))\npérdida: entropía_cruzada", ["T007"]),
      ("optimizador: sgd(calentamiento(3, luego: entropía(2)))\npérdida: entropía_cruzada", ["T003"]),
      ("optimizador: sgd\npérdida: entropía_cruzada\nmétricas: [exactitud_entre(10)]", ["T005"]),
      ("optimizador: sgd\npérdida: error_cuadrático\nmétricas: [exactitud, auc, error_absoluto]", ["T011", "T011"]),
      ("optimizador: sgd\npérdida: entropía_cruzada_binaria", ["T011"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes(model + "```{compilar red}\n\(options)\n```\n") == expected)
  }

  @Test func needsAModel() {
    let options = "optimizador: sgd\npérdida: entropía_cruzada"
    #expect(codes("```{compilar}\n\(options)\n```\n") == ["L015"])
    #expect(codes("```{compilar nadie}\n\(options)\n```\n") == ["T001"])
    #expect(codes(data + "```{compilar moda}\n\(options)\n```\n") == ["T004"])
  }

  /// A misspelt optimizer is one mistake, not two: the model counts as compiled.
  @Test func aWrongCompilationDoesNotCascade() {
    let text =
      data + model + "```{compilar red}\noptimizador: adan\npérdida: entropía_cruzada\n```\n\n" + trained + evaluated
    #expect(codes(text) == ["T003"])
  }

  @Test func compilingAgainStartsTheOptimizerAnew() {
    let again = ready + trained + compiled + "```{entrenar red #otro}\ndatos: moda.entrenamiento\nbarajar: no\n```\n"
    let going = ready + trained + "```{entrenar red #otro}\ndatos: moda.entrenamiento\nbarajar: no\n```\n"
    #expect(values("otro.pérdida[0]", after: again) != values("otro.pérdida[0]", after: going))
  }
}
