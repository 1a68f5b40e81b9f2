import Diagnostics
import Lesson
import Neural
import Runner
import Testing

/// What a solution trains, compiles or names changes nothing below it, to the last bit.
@Suite struct SolutionTests {
  private let solution = """
    > [!EJERCICIO]
    > Entrena más.
    >
    > > [!SOLUCIÓN]
    > > ```{entrenar red #más}
    > > datos: moda.entrenamiento
    > > ```
    > >
    > > ```{compilar red}
    > > optimizador: sgd(tasa: 0.5)
    > > pérdida: entropía_cruzada
    > > ```
    > >
    > > ```{entrenar red}
    > > datos: moda.entrenamiento
    > > ```
    > >
    > > ```{modelo #red2}
    > > entrada: [28, 28]
    > > capas:
    > > - aplanar
    > > - densa(10, activación: softmax)
    > > ```
    > >
    > > ```{compilar red2}
    > > optimizador: adam
    > > pérdida: entropía_cruzada
    > > ```
    > >
    > > ```{entrenar red2}
    > > datos: moda.entrenamiento
    > > ```
    > >
    > > ```{figura red}
    > > de: red2
    > > ```


    """

  private let goesOn = """
    ```{entrenar red}
    datos: moda.entrenamiento
    ```

    ```{evaluar red #prueba datos=moda.prueba}
    ```

    ```{figura red}
    de: red
    ```

    """

  private func run(_ text: String) -> (lesson: ExecutedLesson, networks: [NamedNetwork]) {
    var networks: [NamedNetwork] = []
    let lesson = execute(
      checked(text), options: RunOptions(threads: 1), library: smallData, keep: { networks = $0 }) { _ in }
    #expect(lesson.problems.isEmpty, "\(lesson.problems.map(\.message))")
    return (lesson, networks)
  }

  @Test func trainingInItLeavesNoTrace() {
    let plain = run(ready + trained + goesOn)
    let branched = run(ready + trained + solution + solution + goesOn)
    #expect(branched.networks.map(\.name) == ["red"])
    #expect(branched.networks.map(\.network.fingerprint) == plain.networks.map(\.network.fingerprint))
    let (last, wanted) = (branched.lesson.steps.suffix(3), plain.lesson.steps.suffix(3))
    #expect(last.dropLast().map { $0.outputs.facts } == wanted.dropLast().map { $0.outputs.facts })
    #expect(last.first?.outputs.tables == wanted.first?.outputs.tables)
  }

  /// Both solutions start from the same place, so that they do the very same.
  @Test func solutionsDoNotSeeEachOther() {
    let steps = run(ready + trained + solution + solution).lesson.steps.suffix(14)
    let (first, second) = (steps.prefix(7), steps.suffix(7))
    #expect(first.map { $0.outputs.tables } == second.map { $0.outputs.tables })
    #expect(first.first?.outputs.tables.isEmpty == false)
  }

  @Test func figuresAreNumberedInTheOrderOfThePage() {
    let lesson = run(ready + trained + solution + solution + goesOn).lesson
    #expect(lesson.steps.flatMap(\.outputs).figures.map(\.number) == [1, 2, 3])
  }

  private func quoted(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return "> [!SOLUCIÓN]\n" + lines.map { "> \($0)\n" }.joined() + "\n"
  }

  /// A step that must fail, inside a solution: it sees the solution's names, and neither changes anything below.
  @Test func failuresInItAreExpectedThere() {
    let fails = "````{falla T009}\n```{calcular}\nv + [1, 2, 3]\n```\n````\n\n"
    let inside = quoted("```{calcular}\nv = [1, 2]\n```\n\n" + fails)
    #expect(executed(inside).problems == [])
    #expect(codes(inside + fails) == ["A003"], "fuera de la solución no hay v")
    #expect(codes(inside + inside) == [])
    #expect(codes(quoted("````{falla T009}\n```{calcular}\n1\n```\n````\n")) == [])
    #expect(executed(quoted("````{falla T009}\n```{calcular}\n1\n```\n````\n")).problems.map(\.code) == [.doesNotFail])
    // A training that diverges there moves no model, neither in the solution nor below.
    let layers = String(repeating: "- densa(64)\n", count: 3)
    let wild = ready.replacing("- densa(16, activación: relu)\n", with: layers)
      .replacing("optimizador: adam", with: "optimizador: sgd(tasa: 1000000)")
    let diverging = "````{falla E001}\n```{entrenar red}\ndatos: moda.entrenamiento\népocas: 2\n```\n````\n\n"
    let evaluation = "```{evaluar red datos=moda.prueba por_clase=no}\n```\n\n"
    let plain = executed(wild + evaluation)
    let branched = executed(wild + quoted(diverging + evaluation) + evaluation)
    #expect(branched.problems == [])
    let facts = branched.steps.suffix(2).map { $0.outputs.facts }
    #expect(Array(repeating: plain.steps.last?.outputs.facts, count: 2) == facts)
  }

  private let twin = "```{modelo #copia}\ncomo: red\n```\n\n" + compiled.replacing("red", with: "copia")

  private func train(_ model: String, _ id: String = "") -> String {
    "```{entrenar \(model)\(id.isEmpty ? "" : " #\(id)") datos=moda.entrenamiento}\n```\n\n"
  }

  /// A copy goes through the same trainings as its original to the last bit, whatever a solution trains in between.
  @Test(arguments: ["", "más"])
  func solutionsDoNotMoveTheStreamsOfCopies(id: String) {
    let named = !id.isEmpty
    let first = train("red", named ? "uno" : "") + quoted(train("red", id) + train("copia"))
    let text = ready + twin + first + train("red", named ? "dos" : "") + train("copia") + train("copia")
    let networks = run(text).networks
    #expect(Set(networks.map(\.name)) == ["red", "copia"])
    #expect(Set(networks.map(\.network.fingerprint)).count == 1)
  }

  /// Within a solution too: the second training of both there is the same.
  @Test func copiesFollowTheirOriginalIntoASolution() {
    let check = "```{afirmar}\nexacto(red.capas[1].pesos) == copia.capas[1].pesos\n```\n"
    let solution = quoted(train("red", "más") + train("copia") + check)
    let lesson = run(ready + twin + train("red", "uno") + train("copia") + solution + train("red", "dos")).lesson
    #expect(lesson.steps.flatMap(\.outputs.assertions).map(\.holds) == [true])
    // And a copy that a solution makes.
    let inside = quoted(twin + train("copia") + train("copia") + check)
    #expect(run(ready + train("red") + train("red", "b") + inside).lesson.steps.count == 10)
  }

  @Test func aModelOfASolutionIsNotKept() {
    #expect(run(ready + solution).networks.map(\.name) == ["red"])
    let quoted = (model + compiled).split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }
    #expect(run("> [!SOLUCIÓN]\n" + quoted.joined(separator: "\n") + "\n").networks.isEmpty)
  }
}
