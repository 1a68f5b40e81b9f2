import Neural

/// The discrete Fourier transform of real numbers: X[k] = Σ over n of x[n] e^(-2πi kn / N), for a power of two N.
///
/// Radix 2, decimation in time, in double; sines and cosines are our own, so that the bits are the same everywhere.
/// Source: Cooley and Tukey, "An algorithm for the machine calculation of complex Fourier series", 1965.
package struct FourierTransform: Sendable {
  package let size: Int
  /// cos(2πk / N) and -sin(2πk / N) for k < N / 2.
  private let factors: [(real: Double, imaginary: Double)]
  /// Each place with its bits in reverse.
  private let reversed: [Int]

  /// Nil where the size is no power of two from 2 to 2¹⁶.
  package init?(size: Int) {
    guard size >= 2, size <= 1 << 16, size & (size - 1) == 0 else { return nil }
    self.size = size
    factors = (0..<size / 2).map { k in
      let turn = 2 * Double(k) / Double(size)
      return (Scalar.cosineOfPi(turn), -Scalar.cosineOfPi(turn - 0.5))
    }
    let bits = size.trailingZeroBitCount
    reversed = (0..<size).map { place in
      (0..<bits).reduce(0) { $0 << 1 | (place >> $1 & 1) }
    }
  }

  /// |X[k]|² for k from 0 to N / 2, of N numbers.
  package func power(_ numbers: [Double]) -> [Double] {
    var real = reversed.map { numbers[$0] }
    var imaginary = [Double](repeating: 0, count: size)
    var half = 1
    while half < size {
      for start in stride(from: 0, to: size, by: 2 * half) {
        for k in 0..<half {
          let factor = factors[k * (size / (2 * half))]
          let (even, odd) = (start + k, start + k + half)
          let oddReal = real[odd] * factor.real - imaginary[odd] * factor.imaginary
          let oddImaginary = real[odd] * factor.imaginary + imaginary[odd] * factor.real
          (real[odd], imaginary[odd]) = (real[even] - oddReal, imaginary[even] - oddImaginary)
          (real[even], imaginary[even]) = (real[even] + oddReal, imaginary[even] + oddImaginary)
        }
      }
      half *= 2
    }
    return (0...size / 2).map { real[$0] * real[$0] + imaginary[$0] * imaginary[$0] }
  }
}
