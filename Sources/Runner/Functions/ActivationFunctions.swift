import Diagnostics
import Neural

/// The activations of layers, of doubles.
let activationFunctions: [Function] = [
  activation("relu", help: "lo positivo queda como está y lo negativo pasa a ser 0", kind: nil) { $0 < 0 ? 0 : $0 },
  activation("relu_con_fuga", help: "como `relu`, pero lo negativo queda en su quinta parte") {
    ElementwiseFunction.leakyReLU($0)
  },
  activation("elu", help: "como `relu`, pero lo negativo se curva hacia −1: `exp(x) - 1`", Scalar.elu),
  activation("gelu", help: "como `relu`, con un paso suave por el cero", Scalar.gelu),
  activation("sigmoide", help: "lleva cada número a otro entre 0 y 1: `1 / (1 + exp(-x))`", Scalar.sigmoid),
  activation("tanh", help: "la tangente hiperbólica: lleva cada número a otro entre −1 y 1", Scalar.tanh),
  activation("softplus", help: "una `relu` sin esquina: `log(1 + exp(x))`", Scalar.softplus),
  activation("swish", help: "cada número por su sigmoide", Scalar.swish),
  activation("lineal", help: "no cambia nada", kind: nil) { $0 },
  Function(
    "softmax", "softmax(x)",
    help: "convierte números cualesquiera en probabilidades que suman uno; en una matriz, fila por fila",
    example: "softmax([1, 2, 3])"
  ) { (call, evaluator) throws(Problem) in
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

private func activation(
  _ name: String, help: String, kind: ElementKind? = .decimal, _ function: @escaping @Sendable (Double) -> Double
) -> Function {
  elementwise(name, help: help, example: "\(name)([-2, 0, 2])", kind: kind, function)
}

/// Exponentials over their sum, shifted by the largest so that none overflows.
private func softmax(_ values: [Double]) -> [Double] {
  let largest = values.max() ?? 0
  let exponentials = values.map { Scalar.exp($0 - largest) }
  let sum = exponentials.reduce(0, +)
  return exponentials.map { $0 / sum }
}
