import Plotting
import Testing

@Suite struct SpectrogramPlotTests {
  /// A tone that climbs through the bands.
  private func plot(
    _ frames: Int, _ bands: Int, unit: SpectrogramPlot.Unit = .decibels, rows: SpectrogramPlot.Rows? = nil,
    columns: SpectrogramPlot.Columns? = nil, title: String = "silbido"
  ) throws -> SpectrogramPlot {
    var values: [Double] = []
    for frame in 0..<frames {
      for band in 0..<bands {
        let distance = abs(band * frames - frame * bands)
        values.append(-4 * Double(distance) / Double(frames))
      }
    }
    let matrix = try #require(Matrix(width: bands, height: frames, values: values))
    return try #require(
      SpectrogramPlot(
        frames: matrix, unit: unit, rows: rows ?? .hertz(top: 4000), columns: columns ?? .seconds(0...1.5),
        title: title))
  }

  @Test func drawsSecondsAndHertz() throws {
    let plot = try plot(40, 33)
    #expect(plot.raster.width == 40 && plot.raster.height == 33)
    let seen = expectDrawing(.spectrogram(plot), "espectrograma")
    let texts = seen.labels.map(\.text)
    #expect(texts.contains("frecuencia (Hz)") && texts.contains("segundos") && texts.contains("dB"))
    #expect(texts.contains("4000") && texts.contains("1,5"))
  }

  @Test func lowFrequenciesAreBelow() throws {
    let matrix = try #require(Matrix(width: 3, height: 2, values: [0, 1, 2, 3, 4, 5]))
    let plot = try #require(
      SpectrogramPlot(frames: matrix, unit: .stored, rows: .bands(3), columns: .frames(2), title: ""))
    #expect(plot.raster.pixels == [102, 255, 51, 204, 0, 153])
    #expect(plot.scale == 0...5)
    let table = Figure.spectrogram(plot).data()
    #expect(table.header == ["banda", "0", "1"])
    #expect(table.rows.map(\.first) == ["2", "1", "0"])
    #expect(table.rows[2] == ["0", "0,00", "3,00"])
  }

  @Test func drawsMelBandsAtTheirFrequencies() throws {
    let centers = [120.0, 300, 540, 860, 1280, 1850, 2600, 3600]
    let plot = try plot(20, 8, unit: .deviations, rows: .mel(centers))
    let seen = expectDrawing(.spectrogram(plot), "espectrograma-mel")
    let texts = seen.labels.map(\.text)
    #expect(texts.contains("frecuencia (Hz), en 8 bandas mel") && texts.contains("desviaciones"))
    #expect(["200", "300", "500", "1000", "2000", "3000"].allSatisfy(texts.contains))
    #expect(!texts.contains("100") && !texts.contains("5000"), "fuera de las bandas")
  }

  @Test func tellsWhereItIsLoud() throws {
    let matrix = try #require(Matrix(width: 5, height: 3, values: [0, 0, 0, 9, 0, 0, 0, 1, 9, 0, 0, 0, 0, 9, 0]))
    let plot = try #require(
      SpectrogramPlot(
        frames: matrix, unit: .decibels, rows: .hertz(top: 4000), columns: .seconds(0...0.3), title: "do"))
    #expect(
      Figure.spectrogram(plot).description()
        == "Espectrograma «do» de 0,300 s, de 0 a 4000 Hz; valores de 0,00 a 9,00 dB. Lo más fuerte, de media, está en "
        + "3000 Hz.")
  }

  @Test func nothingStrongIsLostInALongOne() throws {
    var values = [Double](repeating: -80, count: 5000 * 600)
    values[3333 * 600 + 411] = 0
    let matrix = try #require(Matrix(width: 600, height: 5000, values: values))
    let plot = try #require(
      SpectrogramPlot(
        frames: matrix, unit: .decibels, rows: .hertz(top: 8000), columns: .seconds(0...60), title: ""))
    #expect(plot.raster.width == 512 && plot.raster.height == 224)
    #expect(plot.raster.pixels.count { $0 == 255 } == 1)
    expectSound(.spectrogram(plot))
  }

  @Test(arguments: [(1, 1), (1, 9), (300, 1), (7, 4097), (2, 256)])
  func anyShape(_ shape: (frames: Int, bands: Int)) throws {
    let mel = (0..<shape.bands).map { 10 + 40 * Double($0) }
    for rows in [SpectrogramPlot.Rows.hertz(top: 22_050), .hertz(top: 0), .bands(shape.bands), .mel(mel)] {
      for columns in [SpectrogramPlot.Columns.seconds(0...0), .seconds(0.004...123), .frames(shape.frames)] {
        expectSound(
          .spectrogram(
            try plot(shape.frames, shape.bands, unit: .stored, rows: rows, columns: columns, title: hostileName)))
      }
    }
  }

  @Test func numbersThatCannotBeDrawn() throws {
    for value in [0, .nan, .infinity, 1e308, -1e308] as [Double] {
      let matrix = try #require(Matrix(width: 2, height: 2, values: [value, 0, value, value]))
      let plot = try #require(
        SpectrogramPlot(frames: matrix, unit: .stored, rows: .bands(2), columns: .frames(2), title: ""))
      expectSound(.spectrogram(plot))
    }
  }
}
