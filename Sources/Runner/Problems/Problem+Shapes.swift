package import Diagnostics
import Typography

/// Operations on numbers that cannot be done, told with the shapes in them: which axis disagrees, and what would fit.
extension Problem {
  package static func numbers(_ fault: NumbersFault, operation: String, at range: SourceRange) -> Problem {
    switch fault {
    case .shapes(let left, let right): return shapes(left, right, operation, at: range)
    case .products(let left, let right): return products(left, right, at: range)
    case .joins(let first, let other, let axis):
      return Problem(
        .shapesDoNotFit, "«\(operation)» no puede unir \(shapeList(first)) y \(shapeList(other)) por el eje \(axis)",
        at: range, notes: ["las formas deben ser iguales menos en el eje \(axis), que es el que crece"])
    case .reshape(let from, let to):
      let count = from.reduce(1, *)
      return Problem(
        .shapesDoNotFit, "\(shapeList(from)) no cabe en \(shapeList(to))", at: range,
        label: to.contains(-1)
          ? "ningún tamaño en el lugar de −1 da \(counted(count, "número", "números"))"
          : "son \(counted(count, "número", "números")) y harían falta "
            + (elementCount(to).map { NumberStyle().integer($0) } ?? "muchísimos"))
    case .window(let image, let kernel): return window(image, kernel, at: range)
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

  private static func shapes(_ left: [Int], _ right: [Int], _ operation: String, at range: SourceRange) -> Problem {
    var problem = Problem(
      .shapesDoNotFit, "las formas no encajan en «\(operation)»: \(shapeList(left)) y \(shapeList(right))", at: range,
      notes: ["dos tamaños encajan si son iguales o si uno de los dos es 1, mirando desde el último eje"])
    let pairs = zip(left.reversed(), right.reversed())
    if let (back, pair) = pairs.enumerated().first(where: { $1.0 != $1.1 && $1.0 != 1 && $1.1 != 1 }) {
      let axis = left.count == right.count ? "el eje \(left.count - 1 - back)" : axisFromEnd(back)
      problem.label = "\(axis) mide \(pair.0) a la izquierda y \(pair.1) a la derecha"
    }
    // A vector with a number for each row, which would stand in a column.
    if left.count == 2, right.count == 1, right[0] == left[0] {
      problem.notes.append("para usar \(shapeList(right)) por filas, ponlo en columna: reformar(…, [\(right[0]), 1])")
    } else if right.count == 2, left.count == 1, left[0] == right[0] {
      problem.notes.append("para usar \(shapeList(left)) por filas, ponlo en columna: reformar(…, [\(left[0]), 1])")
    }
    return problem
  }

  private static func axisFromEnd(_ back: Int) -> String {
    ["el último eje", "el penúltimo eje"].dropFirst(back).first ?? "el eje \(back + 1) desde el final"
  }

  private static func products(_ left: [Int], _ right: [Int], at range: SourceRange) -> Problem {
    var problem = Problem(
      .shapesDoNotFit, "no se puede multiplicar \(shapeList(left)) @ \(shapeList(right))", at: range)
    guard let inner = left.last, let rows = right.count > 1 ? right[right.count - 2] : right.first else {
      problem.notes = ["«@» multiplica vectores y matrices; por un solo número se multiplica con «*»"]
      return problem
    }
    guard inner != rows else {
      problem.label = "los ejes de delante deben ser iguales, o 1"
      return problem
    }
    let place = right.count > 2 ? "el penúltimo" : "el primero"
    problem.label = "el último eje de la izquierda mide \(inner) y \(place) de la derecha, \(rows)"
    problem.notes = ["el último tamaño del primero debe ser igual al primero del segundo: [m, k] @ [k, n] → [m, n]"]
    if right.count == 2, right[1] == inner {
      let turned = [right[1], right[0]]
      problem.notes.append("con la derecha transpuesta encajan: \(shapeList(left)) @ \(shapeList(turned))")
    } else if left.count == 2, left[0] == rows {
      let turned = [left[1], left[0]]
      problem.notes.append("con la izquierda transpuesta encajan: \(shapeList(turned)) @ \(shapeList(right))")
    } else {
      problem.notes.append("con \(shapeList(left)) encajan [\(inner)] y [\(inner), n]")
    }
    return problem
  }

  private static func window(_ image: [Int], _ kernel: [Int], at range: SourceRange) -> Problem {
    var problem = Problem(
      .shapesDoNotFit, "el núcleo de \(shapeList(kernel)) no encaja en la imagen de \(shapeList(image))", at: range)
    switch (image.count, kernel.count) {
    case (1, 1), (2, 2):
      problem.label = "el núcleo no puede medir más que la imagen en ningún eje"
    case (2, 4), (3, 4):
      let channels = image.count == 3 ? image[2] : 1
      problem.label =
        kernel[2] == channels
        ? "el núcleo no puede medir más que la imagen en ningún eje"
        : "la imagen tiene \(counted(channels, "canal", "canales")) y el núcleo espera \(kernel[2])"
    default:
      problem.notes = [
        "encajan [alto, ancho] con [alto, ancho], y [alto, ancho, canales] con [alto, ancho, canales, filtros]"
      ]
    }
    return problem
  }

  /// A function applied over and over, whose value has another shape than what it was given.
  static func shapeChanges(_ function: String, from: [Int], to: [Int], at range: SourceRange) -> Problem {
    Problem(
      .shapesDoNotFit, "«\(function)» cambia la forma: recibe \(shapeList(from)) y da \(shapeList(to))", at: range,
      notes: ["al repetir una función, su valor vuelve a entrar en ella: las dos formas deben ser iguales"])
  }

  /// A part of a function that has no derivative by rule.
  static func notDerivable(_ operation: String, at range: SourceRange, derivedAt place: SourceRange) -> Problem {
    var problem = Problem(
      .wrongArguments, "«derivada» no tiene regla para \(operation)", at: range,
      notes: [
        "deriva funciones de un número, elemento a elemento, hechas con + - * / ^, exp, log, raíz, abs, máx, mín y "
          + "activaciones; softmax o «@» mezclan varios números, y su derivada es una matriz"
      ])
    if place != range { problem.related = [RelatedPlace("se deriva aquí", at: place)] }
    return problem
  }

  /// Random numbers where a value is computed more than once.
  static func noDraws(_ function: Located<String>) -> Problem {
    Problem(
      .wrongState, "«\(function.value)» solo da números al azar en {calcular}", at: function.range,
      label: "dale un nombre allí y úsalo aquí")
  }
}
