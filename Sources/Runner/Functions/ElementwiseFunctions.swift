import Diagnostics
import Neural

/// Functions of each element by itself.
let elementwiseFunctions: [Function] = [
  elementwise("exp", kind: .decimal, Scalar.exp),
  elementwise("log", kind: .decimal, Scalar.log),
  elementwise("seno", kind: .decimal, Scalar.sin),
  elementwise("coseno", kind: .decimal, Scalar.cos),
  elementwise("raíz", kind: .decimal) { $0.squareRoot() },
  elementwise("abs", kind: nil) { $0.magnitude },
  Function("redondear", "redondear(x) o redondear(x, decimales: 2)", labels: ["decimales"]) {
    (call, evaluator) throws(Problem) in
    let numbers = try call.numbers(0, evaluator)
    let decimals = min(max(try call.integer("decimales") ?? 0, 0), 15)
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return .numbers(
      numbers.map(kind: decimals == 0 ? .integer : .decimal) { ($0 * scale).rounded(.toNearestOrEven) / scale })
  },
]

/// A function of one number, applied to each.
func elementwise(
  _ name: String, kind: ElementKind?, _ function: @escaping @Sendable (Double) -> Double
) -> Function {
  Function(name, "\(name)(x)") { (call, evaluator) throws(Problem) in
    .numbers(try call.numbers(0, evaluator).map(kind: kind, function))
  }
}

/// `base ^ exponent`, by no platform's library; a square is one product, rounded once.
func raised(_ base: Double, _ exponent: Double) -> Double {
  exponent == 2 ? base * base : Scalar.pow(base, exponent)
}

/// Numbers with a name of their own, which a lesson may give another meaning.
let constants: [String: Double] = ["π": .pi]
