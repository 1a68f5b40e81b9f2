private import CKernels

/// A function of one number, applied to each.
package enum ElementwiseFunction: String, Sendable, CaseIterable {
  case exp, log, sqrt, tanh, sigmoid, relu
  case leakyReLU, elu, gelu, softplus, swish

  /// Of float32 numbers, within two units in the last place and with the same bits on every machine.
  package func callAsFunction(_ values: [Float], level: SIMDLevel = .best) -> [Float] {
    let level = level.isAvailable ? level : .best
    return Array(unsafeUninitializedCapacity: values.count) { result, count in
      values.withUnsafeBufferPointer { values in
        lec_map(level.code, code, values.baseAddress, result.baseAddress, values.count)
      }
      count = values.count
    }
  }

  /// Of one double.
  package func callAsFunction(_ value: Double) -> Double {
    switch self {
    case .exp: Scalar.exp(value)
    case .log: Scalar.log(value)
    case .sqrt: Scalar.sqrt(value)
    case .tanh: Scalar.tanh(value)
    case .sigmoid: Scalar.sigmoid(value)
    case .relu: value < 0 ? 0 : value
    case .leakyReLU: value < 0 ? 0.2 * value : value
    case .elu: Scalar.elu(value)
    case .gelu: Scalar.gelu(value)
    case .softplus: Scalar.softplus(value)
    case .swish: Scalar.swish(value)
    }
  }

  private var code: lec_function {
    switch self {
    case .exp: LEC_EXP
    case .log: LEC_LOG
    case .sqrt: LEC_SQRT
    case .tanh: LEC_TANH
    case .sigmoid: LEC_SIGMOID
    case .relu: LEC_MAX_ZERO
    case .leakyReLU: LEC_LEAKY_RELU
    case .elu: LEC_ELU
    case .gelu: LEC_GELU
    case .softplus: LEC_SOFTPLUS
    case .swish: LEC_SWISH
    }
  }
}
