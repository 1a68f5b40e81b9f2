package import Diagnostics
import Typography

extension Problem {
  package static func wrongType(expected: String, found: Value, at range: SourceRange, note: String? = nil) -> Problem {
    Problem(
      .wrongType, "aquí hace falta \(expected)", at: range, label: "esto es \(found.kindName)",
      notes: note.map { [$0] } ?? [])
  }

  package static func notText(expected: String, found: String, at range: SourceRange) -> Problem {
    Problem(.wrongType, "aquí hace falta \(expected)", at: range, label: "esto es \(found)")
  }

  package static func outOfRange(_ what: String, expected: String, found: String, at range: SourceRange) -> Problem {
    Problem(.outOfRange, "«\(what)» debe ser \(expected)", at: range, label: "aquí vale \(found)")
  }

  package static func notKnownYet(_ what: String, at range: SourceRange) -> Problem {
    Problem(
      .wrongType, "el valor de «\(what)» debe poder saberse antes de calcular", at: range,
      label: "esto depende de los datos o de un entrenamiento")
  }

  package static func notCallable(_ name: Located<String>) -> Problem {
    Problem(.wrongType, "«\(name.value)» no es una función", at: name.range, label: "no se puede llamar con paréntesis")
  }

  package static func wrongArguments(_ function: Located<String>, _ message: String, usage: String) -> Problem {
    Problem(.wrongArguments, "«\(function.value)» \(message)", at: function.range, notes: ["se usa así: \(usage)"])
  }

  package static func unknownArgument(_ label: Located<String>, of function: String, known: [String]) -> Problem {
    var problem = Problem(
      .wrongArguments, "«\(function)» no tiene el argumento «\(label.value)»", at: label.range,
      notes: known.isEmpty ? [] : ["argumentos con nombre: " + known.joined(separator: ", ")])
    problem.suggest(for: label, among: known)
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
        notes: ["el último tamaño del primero debe ser igual al primero del segundo: [m, k] @ [k, n] → [m, n]"])
    case .rank(let needed, let found):
      return Problem(
        .shapesDoNotFit,
        "«\(operation)» usa \(counted(needed, "eje", "ejes")) y aquí hay \(counted(found, "eje", "ejes"))", at: range)
    case .index(let index, let size, let axis):
      let valid = size == 0 ? "el eje está vacío" : "los índices van de 0 a \(size - 1), o de −\(size) a −1 desde el final"
      return Problem(
        .outOfRange, "el índice \(index) se sale del eje \(axis), que tiene \(counted(size, "elemento", "elementos"))",
        at: range, notes: [valid])
    case .axis(let axis, let rank):
      return Problem(
        .outOfRange, "no hay eje \(axis): aquí hay \(counted(rank, "eje", "ejes"))", at: range,
        notes: rank > 0 ? ["los ejes se cuentan desde 0 hasta \(rank - 1)"] : [])
    case .empty:
      return Problem(.outOfRange, "«\(operation)» necesita al menos un elemento", at: range)
    case .tooLarge(let shape):
      return Problem(
        .tooLarge, "el resultado sería demasiado grande: \(shapeText(shape))", at: range,
        notes: ["una lección puede usar hasta \(NumberStyle().integer(Numbers.maximumCount)) elementos en un tensor"])
    }
  }

  package static func inexactEquality(at range: SourceRange) -> Problem {
    Problem(
      .inexactEquality, "dos decimales calculados casi nunca son iguales con «==»", at: range,
      label: "usa «≈», o exacto(…) si de verdad quieres los mismos bits",
      notes: ["«a ≈ 0.871» acepta media unidad de la última cifra escrita; «a ≈ b ± 0.01», esa tolerancia"])
  }

  package static func tooDeep(at range: SourceRange) -> Problem {
    Problem(.nestedTooDeep, "demasiadas llamadas, una dentro de otra", at: range, notes: ["¿una función se llama a sí misma?"])
  }
}
