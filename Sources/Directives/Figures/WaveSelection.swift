import Datasets
import Diagnostics
package import Lesson
import Runner

/// A sound to be drawn: one of a part of a dataset of waves, or a vector of the lesson with its rate.
package struct WaveSelection: Sendable {
  static let options = [
    OptionSpecification("índice", "cuál de los sonidos; el `0` si no se dice", aliases: ["index"]),
    OptionSpecification(
      "frecuencia", "de un vector, cuántas muestras tiene cada segundo: `8000`",
      aliases: ["sample_rate", "rate", "fs", "sr"]),
  ]

  /// The highest rate that a lesson may give.
  private static let mostSamplesASecond = 1_000_000

  package let source: Expression
  package let index: Int
  package let sampleCount: Int
  package let sampleRate: Int

  /// Reads the rest of the options for a value of `de` that is a sound; nil is told.
  init?(_ value: Value, of source: Expression, figure: String, _ reader: inout DirectiveReader) {
    self.source = source
    switch value {
    case .split(let split):
      guard let rate = split.facts.sampleRate else { return nil }
      if reader.isGiven("frecuencia") {
        reader.note(
          .unsuitableOption(
            "frecuencia", needs: "un vector: estos sonidos ya dicen que tienen \(rate) muestras por segundo",
            at: reader.keyPlace(of: "frecuencia")))
        return nil
      }
      guard let index = reader.integer("índice", default: 0, in: 0...max(0, split.count - 1)) else { return nil }
      (self.index, sampleCount, sampleRate) = (index, split.facts.inputShape[0], rate)
    case .numbers(let numbers):
      if reader.isGiven("índice") {
        reader.note(
          .unsuitableOption("índice", needs: "una parte de un conjunto de datos", at: reader.keyPlace(of: "índice")))
        return nil
      }
      if !reader.isNamed("frecuencia") {
        reader.note(
          .missingOption(
            "frecuencia", of: "figura \(figure)",
            help: "cuántas muestras del vector hay en un segundo, como 8000; sin eso no se sabe cuánto dura",
            at: reader.block.headerRange))
      }
      guard reader.isGiven("frecuencia") else { return nil }
      guard let rate = reader.integer("frecuencia", default: 1, in: 1...Self.mostSamplesASecond) else { return nil }
      (index, sampleCount, sampleRate) = (0, numbers.count, rate)
    default: return nil
    }
  }

  /// The samples, with what to call them in the picture and below it.
  func resolve(_ session: Session) throws(Problem) -> (samples: [Double], title: String, caption: String) {
    switch try session.value(of: source) {
    case .split(let split):
      guard let samples = split.input(index).values else { throw .notRun(at: source.range) }
      let name = split.className(index)
      return (
        samples, name, "El sonido \(index + split.start) de \(split.partName)" + (name.isEmpty ? "" : ", «\(name)»")
      )
    case .numbers(let numbers):
      guard let samples = numbers.values else { throw .notRun(at: source.range) }
      let name = session.source.text(source.range)
      return (samples, name, "El sonido «\(name)»")
    default: throw .notRun(at: source.range)
    }
  }
}

extension Value {
  /// Whether it is sound: a part, with something in it, of a dataset of waves, or a vector of numbers.
  var isSound: Bool {
    switch self {
    case .split(let split):
      split.count > 0 && split.facts.sampleRate != nil && split.facts.inputShape.count == 1
    case .numbers(let numbers): numbers.rank == 1 && numbers.count > 0 && numbers.kind != .boolean
    default: false
    }
  }
}

extension Problem {
  /// Something that is no sound where one is needed.
  static func notSound(_ value: Value, expected: String, at range: SourceRange, _ source: SourceText) -> Problem {
    var note = "los sonidos salen de una carpeta de archivos .wav: fuente: sonidos"
    switch value {
    case .dataset(let data):
      note = data.facts.sampleRate == nil && data.facts.spectrogram == nil
        ? note : "elige una parte: \(source.text(range)).entrenamiento"
    case .split(let split) where split.count == 0:
      return Problem(
        .outOfRange, "«\(source.text(range))» no tiene ningún ejemplo", at: range, label: "elige otro corte")
    case .split(let split):
      let what =
        split.facts.spectrogram != nil
        ? "espectrogramas" : split.facts.isImages ? "imágenes" : "datos de \(shapeText(split.facts.inputShape))"
      if split.facts.spectrogram != nil { note = "se dibujan con {figura espectrograma}" }
      return Problem(
        .wrongType, "aquí hace falta \(expected)", at: range, label: "esto son \(what), y no sonidos", notes: [note])
    default: break
    }
    return wrongType(expected: expected, found: value, at: range, note: note)
  }
}
