import Diagnostics

/// Functions of many numbers to one, over all of them or along an axis.
let reductionFunctions: [Function] = [
  reduction("suma", .sum),
  reduction("media", .mean),
  extreme("máx", .maximum) { $0 < $1 || $1.isNaN ? $1 : $0 },
  extreme("mín", .minimum) { $1 < $0 || $1.isNaN ? $1 : $0 },
  reduction("argmáx", .indexOfMaximum),
  reduction("argmín", .indexOfMinimum),
  Function("norma", "norma(x) o norma(x, eje: 0)", labels: ["eje"]) { (call, evaluator) throws(Problem) in
    let squares = try call.numbers(0, evaluator).map(kind: .decimal) { $0 * $0 }
    let axis = try call.integer("eje")
    return try call.numeric { () throws(NumbersFault) in
      try squares.reduced(by: .sum, axis: axis).map { $0.squareRoot() }
    }
  },
]

private func reduction(_ name: String, _ reduction: Reduction) -> Function {
  Function(name, "\(name)(x) o \(name)(x, eje: 0)", labels: ["eje"]) { (call, evaluator) throws(Problem) in
    let numbers = try call.numbers(0, evaluator)
    let axis = try call.integer("eje")
    return try call.numeric { () throws(NumbersFault) in try numbers.reduced(by: reduction, axis: axis) }
  }
}

/// `máx(x)` reduces; `máx(a, b)` compares element by element, and what is not a number stays so.
private func extreme(
  _ name: String, _ reduction: Reduction, _ pair: @escaping @Sendable (Double, Double) -> Double
) -> Function {
  Function(name, "\(name)(x), \(name)(x, eje: 0) o \(name)(a, b)", arity: 1...2, labels: ["eje"]) {
    (call, evaluator) throws(Problem) in
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
