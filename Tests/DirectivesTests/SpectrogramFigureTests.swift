import Lesson
import Plotting
import Testing

@Suite struct SpectrogramFigureTests {
  private func spectrogram(_ options: String) throws -> (plot: SpectrogramPlot, caption: String) {
    let drawn = try figureOfSounds("```{figura espectrograma}\n\(options)\n```\n")
    guard case .spectrogram(let plot) = drawn.figure else { throw NotThatFigure() }
    return (plot, drawn.caption)
  }

  @Test func aToneIsALineAtItsFrequency() throws {
    let (plot, caption) = try spectrogram("de: la\nfrecuencia: 8000\nventana: 256")
    #expect(plot.rows == .hertz(top: 4000) && plot.unit == .decibels && plot.scale == -80...0)
    // 129 frequencies; 1000 Hz is the 32nd from below.
    #expect(plot.raster.height == 129)
    let row = 128 - 32
    let line = plot.raster.pixels[(row * plot.raster.width)..<((row + 1) * plot.raster.width)]
    #expect(line.allSatisfy { $0 == 255 })
    #expect(caption.hasPrefix("El sonido «la», en ventanas de 256 muestras."))
    #expect(try spectrogram("de: la\nfrecuencia: 44100").plot.rows == .hertz(top: 22_050))
  }

  @Test func soundsOfAFolder() throws {
    let (plot, caption) = try spectrogram("de: tonos.entrenamiento\níndice: 1")
    #expect(plot.title == "agudo" && plot.raster.height == 65, "512 muestras, ventanas de 128")
    #expect(caption.hasPrefix("El sonido 1 de entrenamiento, «agudo», en ventanas de 128 muestras."))
  }

  @Test func preparedOnesKeepTheirSecondsAndFrequencies() throws {
    let (plot, caption) = try spectrogram("de: mapas.entrenamiento\níndice: 7")
    #expect(plot.raster.width == 7 && plot.raster.height == 8 && plot.unit == .decibels)
    #expect(plot.columns == .seconds(0.004...0.06))
    guard case .mel(let centers) = plot.rows else { throw NotThatFigure() }
    #expect(centers.count == 8 && centers[0] > 100 && centers[7] < 4000)
    #expect(plot.scale.upperBound == 0 && plot.scale.lowerBound >= -80)
    #expect(caption.hasPrefix("El espectrograma 7 de entrenamiento, «grave»."))
    #expect(try spectrogram("de: iguales.entrenamiento").plot.unit == .deviations)
  }

  @Test func aMatrixIsDrawnAsItIs() throws {
    let (plot, caption) = try spectrogram("de: [[0, 1, 2], [3, 4, 5]]")
    #expect(plot.raster.pixels == [102, 255, 51, 204, 0, 153])
    #expect(plot.unit == .stored && plot.rows == .bands(3) && plot.columns == .frames(2))
    #expect(caption == "La matriz «[[0, 1, 2], [3, 4, 5]]», con sus filas de izquierda a derecha.")
    #expect(try spectrogram("de: mapas.entrenamiento.entradas[0]").plot.raster.width == 7)
  }

  @Test(
    "lo que está mal se dice antes de calcular",
    arguments: [
      ("de: la\nfrecuencia: 8000\nventana: 100", ["T005"]), ("de: tonos.entrenamiento\nventana: 1024", ["T005"]),
      ("de: [1, 2, 3]\nfrecuencia: 8000", ["T005"]), ("de: mapas.entrenamiento\nventana: 64", ["D015"]),
      ("de: mapas.entrenamiento\níndice: 8", ["T005"]), ("de: mapas.prueba", ["T005"]),
      ("de: [[1, 2]]\nfrecuencia: 8\níndice: 0", ["D015"]), ("de: [[1, 2]]\níndice: 0", ["D015"]),
      ("de: ceros([2, 2, 2])", ["T004"]), ("de: mapas", ["T004"]), ("de: ceros([0, 3])", ["T004"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codesBesideSounds("```{figura espectrograma}\n\(options)\n```\n") == expected)
  }
}
