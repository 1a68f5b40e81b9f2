import Datasets
package import Diagnostics
package import Lesson
package import Neural
import Typography

extension Problem {
  /// A lesson that took longer than it may.
  package static func outOfTime(_ seconds: Int, at range: SourceRange) -> Problem {
    Problem(
      .tooMuchWork, "se agotó el presupuesto de la lección: \(NumberStyle().integer(seconds)) s", at: range,
      label: "hasta aquí llegó",
      notes: ["si te fías de ella, dale más tiempo: --budget \(10 * seconds)"])
  }

  /// A lesson that filled more memory than it may.
  static func outOfMemory(_ bytes: Int, at range: SourceRange) -> Problem {
    let mebibytes = bytes >> 20
    let most = NumberStyle().integer(mebibytes)
    return Problem(
      .tooMuchWork, "se agotó la memoria de la lección: el programa puede ocupar \(most) MiB", at: range,
      label: "hasta aquí llegó",
      notes: [
        "prueba con menos elementos o menos ejemplos; si te fías de ella, dale más memoria: --memory \(2 * mebibytes)"
      ])
  }

  /// A step or inline value that was left out because something above it failed.
  package static func notRun(at range: SourceRange) -> Problem {
    Problem(.notRun, "no se ejecutó, porque depende de un paso que falló", at: range, severity: .warning)
  }

  package static func training(_ error: TrainingError, at range: SourceRange) -> Problem {
    switch error {
    case .notCompiled: return .notCompiled(at: range)
    case .notFinite(let epoch):
      return Problem(
        .notFinite, "la pérdida dejó de ser un número finito en la época \(epoch)", at: range,
        label: "el entrenamiento se detuvo aquí",
        notes: ["suele pasar con una tasa de aprendizaje demasiado grande: prueba con una diez veces menor"])
    case .stopped: return Problem(.interrupted, "interrumpido", at: range)
    case .inputShape(let expected, let found):
      return Problem(
        .shapesDoNotFit, "el modelo espera entradas de \(shapeText(expected)) y recibe \(shapeText(found))", at: range)
    case .label(let label, let outputs):
      return Problem(
        .labelsOutOfRange, "hay una etiqueta \(label) y la última capa tiene \(counted(outputs, "salida", "salidas"))",
        at: range)
    case .targets(let expected, let found):
      return Problem(
        .labelsOutOfRange,
        "el modelo espera \(counted(expected, "número", "números")) como respuesta a cada ejemplo y recibe \(found)",
        at: range)
    case .notProbability(let target): return .notProbability(target, at: range)
    case .index(let number, let limit):
      return Problem(
        .outOfRange,
        "entre las entradas hay un \(numberText(Double(number))), y el modelo solo admite números enteros del 0 al "
          + NumberStyle().integer(limit - 1),
        at: range, notes: ["cada número de la entrada dice qué fila de la primera capa se toma"])
    case .empty: return Problem(.outOfRange, "no hay ningún ejemplo", at: range)
    case .tooLarge(let bytes):
      return Problem(
        .tooLarge, "haría falta demasiada memoria: \(NumberStyle().integer(bytes / 1_048_576)) MiB", at: range)
    case .foreignState: return Problem(.wrongState, "lo guardado es de otro modelo", at: range)
    case .noThreads(let count):
      return Problem(
        .tooLarge, "el sistema no deja crear \(counted(count, "hilo", "hilos"))", at: range,
        notes: ["prueba con menos: --threads 1"])
    }
  }

  /// Whole numbers as such, other ones with all decimals that they need.
  static func numberText(_ value: Double) -> String {
    let style = NumberStyle()
    guard value == 0 || (1e-3..<1e9).contains(value.magnitude) else {
      return style.scientific(value, decimals: 2)
    }
    if value == value.rounded() { return style.integer(Int(value)) }
    // Float32 numbers from 1 on differ in the seventh decimal at the latest.
    var text = style.decimal(value, decimals: 7)
    while text.hasSuffix("0") { text.removeLast() }
    return text
  }

  package static func notCompiled(at range: SourceRange) -> Problem {
    Problem(
      .wrongState, "el modelo todavía no está compilado", at: range,
      notes: ["antes hace falta {compilar}: dice con qué pérdida y con qué optimizador se entrena"])
  }

  package static func assertionFails(_ assertion: AssertionOutput) -> Problem {
    Problem(
      .assertionFails, "no se cumple «\(assertion.source)»", at: assertion.range,
      label: assertion.observed.isEmpty ? nil : "vale \(assertion.observed)", notes: assertion.details)
  }
}
