import Diagnostics
import Neural

/// The activations of layers, of doubles.
let activationFunctions: [Function] = [
  elementwise("relu", kind: nil) { $0 < 0 ? 0 : $0 },
  elementwise("relu_con_fuga", kind: .decimal) { ElementwiseFunction.leakyReLU($0) },
  elementwise("elu", kind: .decimal, Scalar.elu),
  elementwise("gelu", kind: .decimal, Scalar.gelu),
  elementwise("sigmoide", kind: .decimal, Scalar.sigmoid),
  elementwise("tanh", kind: .decimal, Scalar.tanh),
  elementwise("softplus", kind: .decimal, Scalar.softplus),
  elementwise("swish", kind: .decimal, Scalar.swish),
  elementwise("lineal", kind: nil) { $0 },
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

/// Exponentials over their sum, shifted by the largest so that none overflows.
private func softmax(_ values: [Double]) -> [Double] {
  let largest = values.max() ?? 0
  let exponentials = values.map { Scalar.exp($0 - largest) }
  let sum = exponentials.reduce(0, +)
  return exponentials.map { $0 / sum }
}
