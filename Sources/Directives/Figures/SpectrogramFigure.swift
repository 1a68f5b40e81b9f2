package import Datasets
package import Diagnostics
package import Lesson
import Neural
package import Plotting
package import Runner
import Typography

/// `espectrograma`: how strong each frequency of a sound is over time.
package struct SpectrogramFigure: FigureKind {
  package static let name = "espectrograma"
  package static let summary = "qué frecuencias tiene un sonido en cada momento"
  package static let subject = "una parte de un conjunto de sonidos o de espectrogramas, un vector o una matriz"
  package static let options =
    WaveSelection.options + [
      OptionSpecification(
        "ventana", "de un sonido, cuántas muestras se miran a la vez: una potencia de dos, como `256`",
        aliases: ["window"])
    ]

  /// What is drawn.
  package enum Content: Sendable {
    /// A sound, of which the spectrogram is made here.
    case wave(WaveSelection, LinearSpectrogram)
    /// One of a part that `preparar` made spectrograms of.
    case prepared(Expression, index: Int)
    /// Numbers with a row for each moment.
    case matrix(Expression)
  }

  package let content: Content

  package init?(_ reader: inout DirectiveReader) {
    guard let source = reader.expression("de"), let value = reader.value(of: source), !value.isUnknown else {
      return nil
    }
    switch value {
    case .split(let split) where split.count > 0 && split.facts.spectrogram != nil:
      guard Self.refuse(["frecuencia", "ventana"], needs: "un sonido, y esto ya es un espectrograma", &reader),
        let index = reader.integer("índice", default: 0, in: 0...split.count - 1)
      else { return nil }
      content = .prepared(source, index: index)
    case .numbers(let numbers) where numbers.rank == 2 && numbers.count > 0 && numbers.kind != .boolean:
      guard Self.refuse(["frecuencia", "ventana"], needs: "un sonido, y esto es una matriz", &reader),
        Self.refuse(["índice"], needs: "una parte de un conjunto de datos", &reader)
      else { return nil }
      content = .matrix(source)
    default:
      guard value.isSound else {
        reader.note(
          .notSound(
            value, expected: "una parte de un conjunto de sonidos o de espectrogramas, un vector o una matriz",
            at: source.range, reader.source))
        return nil
      }
      guard let wave = WaveSelection(value, of: source, figure: Self.name, &reader),
        let window = Self.window(wave, &reader)
      else { return nil }
      content = .wave(wave, LinearSpectrogram(window: window))
    }
  }

  /// Tells options that say nothing here; false where there are some.
  private static func refuse(_ options: [String], needs: String, _ reader: inout DirectiveReader) -> Bool {
    let given = options.filter { reader.isGiven($0) }
    for option in given { reader.note(.unsuitableOption(option, needs: needs, at: reader.keyPlace(of: option))) }
    return given.isEmpty
  }

  /// The window asked for, or one that suits the wave; nil is told.
  private static func window(_ wave: WaveSelection, _ reader: inout DirectiveReader) -> Int? {
    let count = counted(wave.sampleCount, "muestra", "muestras")
    guard let fitting = LinearSpectrogram.window(for: wave.sampleCount) else {
      reader.note(
        Problem(
          .outOfRange, "este sonido tiene \(count): muy poco para un espectrograma", at: wave.source.range,
          label: "hacen falta al menos \(LinearSpectrogram.windows[0])"))
      return nil
    }
    guard reader.isGiven("ventana") else { return fitting }
    let windows = LinearSpectrogram.windows.map(Double.init)
    let window = reader.number(
      "ventana", default: 0, where: { windows.contains($0) }, expected: "una potencia de dos, de 16 a 8192")
    guard let window else { return nil }
    guard Int(window) <= wave.sampleCount else {
      reader.note(
        Problem(
          .outOfRange, "la ventana es más larga que el sonido", at: reader.place(of: "ventana"),
          label: "el sonido tiene \(count): prueba con \(fitting)"))
      return nil
    }
    return Int(window)
  }

  package func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String) {
    switch content {
    case .wave(let wave, let spectrogram): return try draw(wave, spectrogram, session)
    case .prepared(let source, let index): return try draw(source, index, session)
    case .matrix(let source):
      guard case .numbers(let numbers) = try session.value(of: source), let matrix = Matrix(numbers),
        let plot = SpectrogramPlot(
          frames: matrix, unit: .stored, rows: .bands(matrix.width), columns: .frames(matrix.height),
          title: session.source.text(source.range))
      else { throw .notRun(at: source.range) }
      let text = session.source.text(source.range)
      return (.spectrogram(plot), "La matriz «\(text)», con sus filas de izquierda a derecha.")
    }
  }

  private func draw(
    _ wave: WaveSelection, _ spectrogram: LinearSpectrogram, _ session: Session
  ) throws(Problem) -> (figure: Figure, caption: String) {
    let (samples, title, caption) = try wave.resolve(session)
    guard let found = spectrogram.decibels(of: samples),
      let matrix = Matrix(width: spectrogram.bins, height: found.columns, values: found.values),
      let plot = SpectrogramPlot(
        frames: matrix, unit: .decibels, rows: .hertz(top: Double(wave.sampleRate) / 2),
        columns: .seconds(spectrogram.seconds(samples: samples.count, sampleRate: wave.sampleRate)), title: title)
    else { throw .notRun(at: wave.source.range) }
    let range = Self.decibelText(session.numbers)
    return (.spectrogram(plot), "\(caption), en ventanas de \(spectrogram.window) muestras. \(range)")
  }

  private func draw(
    _ source: Expression, _ index: Int, _ session: Session
  ) throws(Problem) -> (figure: Figure, caption: String) {
    guard case .split(let split) = try session.value(of: source), let facts = split.facts.spectrogram,
      let values = split.input(index).values, let height = split.facts.inputShape.first, let matrix = Matrix(
        width: facts.mel.bands, height: height,
        values: facts.isStandardized ? values : Decibels.relative(logarithms: values)),
      let plot = SpectrogramPlot(
        frames: matrix, unit: facts.isStandardized ? .deviations : .decibels,
        rows: .mel(facts.mel.frequencies(sampleRate: facts.sampleRate)),
        columns: .seconds(facts.seconds(frames: matrix.height)), title: split.className(index))
    else { throw .notRun(at: source.range) }
    let name = split.className(index)
    let caption = "El espectrograma \(index + split.start) de \(split.partName)" + (name.isEmpty ? "" : ", «\(name)»")
    let unit =
      facts.isStandardized
      ? "Los valores están estandarizados: 0 es la media." : Self.decibelText(session.numbers)
    return (.spectrogram(plot), "\(caption). \(unit)")
  }

  private static func decibelText(_ numbers: NumberStyle) -> String {
    "0 dB es lo más fuerte; por debajo de \(numbers.decimal(Decibels.floor, decimals: 0)) dB ya no se distingue nada."
  }
}
