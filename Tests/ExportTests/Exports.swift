import Datasets
import Diagnostics
import Directives
import Export
import Foundation
import Lesson
import Runner
import TestSupport
import Testing

/// Writes a lesson to a framework; it must be right.
func exported(
  _ text: String, to framework: Framework = .keras, _ location: SourceLocation = #_sourceLocation
) -> Exporter {
  let library = DatasetLibrary(
    environment: ["LECCION_DATOS": testsFolder.appendingPathComponent("Cases/datos").path])
  let parsed = parseLesson(SourceText(path: "prueba.md", text))
  var exporter = Exporter(parsed.document, to: framework)
  let lesson = check(
    parsed.document, problems: parsed.problems, directives: allDirectives, library: library
  ) { element, directive, scope in exporter.note(element, directive, scope) }
  exporter.end()
  #expect(!lesson.hasErrors, "\(lesson.problems.map(\.message))", sourceLocation: location)
  return exporter
}

/// The code that a page shows for the last step of a lesson.
func shown(
  _ text: String, to framework: Framework = .keras, _ location: SourceLocation = #_sourceLocation
) -> String {
  let found = exported(text, to: framework, location).equivalents()
  return found.max { $0.key < $1.key }?.value.code ?? ""
}

/// The lines of a `calcular` in Python.
func calculated(_ body: String, _ location: SourceLocation = #_sourceLocation) -> String {
  shown("```{calcular}\n\(body)\n```\n", to: .keras, location)
}

let moda = """
  ```{datos #moda}
  fuente: fashion_mnist
  escala: 1/255
  ```


  """

/// A model with some layers.
func model(_ layers: String..., input: String = "[28, 28]") -> String {
  "```{modelo #red}\nentrada: \(input)\ncapas:\n" + layers.map { "- \($0)\n" }.joined() + "```\n\n"
}

func compiled(
  _ optimizer: String = "adam", loss: String = "entropía_cruzada", metrics: String = "exactitud"
) -> String {
  "```{compilar red}\noptimizador: \(optimizer)\npérdida: \(loss)\nmétricas: [\(metrics)]\n```\n\n"
}

let classifier = model("aplanar", "densa(10, activación: softmax)")
