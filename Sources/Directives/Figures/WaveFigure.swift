package import Diagnostics
package import Lesson
package import Plotting
package import Runner
import Typography

/// `onda`: the amplitude of a sound over its seconds.
package struct WaveFigure: FigureKind {
  package static let name = "onda"
  package static let summary = "la amplitud de un sonido a lo largo de sus segundos"
  package static let subject = "una parte de un conjunto de sonidos, o un vector"
  package static let options = WaveSelection.options

  package let wave: WaveSelection

  package init?(_ reader: inout DirectiveReader) {
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    guard value.isSound else {
      reader.note(
        .notSound(
          value, expected: "una parte de un conjunto de sonidos o un vector", at: source.range, reader.source))
      return nil
    }
    guard let wave = WaveSelection(value, of: source, figure: Self.name, &reader) else { return nil }
    self.wave = wave
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    let (samples, title, caption) = try wave.resolve(session)
    let plot = WavePlot(samples: samples, sampleRate: wave.sampleRate, title: title)
    let count = counted(samples.count, "muestra", "muestras", style: session.numbers)
    return (.wave(plot), "\(caption): \(count), \(session.numbers.integer(wave.sampleRate)) por segundo.")
  }
}
