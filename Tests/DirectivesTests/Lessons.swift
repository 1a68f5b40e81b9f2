import Datasets
import Diagnostics
import Directives
import Foundation
import Lesson
import Plotting
import Runner
import TestSupport
import Testing

/// The small dataset of the test cases: the first 96 and 32 images of Fashion-MNIST.
let smallData = DatasetLibrary(
  environment: ["LECCION_DATOS": testsFolder.appendingPathComponent("Cases/datos").path])

let data = """
  ```{datos #moda}
  fuente: fashion_mnist
  escala: 1/255
  ```


  """

let model = """
  ```{modelo #red}
  entrada: [28, 28]
  capas:
  - aplanar
  - densa(16, activación: relu)
  - densa(10, activación: softmax)
  ```


  """

let compiled = """
  ```{compilar red}
  optimizador: adam
  pérdida: entropía_cruzada
  métricas: [exactitud]
  ```


  """

let trained = "```{entrenar red #ajuste}\ndatos: moda.entrenamiento\népocas: 2\n```\n\n"
let evaluated = "```{evaluar red #prueba datos=moda.prueba}\n```\n\n"
let predicted = "```{predecir red #p datos=moda.prueba}\n```\n\n"

/// Data and a model ready to be trained.
let ready = data + model + compiled

/// Parses and checks a lesson.
func checked(_ text: String) -> CheckedLesson {
  let parsed = parseLesson(SourceText(path: "prueba.md", text))
  return check(parsed.document, problems: parsed.problems, directives: allDirectives, library: smallData)
}

/// The codes of all that is wrong with a lesson.
func codes(_ text: String) -> [String] { checked(text).problems.map(\.code.rawValue) }

/// Runs a lesson.
func executed(_ text: String, seed: UInt64? = nil, threads: Int = 1) -> ExecutedLesson {
  execute(checked(text), options: RunOptions(seed: seed, threads: threads), library: smallData) { _ in }
}

/// What the last step of a lesson leaves; all must have gone well.
func outputs(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> [Output] {
  let lesson = executed(text)
  #expect(lesson.problems.isEmpty, "\(lesson.problems.map(\.message))", sourceLocation: sourceLocation)
  return lesson.steps.last?.outputs ?? []
}

/// How the values of expressions read after a lesson.
func values(_ expressions: String..., after text: String, sourceLocation: SourceLocation = #_sourceLocation) -> [String]
{
  let lesson = executed(text + "\n\n" + expressions.map { "`{= \($0) }`" }.joined(separator: " ") + "\n")
  #expect(lesson.problems.isEmpty, "\(lesson.problems.map(\.message))", sourceLocation: sourceLocation)
  return lesson.inlineTexts.map(\.text)
}

extension [Output] {
  var facts: [Fact] { flatMap { output in if case .facts(let facts) = output { facts } else { [Fact]() } } }
  var tables: [Table] { compactMap { output in if case .table(let table) = output { table } else { nil } } }
  var printed: [PrintedValue] { compactMap { output in if case .value(let value) = output { value } else { nil } } }
  var figures: [FigureOutput] { compactMap { output in if case .figure(let figure) = output { figure } else { nil } } }
  var problems: [Problem] { compactMap { output in if case .problem(let problem) = output { problem } else { nil } } }
  var assertions: [AssertionOutput] {
    flatMap { output in if case .assertions(let assertions) = output { assertions } else { [AssertionOutput]() } }
  }

  /// A fact's value by its machine name.
  func fact(_ key: String) -> Cell? { facts.first { $0.key == key }?.value }
}

/// The figure that the last step of a lesson draws.
func figure(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> FigureOutput {
  try #require(outputs(text, sourceLocation: sourceLocation).figures.first, sourceLocation: sourceLocation)
}
