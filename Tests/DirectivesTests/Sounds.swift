import Diagnostics
import Directives
import Foundation
import Lesson
import Plotting
import Runner
import TestSupport
import Testing

/// A lesson beside the sounds of a case, whose folders are `tonos`.
func checkedBesideSounds(_ text: String) -> CheckedLesson {
  let path = testsFolder.appendingPathComponent("Cases/bien/carpeta-de-sonidos/prueba.md").path
  let parsed = parseLesson(SourceText(path: path, text))
  return check(parsed.document, problems: parsed.problems, directives: allDirectives, library: smallData)
}

/// Eight sounds of two classes at 8000 samples a second, and their spectrograms.
let sounds = """
  ```{datos #tonos}
  fuente: tonos
  muestras: 512
  ```

  ```{preparar #mapas datos=tonos}
  espectrograma: mel(bandas: 8, ventana: 128, paso: 64)
  ```

  ```{preparar #iguales datos=mapas}
  estandarizar: sí
  ```


  """

/// A second of a tone.
let tone = "```{calcular}\nla = seno(2 * π * 1000 * rango(8000) / 8000)\n```\n\n"

/// The codes of all that is wrong with a figure of sounds.
func codesBesideSounds(_ text: String) -> [String] {
  checkedBesideSounds(sounds + tone + text).problems.map(\.code.rawValue)
}

/// The figure that the last step of a lesson beside sounds draws.
func figureOfSounds(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> FigureOutput {
  let checked = checkedBesideSounds(sounds + tone + text)
  let lesson = execute(checked, options: RunOptions(seed: nil, threads: 1), library: smallData) { _ in }
  #expect(lesson.problems.isEmpty, "\(lesson.problems.map(\.message))", sourceLocation: sourceLocation)
  return try #require(lesson.steps.last?.outputs.figures.first, sourceLocation: sourceLocation)
}
