import Diagnostics
import Lesson
import Runner
import Testing

/// Weights and biases that a lesson gives its layers.
@Suite struct GivenParametersTests {
  private func model(_ layer: String, input: String = "[2]", id: String = "red") -> String {
    "```{modelo #\(id)}\nentrada: \(input)\ncapas:\n- \(layer)\n```\n\n"
  }

  private func problem(_ layer: String, input: String = "[2]") -> Problem? {
    checked(model(layer, input: input)).problems.first
  }

  @Test func theyAreWhatTheLayerStartsWith() {
    let given = model("densa(2, pesos: [[0.5, -1], [2, 0]], sesgos: [0, 3])")
    #expect(values("red.capas[0].pesos[1]", "red.capas[0].sesgos", after: given) == ["2 y 0", "0 y 3"])
    // The rest is as it is without being said.
    #expect(values("red.capas[0].sesgos", after: model("densa(2, pesos: unos([2, 2]))")) == ["0 y 0"])
    let same = model("densa(2, sesgos: [1, 1])") + model("densa(2)", id: "otra")
    #expect(values("forma(red.capas[0].pesos)", after: same) == ["2 y 2"])
  }

  @Test func theyMayBeComputed() {
    let text = "```{calcular}\nW = [[1, 2]]\n```\n\n" + model("densa(2, pesos: transponer([[1, 3], [2, 4]]) * 2)")
    #expect(values("red.capas[0].pesos[0]", after: text) == ["2 y 4"])
    let ofAnother = model("densa(2)", id: "maestra") + model("densa(2, pesos: maestra.capas[0].pesos)")
    let check = "```{afirmar}\nexacto(red.capas[0].pesos) == maestra.capas[0].pesos\n```\n"
    #expect(executed(ofAnother + check).problems == [])
  }

  @Test(
    "cada capa que tiene pesos los toma con su forma",
    arguments: [
      ("convolución(2, tamaño: 3, pesos: ceros([3, 3, 1, 2]), sesgos: [1, 2])", "[8, 8]"),
      ("convolución(1, tamaño: 1, pesos: unos([1, 1, 3, 1]))", "[4, 4, 3]"),
      ("convolución_1d(2, tamaño: 3, pesos: ceros([3, 5, 2]))", "[10, 5]"), ("densa(1, sesgos: [0.1])", "[3]"),
    ])
  func eachLayerTakesThem(layer: String, input: String) {
    #expect(executed(model(layer, input: input)).problems == [])
  }

  /// The layer, the code, what the sentence says, and what stands beside or after it.
  @Test(
    "los que no encajan se dicen con la forma que hace falta",
    arguments: [
      ("densa(3, pesos: ceros([3, 2]))", "T009", "[2, 3]", "transponer"),
      ("densa(3, pesos: 1)", "T009", "un solo número", ""),
      ("densa(3, sesgos: [[1, 2, 3]])", "T009", "[1, 3]", "uno por unidad"),
      ("densa(2, pesos: ceros([3, 3]))", "T009", "[2, 2]", "[entradas, unidades]"),
      ("densa(2, pesos: \"no\")", "T004", "", ""), ("densa(2, pesos: nada)", "T001", "nada", ""),
      ("densa(2, pesos: [[1, 2], [3]])", "", "", ""),
    ])
  func tellsTheShape(layer: String, code: String, said: String, beside: String) throws {
    let told = try #require(problem(layer))
    if !code.isEmpty { #expect(told.code.rawValue == code) }
    let all = ([told.message, told.label ?? ""] + told.notes).joined(separator: " ")
    #expect(all.contains(said) && all.contains(beside), "\(all)")
  }

  /// A convolution's are four, and which they are is told.
  @Test func axesAreNamed() {
    let two = problem("convolución(2, tamaño: 3, pesos: ceros([3, 3, 2]))", input: "[8, 8]")
    #expect(two?.notes == ["son [alto, ancho, canales, filtros]"])
    let one = problem("convolución_1d(2, tamaño: 3, pesos: ceros([3, 2]))", input: "[10, 5]")
    #expect(one?.notes == ["son [tamaño, canales, filtros]"])
  }

  /// Both may be wrong at once; the steps below are checked all the same.
  @Test func everyOneIsTold() {
    let text = model("densa(3, pesos: 1, sesgos: 2)") + "```{evaluar red}\nnada: 1\n```\n"
    #expect(codes(text).filter { $0 == "T009" }.count == 2)
    #expect(codes(text).contains("L012"))
  }

  @Test(
    "solo números que caben",
    arguments: ["[[1/0], [1]]", "[[0/0], [1]]", "[[1e39], [1]]", "[[-1e39], [1]]", "log([[0], [1]])"])
  func notFiniteIsTold(weights: String) {
    let lesson = executed(model("densa(1, pesos: \(weights))"))
    #expect(lesson.problems.map(\.code) == [.outOfRange])
    #expect(lesson.problems.first?.message == "los pesos de una capa son números finitos")
  }

  /// A number that no 32-bit one is becomes the nearest.
  @Test func theyAreRoundedToTheNearest() {
    let text = model("densa(1, pesos: [[0.1], [16777217]])")
    #expect(values("red.capas[0].pesos[1, 0]", after: text) == ["16\u{202F}777\u{202F}216"])
  }

  @Test func layersWithoutThemRefuseThem() {
    let layers = [
      "aplanar(pesos: [1])", "abandono(0.5, sesgos: [1])", "normalización(pesos: [1])", "lstm(2, pesos: 1)",
    ]
    for layer in layers {
      #expect(problem(layer)?.code.rawValue == "T007", "\(layer)")
    }
  }
}
