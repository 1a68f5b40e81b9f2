import Diagnostics
import Neural

/// Functions of each element by itself.
let elementwiseFunctions: [Function] = [
  elementwise("exp", help: "el número e elevado a cada número", example: "exp([0, 1])", kind: .decimal, Scalar.exp),
  elementwise(
    "log", help: "el logaritmo natural de cada número", example: "log([1, 10])", kind: .decimal, Scalar.log),
  elementwise(
    "seno", help: "el seno de cada ángulo, en radianes", example: "seno([0, π / 2])", kind: .decimal, Scalar.sin),
  elementwise(
    "coseno", help: "el coseno de cada ángulo, en radianes", example: "coseno([0, π])", kind: .decimal, Scalar.cos),
  elementwise("raíz", help: "la raíz cuadrada de cada número", example: "raíz([4, 2])", kind: .decimal) {
    $0.squareRoot()
  },
  elementwise("abs", help: "cada número sin su signo", example: "abs([-3, 2])", kind: nil) { $0.magnitude },
  Function(
    "redondear", "redondear(x) o redondear(x, decimales: 2)",
    help: "cada número al entero más cercano, o con los decimales que se digan; si está a medio camino, al par",
    example: "redondear([0.5, 2.7])\nredondear(2 / 3, decimales: 2)", labels: ["decimales"]
  ) { (call, evaluator) throws(Problem) in
    let numbers = try call.numbers(0, evaluator)
    let decimals = min(max(try call.integer("decimales") ?? 0, 0), 15)
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return .numbers(
      numbers.map(kind: decimals == 0 ? .integer : .decimal) { ($0 * scale).rounded(.toNearestOrEven) / scale })
  },
]

/// A function of one number, applied to each.
func elementwise(
  _ name: String, help: String, example: String, kind: ElementKind?,
  _ function: @escaping @Sendable (Double) -> Double
) -> Function {
  Function(name, "\(name)(x)", help: help, example: example) { (call, evaluator) throws(Problem) in
    .numbers(try call.numbers(0, evaluator).map(kind: kind, function))
  }
}

/// `base ^ exponent`, by no platform's library; a square is one product, rounded once.
func raised(_ base: Double, _ exponent: Double) -> Double {
  exponent == 2 ? base * base : Scalar.pow(base, exponent)
}

/// Numbers with a name of their own, which a lesson may give another meaning.
let constants: [String: Double] = ["π": .pi]
