import Diagnostics

/// What can be wrong in the teaching blocks of a lesson, told in Spanish.
extension Problem {
  // MARK: Markers

  static func unknownBlock(_ word: Located<String>, means alias: String?, guess: String?, known: [String]) -> Problem {
    var problem = Problem(
      .unknownBlock, "no conozco el bloque «\(shortened(word.value))»", at: word.range,
      notes: ["bloques: " + known.joined(separator: ", ")])
    if let alias {
      problem.label = "«\(word.value)» se escribe «\(alias)»"
      problem.suggestions = [Suggestion(alias, at: word.range)]
    } else if let guess {
      problem.label = "¿quisiste decir «\(guess)»?"
      problem.suggestions = [Suggestion(guess, at: word.range, isCertain: false)]
    }
    return problem
  }

  static func unclosedMarker(at range: SourceRange) -> Problem {
    Problem(
      .malformedBlock, "el corchete del bloque no se cierra", at: range, label: "falta «]»",
      suggestions: [Suggestion("]", at: SourceRange(range.upper, range.upper))])
  }

  static func exclamationMissing(_ marker: String, at range: SourceRange) -> Problem {
    Problem(
      .malformedBlock, "para que sea un bloque falta «!» tras el corchete", at: range,
      label: "escribe [!\(marker.dropFirst())", notes: ["para escribirlo tal cual: \\\(marker)"],
      suggestions: [Suggestion("!", at: SourceRange(range.lower + 1, range.lower + 1))])
  }

  static func colonAfterMarker(at range: SourceRange) -> Problem {
    Problem(
      .malformedBlock, "tras el corchete del bloque no van dos puntos", at: range, label: "quítalos",
      suggestions: [Suggestion("", at: range)])
  }

  static func titleStuckToMarker(at range: SourceRange) -> Problem {
    Problem(
      .malformedBlock, "entre el corchete del bloque y su título va un espacio", at: range,
      suggestions: [Suggestion(" ", at: SourceRange(range.upper, range.upper))])
  }

  static func markerInHeading(at range: SourceRange) -> Problem {
    Problem(
      .malformedBlock, "la línea de debajo hace de esto un encabezado y no un bloque", at: range,
      label: "deja debajo una línea con solo «>»")
  }

  // MARK: Blocks

  static func emptyBlock(at range: SourceRange) -> Problem {
    Problem(
      .malformedBlock, "el bloque está vacío", at: range, label: "su texto va debajo, en líneas que empiezan por «>»")
  }

  static func blockInsideItsKind(_ kind: TeachingBlock.Kind, at range: SourceRange, outer: SourceRange) -> Problem {
    let (one, other) =
      switch kind {
      case .solution: ("una solución", "otra")
      case .question: ("una pregunta", "otra")
      case .exercise, .note, .warning, .hint: ("un ejercicio", "otro")
      }
    return Problem(
      .malformedBlock, "\(one) no va dentro de \(other)", at: range,
      related: [RelatedPlace("está dentro de \(other == "otro" ? "este" : "esta")", at: outer)])
  }

  static func blocksTooDeep(at range: SourceRange, limit: Int) -> Problem {
    Problem(.nestedTooDeep, "hay más de \(limit) bloques unos dentro de otros", at: range)
  }

  // MARK: Questions

  private static let choiceForm = "cada respuesta es «- [ ] texto», la buena «- [x] texto», y debajo va el porqué"

  static func questionWithoutText(at range: SourceRange) -> Problem {
    Problem(
      .malformedQuestion, "la pregunta no dice qué se pregunta", at: range, label: "ponlo antes de las respuestas")
  }

  static func questionWithoutChoices(at range: SourceRange) -> Problem {
    Problem(.malformedQuestion, "la pregunta no tiene respuestas entre las que elegir", at: range, notes: [choiceForm])
  }

  static func singleChoice(at range: SourceRange) -> Problem {
    Problem(.malformedQuestion, "una pregunta tiene al menos dos respuestas", at: range, label: "aquí hay una sola")
  }

  static func tooManyChoices(at range: SourceRange, limit: Int) -> Problem {
    Problem(
      .malformedQuestion, "una pregunta tiene como mucho \(limit) respuestas", at: range,
      label: "esta es la primera que sobra")
  }

  static func noRightChoice(at range: SourceRange) -> Problem {
    Problem(
      .malformedQuestion, "ninguna respuesta está marcada como buena", at: range, label: "marca la buena con «[x]»")
  }

  static func boxMissing(at range: SourceRange) -> Problem {
    Problem(
      .malformedQuestion, "a esta respuesta le falta su casilla", at: range, label: "empieza por «[ ]» o por «[x]»",
      notes: [choiceForm])
  }

  static func emptyChoice(at range: SourceRange) -> Problem {
    Problem(.malformedQuestion, "la respuesta está vacía", at: range, label: "su texto va detrás, en la misma línea")
  }

  static func choiceWithoutReason(at range: SourceRange) -> Problem {
    Problem(
      .malformedQuestion, "falta por qué esta respuesta es buena o mala", at: range,
      label: "escríbelo debajo, con la misma sangría que su texto")
  }
}
