package import Diagnostics
import Lesson
import Typography

/// What can be wrong in `salida` and `falla`, and how they differ from what a lesson does, told in Spanish.
extension Problem {
  /// More changed lines are counted, not shown.
  private static let mostChangedLines = 120

  package static func textDiffers(of step: String, difference: [String], at range: SourceRange) -> Problem {
    var problem = Problem(
      .textDiffers, "la salida de «\(step)» no es la que la lección dice", at: range,
      notes: ["si el cambio es bueno, «leccion promote» lo escribe en la lección"])
    problem.difference = Array(difference.prefix(mostChangedLines))
    let hidden = difference.count - problem.difference.count
    if hidden > 0 { problem.notes.insert("hay \(counted(hidden, "línea", "líneas")) más", at: 0) }
    return problem
  }

  /// What is wrong where some failure is awaited and others are found, or none; nil for that one alone.
  package static func unexpected(_ failures: [Problem], insteadOf code: Code, at range: SourceRange) -> Problem? {
    let others = failures.filter { $0.code != code }
    if failures.isEmpty {
      return Problem(
        .doesNotFail, "se esperaba un fallo \(code.rawValue), y no falla", at: range,
        notes: ["si ya está bien, quita {falla}; si no, cambia lo que hay dentro"])
    }
    if others.isEmpty { return nil }
    let found = enumerated(Set(others.map(\.code.rawValue)).sorted())
    let isAlso = others.count < failures.count
    return Problem(
      .doesNotFail,
      isAlso
        ? "falla con \(code.rawValue), como se esperaba, pero también con \(found)"
        : "se esperaba un fallo \(code.rawValue), y falla con \(found)",
      at: range,
      related: others.prefix(3).compactMap { other in
        other.range.map { RelatedPlace("\(other.code.rawValue): \(other.message)", at: $0) }
      })
  }

  /// The `de` of a `salida` that names no step above.
  package static func unknownStep(
    _ name: Located<String>, known: [String], definedLater: SourceRange?, isValue: Bool
  ) -> Problem {
    var problem = Problem(.unknownName, "no hay ningún paso «\(name.value)» más arriba", at: name.range)
    if let definedLater {
      problem.label = "el paso va antes que su salida"
      problem.related = [RelatedPlace("«\(name.value)» está aquí, más abajo", at: definedLater)]
    } else if isValue {
      problem.label = "es un valor, no un paso"
      problem.notes = ["da nombre al paso que lo imprime: {calcular #cuentas}"]
    } else {
      problem.suggest(for: name, among: known)
    }
    if !known.isEmpty { problem.notes.append("pasos con nombre: " + known.sorted().joined(separator: ", ")) }
    return problem
  }

  /// A number of the prose that the lesson computes, written by hand.
  static func literalNumber(_ number: ProseNumber, expression: String?) -> Problem {
    let written = number.text + (number.isPercent ? " %" : "")
    var problem = Problem(
      .literalNumber, "«\(written)» está escrito a mano, y la lección lo calcula", at: number.range,
      notes: ["un valor calculado no envejece"], severity: .warning)
    guard let expression else { return problem }
    let value = "`{= \(expression) : \(number.decimals)\(number.isPercent ? "%" : "") }`"
    problem.label = "escribe \(value)"
    problem.suggestions = [Suggestion(value, at: number.range, isCertain: false)]
    return problem
  }

  /// What a step leaves cannot be written into the lesson so that it is read back.
  static func cannotPromote(_ step: String, at range: SourceRange) -> Problem {
    Problem(
      .cannotWrite, "no puedo escribir la salida de «\(step)» sin que la lección se lea de otra forma", at: range,
      notes: ["la lección queda como estaba; escribe aquí lo que difiere, o «…»"])
  }

  package static func longExpectedText(lines: Int, limit: Int, at range: SourceRange) -> Problem {
    Problem(
      .malformedBody, "{salida} tiene \(NumberStyle().integer(lines)) líneas y el máximo es "
        + NumberStyle().integer(limit), at: range, notes: ["«…» en una línea vale por todas las que se quiten"])
  }

  package static func unknownCode(_ code: Located<String>) -> Problem {
    let known = Code.allCases.map(\.rawValue)
    var problem = Problem(.unknownWord, "no conozco el código «\(code.value)»", at: code.range)
    problem.suggest(for: code, among: known)
    let family = code.value.prefix(1).uppercased()
    let near = known.filter { $0.hasPrefix(family) }
    problem.notes = [
      near.isEmpty
        ? "los códigos son una letra y tres cifras: L de la lección, T de tipos, D de datos, E de ejecución, A de "
          + "comprobaciones"
        : "los que empiezan por \(family): \(near.joined(separator: ", "))"
    ]
    return problem
  }

  package static func failureInsideFailure(at range: SourceRange) -> Problem {
    Problem(.malformedBody, "dentro de {falla} no va otra {falla}", at: range)
  }
}
