import Diagnostics
import Lesson
import Plotting
import Runner
import Testing

@Suite struct WaveFigureTests {
  private func wave(_ options: String) throws -> (plot: WavePlot, caption: String) {
    let drawn = try figureOfSounds("```{figura onda}\n\(options)\n```\n")
    guard case .wave(let plot) = drawn.figure else { throw NotThatFigure() }
    return (plot, drawn.caption)
  }

  @Test func drawsASoundOfAFolder() throws {
    let (plot, caption) = try wave("de: tonos.entrenamiento\níndice: 5")
    #expect(plot.sampleRate == 8000 && plot.sampleCount == 512 && plot.title == "grave")
    #expect(caption == "El sonido 5 de entrenamiento, «grave»: 512 muestras, 8000 por segundo.")
    #expect(try wave("de: tonos.entrenamiento[5:]").plot == plot)
    #expect(try wave("de: tonos.entrenamiento[5:]").caption == caption, "se cuenta en la parte entera")
  }

  @Test func drawsAVector() throws {
    let (plot, caption) = try wave("de: la\nfrecuencia: 8000")
    #expect(plot.duration == 1 && plot.spans.count == 600)
    #expect(plot.spans.allSatisfy { $0.high > 0.99 && $0.low < -0.99 })
    #expect(caption == "El sonido «la»: 8000 muestras, 8000 por segundo.")
    #expect(try wave("de: [1, 2, 3]\nfrecuencia: 10").plot.spans.map(\.low) == [1, 2, 3])
  }

  @Test func spectrogramsAreNoWaves() {
    let problems = checkedBesideSounds(sounds + "```{figura onda}\nde: mapas.entrenamiento\n```\n").problems
    #expect(problems.map(\.code.rawValue) == ["T004"])
    #expect(problems.first?.notes == ["se dibujan con {figura espectrograma}"])
  }
}
