import Diagnostics

/// Functions of many numbers to one, over all of them or along an axis.
let reductionFunctions: [Function] = [
  reduction("suma", .sum, help: "la suma de todos los números, o la de cada fila o columna con «eje»"),
  reduction("media", .mean, help: "la media de todos los números, o a lo largo de un eje"),
  extreme("máx", .maximum, help: "el mayor de todos, a lo largo de un eje, o de cada par") {
    $0 < $1 || $1.isNaN ? $1 : $0
  },
  extreme("mín", .minimum, help: "el menor de todos, a lo largo de un eje, o de cada par") {
    $1 < $0 || $1.isNaN ? $1 : $0
  },
  reduction("argmáx", .indexOfMaximum, help: "en qué posición está el mayor, desde 0"),
  reduction("argmín", .indexOfMinimum, help: "en qué posición está el menor, desde 0"),
  Function(
    "norma", "norma(x) o norma(x, eje: 0)", help: "la raíz de la suma de los cuadrados: lo que mide un vector",
    example: "norma([3, 4])", labels: ["eje"]
  ) { (call, evaluator) throws(Problem) in
    let squares = try call.numbers(0, evaluator).map(kind: .decimal) { $0 * $0 }
    let axis = try call.integer("eje")
    return try call.numeric { () throws(NumbersFault) in
      try squares.reduced(by: .sum, axis: axis).map { $0.squareRoot() }
    }
  },
]

private func reduction(_ name: String, _ reduction: Reduction, help: String) -> Function {
  Function(
    name, "\(name)(x) o \(name)(x, eje: 0)", help: help,
    example: "\(name)([3, 1, 2])\n\(name)([[1, 2], [3, 4]], eje: 0)", labels: ["eje"]
  ) { (call, evaluator) throws(Problem) in
    let numbers = try call.numbers(0, evaluator)
    let axis = try call.integer("eje")
    return try call.numeric { () throws(NumbersFault) in try numbers.reduced(by: reduction, axis: axis) }
  }
}

/// `máx(x)` reduces; `máx(a, b)` compares element by element, and what is not a number stays so.
private func extreme(
  _ name: String, _ reduction: Reduction, help: String, _ pair: @escaping @Sendable (Double, Double) -> Double
) -> Function {
  Function(
    name, "\(name)(x) o \(name)(x, eje: 0) o \(name)(a, b)", help: help,
    example: "\(name)([3, 1, 2])\n\(name)(0, [-1, 5])", arity: 1...2, labels: ["eje"]
  ) { (call, evaluator) throws(Problem) in
    let first = try call.numbers(0, evaluator)
    guard call.positional.count == 2 else {
      let axis = try call.integer("eje")
      return try call.numeric { () throws(NumbersFault) in try first.reduced(by: reduction, axis: axis) }
    }
    let second = try call.numbers(1, evaluator)
    return try call.numeric { () throws(NumbersFault) in
      try first.combined(with: second, kind: first.kind.joined(with: second.kind), pair)
    }
  }
}
