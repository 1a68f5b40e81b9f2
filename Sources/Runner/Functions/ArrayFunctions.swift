import Diagnostics
import Typography

/// Functions that make arrays or tell of them.
let arrayFunctions: [Function] = [
  Function("forma", "forma(x)") { (call, evaluator) throws(Problem) in
    switch call.positional[0].value {
    case .inputs(let split): return .numbers(Numbers(split.inputsShape))
    case .predictions(let predictions): return .numbers(Numbers([predictions.split.count, predictions.outputs]))
    case .list(let values): return .numbers(Numbers([values.count]))
    default: return .numbers(Numbers(try call.numbers(0, evaluator).shape))
    }
  },
  filled("ceros", 0),
  filled("unos", 1),
  Function("rango", "rango(n) o rango(desde, hasta)", arity: 1...2) { (call, evaluator) throws(Problem) in
    var ends: [Int] = []
    for index in call.positional.indices {
      let numbers = try call.numbers(index, evaluator)
      guard let integer = numbers.integer else {
        let argument = call.positional[index]
        if numbers.isScalar, numbers.kind == .integer {
          if numbers.values == nil { return .unknown }
          throw .hugeInteger(at: argument.range)
        }
        throw .wrongType(expected: "un número entero", found: argument.value, at: argument.range)
      }
      ends.append(integer)
    }
    let lower = ends.count == 2 ? ends[0] : 0
    let upper = max(lower, ends.last ?? 0)
    let (count, overflow) = upper.subtractingReportingOverflow(lower)
    guard !overflow, count <= Numbers.maximumCount else {
      return try call.numeric { () throws(NumbersFault) in throw .tooLarge([count]) }
    }
    return .numbers(Numbers(Array(lower..<upper)))
  },
  Function("exacto", "exacto(x)") { (call, evaluator) throws(Problem) in .numbers(try call.numbers(0, evaluator)) },
]

private func filled(_ name: String, _ value: Double) -> Function {
  Function(name, "\(name)(n) o \(name)([filas, columnas])") { (call, evaluator) throws(Problem) in
    let sizes = try call.numbers(0, evaluator)
    guard sizes.rank <= 1, sizes.kind == .integer else {
      let argument = call.positional[0]
      throw .wrongType(expected: "un tamaño o una lista de tamaños", found: argument.value, at: argument.range)
    }
    guard let values = sizes.values else { return .unknown }
    if let negative = values.first(where: { $0 < 0 }) {
      throw .negativeSize(numberText(negative, kind: .integer, style: NumberStyle()), at: call.positional[0].range)
    }
    let shape = values.map { Int(min($0, 1e18)) }
    guard let count = elementCount(shape), count <= Numbers.maximumCount, shape.count <= Numbers.maximumRank else {
      return try call.numeric { () throws(NumbersFault) in throw .tooLarge(shape) }
    }
    return .numbers(Numbers(shape: shape, kind: .decimal, values: [Double](repeating: value, count: count)))
  }
}
