import Diagnostics
import Lesson
import Typography

import Site

/// A lesson without directives, as it is after it ran.
func executed(_ text: String, at path: String) -> ExecutedLesson {
  let parsed = parseLesson(SourceText(path: path, text))
  return ExecutedLesson(
    document: parsed.document, seed: 42, numbers: NumberStyle(), steps: [], inlineTexts: [], problems: parsed.problems)
}

/// A course of two lessons with a home and a glossary.
func smallCourse(_ first: String? = nil, _ second: String? = nil, glossary: String? = nil) -> ExecutedCourse {
  ExecutedCourse(
    home: executed(smallHome, at: "Curso/index.md"),
    glossary: executed(glossary ?? smallGlossary, at: "Curso/glosario.md"),
    lessons: [
      executed(first ?? firstLesson, at: "Curso/01-uno.md"),
      executed(second ?? "# Dos\n\n## Fin\n\nYa.\n", at: "Curso/02-dós.md"),
    ])
}

let smallHome = """
  ---
  título: Curso breve
  resumen: Dos lecciones.
  ---

  Empieza por [la primera](01-uno.md).

  """

let firstLesson = """
  ---
  título: La primera
  resumen: De qué va.
  objetivos:
  - Saber una cosa.
  ---

  # La primera

  Una **red** tiene **capas**; otra **capa** más. Sigue en [la segunda](02-d%C3%B3s.md#fin).

  ## Los gradientes

  El descenso por el gradiente.

  """

let smallGlossary = """
  # Glosario

  ## C

  ### Capa (layer)

  *layer*: grupo de neuronas, p. ej. la de entrada. Hay otras. Véase [la primera](01-uno.md).

  ### Red neuronal (red)

  Varias capas.

  """

extension BuiltSite {
  /// The text of a page; empty where there is none.
  func page(_ name: String) -> String {
    files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }
}
