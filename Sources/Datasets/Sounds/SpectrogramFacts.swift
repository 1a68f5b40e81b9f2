/// What is known of inputs that are spectrograms: how they were made, and so which seconds and frequencies they show.
package struct SpectrogramFacts: Sendable, Equatable {
  package var mel: MelSpectrogram
  /// Samples a second of the waves that they were made from.
  package var sampleRate: Int
  /// Whether the numbers are no longer logarithms of energy, because mean and deviation were taken out.
  package var isStandardized = false

  package init(mel: MelSpectrogram, sampleRate: Int) {
    self.mel = mel
    self.sampleRate = sampleRate
  }

  /// The seconds that so many frames cover, each as wide as the step to the next and in the middle of its window.
  package func seconds(frames: Int) -> ClosedRange<Double> {
    frameSeconds(frames, window: mel.window, hop: mel.hop, sampleRate: sampleRate)
  }
}

/// The seconds that frames cover, each as wide as the step to the next and in the middle of its window.
func frameSeconds(_ frames: Int, window: Int, hop: Int, sampleRate: Int) -> ClosedRange<Double> {
  let start = Double(window - hop) / 2
  return start / Double(sampleRate)...(start + Double(frames * hop)) / Double(sampleRate)
}
