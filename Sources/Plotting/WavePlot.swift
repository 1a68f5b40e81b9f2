/// A sound's samples over its seconds: the figure `onda`.
package struct WavePlot: Sendable, Equatable, Codable {
  /// The least and the greatest of some samples in a row; NaN where none is finite.
  package struct Span: Sendable, Equatable, Codable {
    package var low: Double
    package var high: Double
  }

  /// Each sample of a short wave; of a long one the reach of each of its parts, so that no peak is lost.
  package let spans: [Span]
  package let sampleCount: Int
  /// Samples a second.
  package let sampleRate: Int
  package let title: String

  /// Waves of more samples are drawn in this many parts.
  static let mostSpans = 600

  package init(samples: [Double], sampleRate: Int, title: String) {
    sampleCount = samples.count
    self.sampleRate = max(1, sampleRate)
    self.title = title
    spans = shares(of: samples.count, min(samples.count, Self.mostSpans)).map { part in
      var span = Span(low: .nan, high: .nan)
      for sample in samples[part] where sample.isFinite {
        if !(span.low <= sample) { span.low = sample }
        if !(span.high >= sample) { span.high = sample }
      }
      return span
    }
  }

  /// Seconds.
  package var duration: Double { Double(sampleCount) / Double(sampleRate) }

  /// Whether each sample is drawn by itself.
  var isWhole: Bool { spans.count == sampleCount }
}
