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

  @Test func aModelOfASolutionIsNotKept() {
    #expect(run(ready + solution).networks.map(\.name) == ["red"])
    let quoted = (model + compiled).split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }
    #expect(run("> [!SOLUCIÓN]\n" + quoted.joined(separator: "\n") + "\n").networks.isEmpty)
  }
}
