package import Neural

/// How loud each band of pitches is over time, the bands as the ear parts them.
///
/// Frames of `window` samples start every `hop` samples, none beyond the wave's end. Each is multiplied by the Hann
/// window w[n] = ½ - ½ cos(2πn / window); the squares of its Fourier transform's sizes are summed by triangular
/// filters, whose corners are evenly spaced from 0 to half the rate on the mel scale m = 2595 log₁₀(1 + f / 700); the
/// result is log max(energy, 10⁻¹⁰). Shape: [frames, bands], low pitches first. Sources: Young et al., "The HTK Book";
/// `librosa.feature.melspectrogram(center=False, htk=True, norm=None)`.
package struct MelSpectrogram: Sendable, Equatable {
  package var bands: Int
  /// Samples of a frame: a power of two.
  package var window: Int
  /// Samples from a frame's start to the next one's.
  package var hop: Int

  package init(bands: Int = 40, window: Int = 512, hop: Int = 256) {
    self.bands = bands
    self.window = window
    self.hop = hop
  }

  package static let windows = (4...13).map { 1 << $0 }
  package static let bandRange = 1...256

  /// The shape for waves of so many samples; nil where none holds a frame.
  package func shape(samples: Int) -> [Int]? {
    samples >= window ? [1 + (samples - window) / hop, bands] : nil
  }

  /// The frequency in the middle of each band, in Hz.
  package func frequencies(sampleRate: Int) -> [Double] { Array(corners(sampleRate: sampleRate)[1...bands]) }

  /// Where the triangles begin, have their tops and end, in Hz: each is the top of one and a foot of two others.
  private func corners(sampleRate: Int) -> [Double] {
    let top = 2595 * Self.log10(1 + Double(sampleRate) / 2 / 700)
    return (0..<bands + 2).map { corner in
      700 * (Scalar.pow(10, top * Double(corner) / Double(bands + 1) / 2595) - 1)
    }
  }

  /// Each filter's weights for the transform's bins from the first that is not 0, and which that is.
  package func filters(sampleRate: Int) -> [(first: Int, weights: [Double])] {
    let corners = corners(sampleRate: sampleRate)
    return (0..<bands).map { band in
      let (low, middle, high) = (corners[band], corners[band + 1], corners[band + 2])
      let weights = (0...window / 2).map { bin in
        let frequency = Double(bin) * Double(sampleRate) / Double(window)
        return max(0, min((frequency - low) / (middle - low), (high - frequency) / (high - middle)))
      }
      let first = weights.firstIndex { $0 > 0 } ?? 0
      let last = weights.lastIndex { $0 > 0 } ?? -1
      return (first, first <= last ? Array(weights[first...last]) : [])
    }
  }

  private static func log10(_ x: Double) -> Double { Scalar.log(x) / Scalar.log(10) }

  /// The spectrogram of each example's wave; nil where the window is no power of two or longer than the waves.
  package func applied(to examples: Examples, sampleRate: Int) -> Examples? {
    guard examples.inputShape.count == 1, let shape = shape(samples: examples.inputSize),
      let spectrum = FrameSpectrum(window: window)
    else { return nil }
    let filters = filters(sampleRate: sampleRate)
    let waves = examples.floats
    var result: [Float] = []
    result.reserveCapacity(examples.count * shape[0] * bands)
    for example in 0..<examples.count {
      for frame in 0..<shape[0] {
        let start = example * examples.inputSize + frame * hop
        let power = spectrum.power { Double(waves[start + $0]) }
        for filter in filters {
          var energy = 0.0
          for (index, weight) in filter.weights.enumerated() { energy += weight * power[filter.first + index] }
          result.append(Float(Scalar.log(max(energy, 1e-10))))
        }
      }
    }
    return Examples(
      inputs: .floats(result), targets: examples.targets.gathered(Array(examples.range)), inputShape: shape)
  }
}
