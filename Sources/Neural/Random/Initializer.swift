/// How a parameter's first values are drawn.
package enum Initializer: Sendable, Equatable {
  case zeros
  case ones
  /// Uniform in [-l, l) with l = √(6 / (inputs + outputs)), Keras' default for kernels.
  /// Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
  case glorotUniform(inputs: Int, outputs: Int)
  /// Uniform in [-limit, limit), with 0.05 Keras' default for embeddings.
  case uniform(limit: Float)
  /// Rows at right angles to one another, each of length 1: see `OrthogonalMatrix`.
  case orthogonal(rows: Int, columns: Int)
  /// Zeros, but ones for the second of four gates: that a memory starts by keeping. Source: Jozefowicz, Zaremba and
  /// Sutskever, "An empirical exploration of recurrent network architectures", 2015.
  case unitForgetBias(units: Int)

  /// The values in row-major order, whatever their order in memory.
  func values(_ count: Int, from stream: RandomStream) -> [Float] {
    switch self {
    case .zeros: return Array(repeating: 0, count: count)
    case .ones: return Array(repeating: 1, count: count)
    case .glorotUniform(let inputs, let outputs):
      let limit = Float((6 / (Double(inputs) + Double(outputs))).squareRoot())
      var generator = stream.generator()
      return (0..<count).map { _ in (generator.uniform() * 2 - 1) * limit }
    case .uniform(let limit):
      var generator = stream.generator()
      return (0..<count).map { _ in (generator.uniform() * 2 - 1) * limit }
    case .orthogonal(let rows, let columns):
      return OrthogonalMatrix(rows: rows, columns: columns, stream: stream).values
    case .unitForgetBias(let units):
      return (0..<count).map { $0 / units == 1 ? 1 : 0 }
    }
  }
}
