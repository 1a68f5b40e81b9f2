import Diagnostics
import Neural

/// Functions of each element by itself, and the activations.
let elementwiseFunctions: [Function] = [
  elementwise("exp", "exp(x)", kind: .decimal, Scalar.exp),
  elementwise("log", "log(x)", kind: .decimal, Scalar.log),
  elementwise("raíz", "raíz(x)", kind: .decimal) { $0.squareRoot() },
  elementwise("abs", "abs(x)", kind: nil) { $0.magnitude },
  Function("redondear", "redondear(x) o redondear(x, decimales: 2)", labels: ["decimales"]) {
    (call, evaluator) throws(Problem) in
    let numbers = try call.numbers(0, evaluator)
    let decimals = min(max(try call.integer("decimales") ?? 0, 0), 15)
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return .numbers(
      numbers.map(kind: decimals == 0 ? .integer : .decimal) { ($0 * scale).rounded(.toNearestOrEven) / scale })
  },
  elementwise("relu", "relu(x)", kind: nil) { $0 < 0 ? 0 : $0 },
  elementwise("sigmoide", "sigmoide(x)", kind: .decimal) { x in
    x >= 0 ? 1 / (1 + Scalar.exp(-x)) : Scalar.exp(x) / (1 + Scalar.exp(x))
  },
  elementwise("tanh", "tanh(x)", kind: .decimal) { x in
    let decay = Scalar.exp(-2 * x.magnitude)
    let result = (1 - decay) / (1 + decay)
    return x < 0 ? -result : result
  },
  Function("softmax", "softmax(vector), por filas en una matriz") { (call, evaluator) throws(Problem) in
    let numbers = try call.numbers(0, evaluator)
    guard let size = numbers.shape.last, size > 0 else {
      return try call.numeric { () throws(NumbersFault) in throw .empty }
    }
    var result = numbers
    result.kind = .decimal
    result.values = numbers.values.map { values in
      stride(from: 0, to: values.count, by: size).flatMap { softmax(Array(values[$0..<$0 + size])) }
    }
    return .numbers(result)
  },
]

private func elementwise(
  _ name: String, _ usage: String, kind: ElementKind?, _ function: @escaping @Sendable (Double) -> Double
) -> Function {
  Function(name, usage) { (call, evaluator) throws(Problem) in
    .numbers(try call.numbers(0, evaluator).map(kind: kind, function))
  }
}

/// Exponentials over their sum, shifted by the largest so that none overflows.
private func softmax(_ values: [Double]) -> [Double] {
  let largest = values.max() ?? 0
  let exponentials = values.map { Scalar.exp($0 - largest) }
  let sum = exponentials.reduce(0, +)
  return exponentials.map { $0 / sum }
}

/// `base ^ exponent`: whole powers are products by repeated squaring, others exp and log, so that no platform's library
/// matters.
func raised(_ base: Double, _ exponent: Double) -> Double {
  guard exponent.rounded() == exponent, exponent.magnitude <= 1024 else {
    if exponent == 0.5 { return base.squareRoot() }
    if base < 0, exponent.rounded() == exponent {
      let power = raised(-base, exponent)
      return exponent.truncatingRemainder(dividingBy: 2) == 0 ? power : -power
    }
    return base == 0 ? (exponent > 0 ? 0 : .infinity) : Scalar.exp(exponent * Scalar.log(base))
  }
  var result = 1.0
  var square = base
  var remaining = Int(exponent.magnitude)
  while remaining > 0 {
    if remaining & 1 == 1 { result *= square }
    square *= square
    remaining >>= 1
  }
  return exponent < 0 ? 1 / result : result
}
