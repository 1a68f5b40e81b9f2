/// How a parameter's first values are drawn.
package enum Initializer: Sendable, Equatable {
  case zeros
  case ones
  /// Uniform in [-l, l) with l = √(6 / (inputs + outputs)), Keras' default for kernels.
  /// Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
  case glorotUniform(inputs: Int, outputs: Int)

  /// The values in row-major order, whatever their order in memory.
  func values(_ count: Int, from stream: RandomStream) -> [Float] {
    switch self {
    case .zeros: return Array(repeating: 0, count: count)
    case .ones: return Array(repeating: 1, count: count)
    case .glorotUniform(let inputs, let outputs):
      let limit = Float((6 / (Double(inputs) + Double(outputs))).squareRoot())
      var generator = stream.generator()
      return (0..<count).map { _ in (generator.uniform() * 2 - 1) * limit }
    }
  }
}
