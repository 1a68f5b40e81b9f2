import Diagnostics
import Directives
import Foundation
import Lesson
import Neural
import Runner
import TestSupport
import Testing

@Suite struct ModelDirectiveTests {
  @Test func printsItsSummary() throws {
    let table = try #require(outputs(model).tables.first)
    #expect(table.columns.map(\.key) == ["capa", "activación", "salida", "parámetros"])
    #expect(
      table.rows == [
        [.code("aplanar"), .missing, .shape([784]), .integer(0)],
        [.code("densa(16)"), .code("relu"), .shape([16]), .integer(12_560)],
        [.code("densa(10)"), .code("softmax"), .shape([10]), .integer(170)],
      ])
    #expect(table.total == [.text("Total"), .missing, .missing, .integer(12_730)])
  }

  @Test func leavesItsShapes() {
    #expect(values("red.parámetros", "red.entrada", "red.salida", after: model) == ["12\u{202F}730", "28 y 28", "10"])
  }

  @Test func readsLayersInABracketToo() {
    let text = "```{modelo #red}\nentrada: [4]\ncapas: [densa(3), activación(relu), densa(2)]\n```\n"
    #expect(values("red.parámetros", after: text) == ["23"])
  }

  @Test func aSingleNumberIsAShape() {
    #expect(values("red.entrada", after: "```{modelo #red}\nentrada: 4\ncapas:\n- densa(3)\n```\n") == ["4"])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("entrada: [4]", ["L015"]), ("capas:\n- densa(2)", ["L015"]), ("entrada: \"4\"\ncapas:\n- densa(2)", ["T004"]),
      ("entrada: [0]\ncapas:\n- densa(2)", ["T005"]), ("entrada: []\ncapas:\n- densa(2)", ["T004"]),
      ("entrada: [1, 2, 3, 4, 5]\ncapas:\n- densa(2)", ["T005"]), ("entrada: [4]\ncapas: []", ["L015"]),
      ("entrada: [4]\ncapas:\n- densa(2)\n- densas(3)\n- Dense(3)", ["T003", "T003"]),
      ("entrada: [2, 2]\ncapas:\n- densa(2)", ["T009"]), ("entrada: [4]\ncapas:\n- densa(0)", ["T005"]),
      ("entrada: [4]\ncapas:\n- densa(65537)", ["T005"]), ("entrada: [65536, 65536]\ncapas:\n- aplanar", ["T013"]),
      ("entrada: [60000]\ncapas:\n- densa(60000)", ["T013"]), ("entrada: [4]\ncapas:\n- activación(densa)", ["T003"]),
      ("entrada: [4.5]\ncapas:\n- densa(2)", ["T004"]), ("entrada: [4]\ncapas:\n- densa(2) + 1", ["T004"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes("```{modelo #red}\n\(options)\n```\n") == expected)
  }

  private let given = """
    ```{modelo #red}
    entrada: [2]
    capas:
    - densa(2, activación: relu, pesos: [[0.1, 0.2], [0.3, 0.4]], sesgos: [0, 1])
    - densa(1)
    ```


    """

  @Test func takesGivenParameters() {
    #expect(values("red.capas[0].pesos[1]", "red.capas[0].sesgos", after: given) == ["0,3000 y 0,4000", "0 y 1"])
    let named =
      "```{calcular}\nW = [[1], [2]]\n```\n\n"
      + "```{modelo #red}\nentrada: [2]\ncapas:\n- densa(1, pesos: W)\n```\n"
    #expect(values("red.capas[0].pesos[:, 0]", "red.capas[0].sesgos[0]", after: named) == ["1 y 2", "0"])
  }

  @Test func itsLayersHaveFields() {
    #expect(
      values("forma(red.capas)[0]", "red.capas[-1].forma", "red.capas[0].parametros", after: given) == ["2", "1", "6"])
    #expect(codes(given + "```{calcular}\nred.capas[1].pesos @ [1, 2, 3]\nred.capas[2]\n```\n") == ["T009", "T005"])
  }

  @Test(
    "los pesos que no encajan se dicen",
    arguments: [
      ("densa(3, pesos: [[1, 2], [3, 4], [5, 6]])", ["T009"]), ("densa(3, sesgos: 1)", ["T009"]),
      ("densa(3, pesos: \"a\")", ["T004"]), ("densa(3, pesos: nada)", ["T001"]), ("aplanar(pesos: [1])", ["T007"]),
      ("densa(3, pesos: ceros([2, 3]), sesgos: ceros(2))", ["T009"]),
    ])
  func refusesParameters(layer: String, expected: [String]) {
    #expect(codes("```{modelo #red}\nentrada: [2]\ncapas:\n- \(layer)\n```\n") == expected)
  }

  @Test func parametersMustBeFinite() {
    let lesson = executed("```{modelo #red}\nentrada: [1]\ncapas:\n- densa(1, pesos: [[1/0]])\n```\n")
    #expect(lesson.problems.map(\.code) == [.outOfRange])
  }

  /// The model may be named after the directive, in the fence or in the body: the copy's random numbers are the same.
  @Test(arguments: ["{entrenar M}\n", "{entrenar modelo=M}\n", "{entrenar}\nmodelo: M\n", "{entrenar #i}\nmodelo: M\n"])
  func aCopyFollowsItsOriginalInAnySpelling(header: String) {
    func train(_ model: String, _ header: String) -> String {
      let named = header.replacing("M", with: model).replacing("#i", with: "#\(model)_ajuste")
      return "```\(named)datos: moda.entrenamiento\n```\n\n"
    }
    let copy = "```{modelo #copia}\ncomo: red\n```\n\n" + compiled.replacing("red", with: "copia")
    let check = "```{afirmar}\nexacto(red.capas[1].pesos) == copia.capas[1].pesos\n```\n"
    for other in ["{entrenar M}\n", "{entrenar}\nmodelo: M\n"] {
      let steps = train("red", header) + train("copia", other) + train("red", other) + train("copia", header)
      #expect(executed(ready + copy + steps + check).problems.isEmpty, "\(header)\(other)")
    }
    // And the spelling itself moves nothing.
    if header.contains("#") { return }
    let plain = executed(ready + train("red", "{entrenar M}\n")).steps.last?.outputs.tables
    #expect(executed(ready + train("red", header)).steps.last?.outputs.tables == plain)
  }

  /// The same bits before and after the same steps, whatever the order and the ids of those steps.
  @Test func aCopyStartsAndShufflesAsItsOriginal() {
    let copy = "```{modelo #copia}\ncomo: red\n```\n\n"
    let steps =
      compiled + compiled.replacing("red", with: "copia")
      + "```{entrenar copia #c datos=moda.entrenamiento épocas=2}\n```\n\n"
      + "```{entrenar red datos=moda.entrenamiento épocas=2}\n```\n\n"
    let check = "```{afirmar}\nexacto(red.capas[1].pesos) == copia.capas[1].pesos\n```\n"
    #expect(outputs(data + model + copy + check).assertions.allSatisfy { $0.holds })
    #expect(outputs(data + model + copy + steps + check).assertions.allSatisfy { $0.holds })
    // Copied after the original was trained: its first weights, not those that it has now.
    let first = "```{modelo #red2}\ncomo: red\n```\n\n```{calcular}\nW = red2.capas[1].pesos\n```\n\n"
    let again = ready + first + trained + copy + "```{afirmar}\nexacto(copia.capas[1].pesos) == W\n```\n"
    #expect(outputs(again).assertions.allSatisfy { $0.holds })
  }

  /// A model of its own that the lesson's folder has as red.safetensors.
  private func withSaved(
    _ layers: [any Layer], input: [Int], _ body: (Network, (String) -> CheckedLesson) throws -> Void
  ) throws {
    let network = try Network(inputShape: input, layers: layers, stream: RandomStream(seed: 5, name: "guardada"))
    try withTemporaryFolder { folder in
      try Data(network.saved()).write(to: folder.appendingPathComponent("red.safetensors"))
      try body(network) { text in
        let parsed = parseLesson(SourceText(path: folder.path + "/prueba.md", text))
        return check(parsed.document, problems: parsed.problems, directives: allDirectives, library: smallData)
      }
    }
  }

  @Test func aSavedModelIsKnownBeforeItIsRead() throws {
    let layers: [any Layer] = [Conv2D(filters: 2, kernelSize: 3), BatchNorm(), Flatten(), Dense(units: 3)]
    try withSaved(layers, input: [5, 4]) { network, check in
      let lesson = check("```{modelo #red desde=red.safetensors}\n```\n")
      #expect(lesson.problems.isEmpty)
      guard case .model(let model)? = lesson.scope["red"]?.value else {
        Issue.record("no model")
        return
      }
      #expect(model.shapes == network.shapes && model.inputShape == [5, 4] && model.network == nil)
      #expect(model.layerNames.map(\.name) == ["convolución(2)", "normalización", "aplanar", "densa(3)"])
      var kept: [NamedNetwork] = []
      let compiled = check(
        "```{modelo #red desde=red.safetensors}\n```\n\n"
          + "```{compilar red}\noptimizador: sgd\npérdida: entropía_cruzada(logits: sí)\n```\n")
      let run = execute(compiled, options: RunOptions(threads: 1), library: smallData, keep: { kept = $0 }) { _ in }
      #expect(run.problems.isEmpty && run.steps.first?.outputs.tables.first?.rows.count == 4)
      #expect(kept.map(\.name) == ["red"] && kept.first?.network.fingerprint == network.fingerprint)
    }
  }

  @Test func savedWeightsFitTheLayersThatAreDeclared() throws {
    try withSaved([Dense(units: 3)], input: [4]) { _, check in
      func problems(_ layers: String) -> [String] {
        check("```{modelo #red}\ndesde: red.safetensors\n\(layers)\n```\n\n`{= red.parámetros }`\n").problems
          .map(\.code.rawValue)
      }
      #expect(problems("entrada: [4]\ncapas:\n- densa(3, activación: relu)") == [])
      #expect(problems("entrada: [4]\ncapas:\n- densa(2)") == ["T009"])
      #expect(problems("entrada: [3]\ncapas:\n- densa(3)") == ["T009"])
      #expect(problems("entrada: [4]\ncapas:\n- densa(3)\n- densa(3)") == ["T009"])
      #expect(problems("entrada: [4]\ncapas:\n- Dense(3)") == ["T003"])
      #expect(problems("entrada: [4]") == ["L015"])
      #expect(problems("capas:\n- densa(3)") == ["L015"])
    }
  }

  /// Between checking and running a file may change.
  @Test func aFileThatChangedIsToldWhenItIsRun() throws {
    try withSaved([Dense(units: 3)], input: [4]) { _, check in
      let lesson = check("```{modelo #red desde=red.safetensors}\n```\n")
      let folder = URL(fileURLWithPath: lesson.document.source.path).deletingLastPathComponent()
      try Data("nada".utf8).write(to: folder.appendingPathComponent("red.safetensors"))
      let run = execute(lesson, options: RunOptions(threads: 1), library: smallData) { _ in }
      #expect(run.problems.map(\.code) == [.corruptModel])
    }
  }
}
