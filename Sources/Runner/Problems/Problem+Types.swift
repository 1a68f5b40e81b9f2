package import Diagnostics
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
    problem.suggest(for: label, among: known, aliases: argumentAliases.filter { known.contains($0.value) })
    return problem
  }

  package static func unsuitableOperand(_ operation: String, _ value: Value, at range: SourceRange) -> Problem {
    Problem(.wrongType, "«\(operation)» trabaja con números", at: range, label: "esto es \(value.kindName)")
  }

  package static func numbers(_ fault: NumbersFault, operation: String, at range: SourceRange) -> Problem {
    switch fault {
    case .shapes(let left, let right):
      return Problem(
        .shapesDoNotFit, "las formas no encajan en «\(operation)»: \(shapeList(left)) y \(shapeList(right))", at: range,
        notes: ["dos tamaños encajan si son iguales o si uno de los dos es 1, mirando desde el último eje"])
    case .products(let left, let right):
      return Problem(
        .shapesDoNotFit, "no se puede multiplicar \(shapeList(left)) @ \(shapeList(right))", at: range,
        notes: [
          left.isEmpty || right.isEmpty
            ? "«@» multiplica vectores y matrices; por un solo número se multiplica con «*»"
            : "el último tamaño del primero debe ser igual al primero del segundo: [m, k] @ [k, n] → [m, n]"
        ])
    case .rank(let needed, let found):
      return Problem(
        .shapesDoNotFit,
        "«\(operation)» usa \(counted(needed, "eje", "ejes")) y aquí hay \(counted(found, "eje", "ejes"))", at: range)
    case .index(let index, let size, let axis):
      let valid =
        size == 0 ? "el eje está vacío" : "los índices van de 0 a \(size - 1), o de −\(size) a −1 desde el final"
      return Problem(
        .outOfRange,
        "el índice \(NumberStyle().integer(index)) se sale del eje \(axis), que tiene "
          + counted(size, "elemento", "elementos"),
        at: range, notes: [valid])
    case .axis(let axis, let rank):
      return Problem(
        .outOfRange, "no hay eje \(NumberStyle().integer(axis)): aquí hay \(counted(rank, "eje", "ejes"))", at: range,
        notes: rank > 1 ? ["los ejes se cuentan desde 0 hasta \(rank - 1)"] : rank == 1 ? ["el único eje es el 0"] : [])
    case .empty:
      return Problem(.outOfRange, "«\(operation)» necesita al menos un elemento", at: range)
    case .tooLarge(let shape):
      return Problem(
        .tooLarge, "el resultado sería demasiado grande: \(shapeText(shape))", at: range,
        notes: [
          "un tensor de una lección tiene como mucho \(NumberStyle().integer(Numbers.maximumCount)) elementos"
            + " y \(Numbers.maximumRank) ejes"
        ])
    }
  }

  /// Brackets after something that has no parts in order.
  static func notIndexed(_ value: Value, owner: String, at range: SourceRange) -> Problem {
    var notes: [String] = []
    if case .dataset = value { notes = ["elige una parte: \(owner).entrenamiento[0:10]"] }
    if notes.isEmpty, !value.memberNames.isEmpty { notes = ["tiene campos: " + value.memberNames.joined(separator: ", ")] }
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

/// Foreign names of arguments, with the word of the language.
private let argumentAliases = [
  "axis": "eje", "decimals": "decimales", "units": "unidades", "activation": "activación", "learning_rate": "tasa",
  "lr": "tasa", "momentum": "momento", "epsilon": "épsilon", "beta_1": "beta1", "beta_2": "beta2",
  "from_logits": "logits",
]
