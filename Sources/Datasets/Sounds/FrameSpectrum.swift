import Neural

/// The power of each frequency in one frame of a wave: |Σ over n of x[n] w[n] e^(-2πi kn / N)|² for k from 0 to N / 2,
/// with the Hann window w[n] = ½ - ½ cos(2πn / N).
struct FrameSpectrum: Sendable {
  private let transform: FourierTransform
  private let hann: [Double]

  /// Nil where the window is no power of two that can be transformed.
  init?(window: Int) {
    guard let transform = FourierTransform(size: window) else { return nil }
    self.transform = transform
    hann = (0..<window).map { 0.5 - 0.5 * Scalar.cosineOfPi(2 * Double($0) / Double(window)) }
  }

  /// Of the frame whose samples are given by their places from 0.
  func power(_ sample: (Int) -> Double) -> [Double] {
    transform.power(hann.indices.map { sample($0) * hann[$0] })
  }
}
