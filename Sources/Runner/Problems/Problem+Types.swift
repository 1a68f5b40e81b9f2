package import Diagnostics
import Lesson
import Typography

extension Problem {
  package static func wrongType(expected: String, found: Value, at range: SourceRange, note: String? = nil) -> Problem {
    var problem = notText(expected: expected, found: found.kindName, at: range)
    problem.notes = note.map { [$0] } ?? []
    return problem
  }

  package static func notText(expected: String, found: String, at range: SourceRange) -> Problem {
    Problem(
      .wrongType, "aquí \(isPlural(expected) ? "hacen" : "hace") falta \(expected)", at: range,
      label: "esto \(isPlural(found) ? "son" : "es") \(found)")
  }

  /// A second dash before the word of an item.
  static func extraDash(expected: String, at dash: SourceRange) -> Problem {
    Problem(
      .wrongType, "aquí hace falta \(expected)", at: dash, label: "sobra este guion",
      suggestions: [Suggestion("", at: dash)])
  }

  package static func outOfRange(_ what: String, expected: String, found: String, at range: SourceRange) -> Problem {
    Problem(.outOfRange, "«\(what)» debe ser \(expected)", at: range, label: "aquí vale \(found)")
  }

  package static func wrongCount(_ what: String, expected: String, found: Int, at range: SourceRange) -> Problem {
    Problem(
      .outOfRange, "«\(what)» debe ser \(expected)", at: range,
      label: found == 0 ? "aquí no hay ninguno" : "aquí hay \(NumberStyle().integer(found))")
  }

  package static func notKnownYet(_ what: String, at range: SourceRange) -> Problem {
    Problem(
      .wrongType, "el valor de «\(what)» debe poder saberse antes de calcular", at: range,
      label: "esto depende de los datos o de un entrenamiento")
  }

  package static func notCallable(_ name: Located<String>, defined: SourceRange?) -> Problem {
    Problem(
      .wrongType, "«\(name.value)» no es una función", at: name.range, label: "no se puede llamar con paréntesis",
      related: defined.map { [RelatedPlace("aquí se le dio otro valor", at: $0)] } ?? [])
  }

  package static func wrongArguments(_ function: Located<String>, _ message: String, usage: String) -> Problem {
    Problem(.wrongArguments, "«\(function.value)» \(message)", at: function.range, notes: ["se usa así: \(usage)"])
  }

  package static func unknownArgument(_ label: Located<String>, of function: String, known: [String]) -> Problem {
    var problem = Problem(
      .wrongArguments, "«\(function)» no tiene el argumento «\(label.value)»", at: label.range,
      notes: known.isEmpty ? [] : ["argumentos con nombre: " + known.joined(separator: ", ")])
    problem.suggest(for: label, among: known, aliases: foreignArguments.filter { known.contains($0.value) })
    return problem
  }

  package static func unsuitableOperand(_ operation: String, _ value: Value, at range: SourceRange) -> Problem {
    Problem(.wrongType, "«\(operation)» trabaja con números", at: range, label: "esto es \(value.kindName)")
  }

  /// Brackets after something that has no parts in order.
  static func notIndexed(_ value: Value, owner: String, at range: SourceRange) -> Problem {
    var notes: [String] = []
    if case .dataset = value { notes = ["elige una parte: \(owner).entrenamiento[0:10]"] }
    let fields = value.memberNames.joined(separator: ", ")
    if notes.isEmpty, !fields.isEmpty { notes = ["tiene campos: " + fields] }
    return Problem(.wrongType, "\(value.kindName) no tiene índices", at: range, notes: notes)
  }

  package static func inexactEquality(at range: SourceRange) -> Problem {
    Problem(
      .inexactEquality, "dos decimales calculados casi nunca son iguales con «==»", at: range,
      label: "usa «≈», o exacto(…) si de verdad quieres los mismos bits",
      notes: ["«a ≈ 0.871» acepta media unidad de la última cifra escrita; «a ≈ b ± 0.01», esa tolerancia"])
  }

  /// An integer that a double cannot hold exactly, where one is needed.
  static func hugeInteger(at range: SourceRange) -> Problem {
    Problem(.outOfRange, "este número entero es demasiado grande", at: range)
  }

  static func negativeSize(_ found: String, at range: SourceRange) -> Problem {
    Problem(.outOfRange, "un tamaño no puede ser negativo", at: range, label: "aquí hay \(found)")
  }

  /// A list that holds lists of lists, or too many texts.
  static func listTooLarge(at range: SourceRange) -> Problem {
    Problem(
      .tooLarge, "esta lista es demasiado grande", at: range,
      notes: [
        "una lista puede tener otras dentro, pero no más hondo, y hasta "
          + counted(Value.maximumListCount, "elemento", "elementos")
      ])
  }

  /// The lesson's expressions ask for more operations than a lesson may.
  static func tooMuchWork(at range: SourceRange) -> Problem {
    Problem(
      .tooMuchWork, "los cálculos de la lección son demasiados", at: range, label: "aquí se agotó el presupuesto",
      notes: ["prueba con menos elementos, o con funciones que se llamen menos veces unas a otras"])
  }

  /// Checking took longer than somebody who types waits; what is below is not known before the run.
  static func tooMuchWorkForNow(at range: SourceRange) -> Problem {
    Problem(
      .tooMuchWork, "los cálculos de la lección son muchos para comprobarlos mientras se escribe", at: range,
      label: "hasta aquí se comprobó", notes: ["«leccion check» los comprueba todos"], severity: .warning)
  }

  package static func tooDeep(at range: SourceRange) -> Problem {
    Problem(
      .nestedTooDeep, "demasiadas llamadas, una dentro de otra", at: range, notes: ["¿una función se llama a sí misma?"]
    )
  }
}

/// Whether a noun with its article is plural: «unas predicciones».
private func isPlural(_ noun: String) -> Bool {
  ["unas ", "unos ", "las ", "los "].contains { noun.hasPrefix($0) }
}
