/// What is wrong with a WAV file, or unfit.
package enum SoundFault: Error, Sendable, Equatable {
  /// It does not start with `RIFF` and `WAVE`.
  case notWAV
  /// The file ends before the samples do.
  case truncated
  /// A chunk that is lacking, that comes too late, or whose length or content makes no sense.
  case chunk(String)
  /// Neither integers of 8, 16, 24 or 32 bits nor floats of 32.
  case unsupported(format: Int, bits: Int)
  case channels(Int)
  case sampleRate(Int)
  case noSamples
  /// Infinite, or not a number; samples count from 0.
  case notFinite(sample: Int)
  case tooLong(limit: Int)
  /// Every sound must have the rate of the first.
  case differentRate(Int, expected: Int)
}
