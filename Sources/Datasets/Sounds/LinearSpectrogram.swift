package import Neural

/// How strong each frequency of a wave is over time, in decibels below the strongest: 10 log₁₀(p / max p), at least
/// `floor`.
///
/// Frames of `window` samples start every half window, none beyond the wave's end; p is the power of `FrameSpectrum`,
/// and where frames share a column the greatest of them. Silence is the floor. Shape: [columns, window / 2 + 1], low
/// frequencies first.
package struct LinearSpectrogram: Sendable, Equatable {
  /// Samples of a frame: a power of two.
  package var window: Int

  package init(window: Int) { self.window = window }

  package static let windows = MelSpectrogram.windows
  /// Columns at most; more frames than these share them.
  package static let mostColumns = 512

  /// The largest window up to 512 samples that a wave holds four times; nil for a wave that is too short for any.
  package static func window(for samples: Int) -> Int? {
    let fitting = windows.filter { $0 <= samples }
    return fitting.last { $0 <= 512 && 4 * $0 <= samples } ?? fitting.first
  }

  package var bins: Int { window / 2 + 1 }
  private var hop: Int { window / 2 }

  package func frames(samples: Int) -> Int { samples >= window ? 1 + (samples - window) / hop : 0 }

  /// The seconds that the spectrogram of a wave covers.
  package func seconds(samples: Int, sampleRate: Int) -> ClosedRange<Double> {
    frameSeconds(frames(samples: samples), window: window, hop: hop, sampleRate: sampleRate)
  }

  /// Decibels of a wave, `columns` rows of `bins`; nil where no window of this size fits. What is not finite counts as
  /// silence.
  package func decibels(of samples: [Double]) -> (columns: Int, values: [Double])? {
    let frames = frames(samples: samples.count)
    guard frames > 0, let spectrum = FrameSpectrum(window: window) else { return nil }
    let columns = min(frames, Self.mostColumns)
    var powers = [Double](repeating: 0, count: columns * bins)
    for frame in 0..<frames {
      let start = frame * hop
      let power = spectrum.power { samples[start + $0].isFinite ? samples[start + $0] : 0 }
      let first = frame * columns / frames * bins
      for bin in 0..<bins where power[bin] > powers[first + bin] { powers[first + bin] = power[bin] }
    }
    return (columns, Decibels.relative(powers))
  }
}

/// Powers as people hear them.
package enum Decibels {
  /// What is weaker than this is not told apart.
  package static let floor = -80.0

  private static let ofNaturalLogarithm = 10 / Scalar.log(10)

  /// 10 log₁₀ of each number over the greatest of them, at least the floor; all the floor where all are 0.
  package static func relative(_ powers: [Double]) -> [Double] {
    let greatest = powers.max() ?? 0
    guard greatest > 0, greatest.isFinite else { return powers.map { _ in floor } }
    return powers.map { $0 > 0 ? max(floor, Scalar.log($0 / greatest) * ofNaturalLogarithm) : floor }
  }

  /// The same of natural logarithms of powers, in which 10⁻¹⁰ stands for silence.
  package static func relative(logarithms: [Double]) -> [Double] {
    let greatest = logarithms.max() ?? 0
    guard greatest.isFinite, greatest > Scalar.log(1e-10) + 1e-3 else { return logarithms.map { _ in floor } }
    return logarithms.map { max(floor, ($0 - greatest) * ofNaturalLogarithm) }
  }
}
