import Datasets
import Neural
import Testing

@Suite struct LinearSpectrogramTests {
  private func tone(_ count: Int, turns: Double) -> [Double] {
    (0..<count).map { Scalar.sin(2 * .pi * turns * Double($0)) }
  }

  @Test func aToneIsOneLine() throws {
    // Bin 8 of 64: an eighth of the sample rate.
    let found = try #require(LinearSpectrogram(window: 64).decibels(of: tone(640, turns: 0.125)))
    #expect(found.columns == 19 && found.values.count == 19 * 33)
    for column in 0..<19 {
      let row = Array(found.values[column * 33..<(column + 1) * 33])
      #expect(row.indices.max { row[$0] < row[$1] } == 8)
      #expect(abs(row[8]) < 1e-9 && abs(row[7] + 6.0206) < 1e-3 && row[20] == -80, "el núcleo de Hann")
    }
  }

  @Test func silenceIsTheFloor() throws {
    let found = try #require(LinearSpectrogram(window: 16).decibels(of: [Double](repeating: 0, count: 40)))
    #expect(found.values.allSatisfy { $0 == -80 })
    let broken = try #require(LinearSpectrogram(window: 16).decibels(of: [.nan] + [Double](repeating: 0, count: 40)))
    #expect(broken.values.allSatisfy { $0 == -80 })
  }

  /// A click in a long silence is in some column.
  @Test func longWavesShareColumns() throws {
    var samples = [Double](repeating: 0, count: 200_000)
    samples[123_456] = 1
    let found = try #require(LinearSpectrogram(window: 16).decibels(of: samples))
    #expect(found.columns == 512)
    let loud = (0..<512).filter { found.values[$0 * 9] > -1 }
    #expect(loud == [316])
  }

  @Test func windowsSuitTheWave() {
    #expect(LinearSpectrogram.window(for: 15) == nil)
    #expect(LinearSpectrogram.window(for: 16) == 16)
    #expect(LinearSpectrogram.window(for: 512) == 128)
    #expect(LinearSpectrogram.window(for: 1_000_000) == 512)
    #expect(LinearSpectrogram(window: 64).decibels(of: [1, 2]) == nil)
    #expect(LinearSpectrogram(window: 48).decibels(of: [Double](repeating: 1, count: 99)) == nil)
  }

  @Test func framesStandInTheMiddleOfTheirWindows() {
    let spectrogram = LinearSpectrogram(window: 64)
    #expect(spectrogram.frames(samples: 63) == 0 && spectrogram.frames(samples: 64) == 1)
    #expect(spectrogram.seconds(samples: 64, sampleRate: 64) == 0.25...0.75)
    let facts = SpectrogramFacts(mel: MelSpectrogram(bands: 8, window: 128, hop: 64), sampleRate: 8000)
    #expect(facts.seconds(frames: 7) == 0.004...0.06)
  }

  @Test func decibelsOfLogarithmsAreThoseOfPowers() {
    let powers = [1e-3, 2, 0.5, 1e-10, 3e-12]
    let logarithms = powers.map { Scalar.log(max($0, 1e-10)) }
    for (a, b) in zip(Decibels.relative(powers), Decibels.relative(logarithms: logarithms)) {
      #expect(abs(a - b) < 1e-9)
    }
    #expect(Decibels.relative(logarithms: [Scalar.log(1e-10), Scalar.log(1e-10)]) == [-80, -80])
    #expect(Decibels.relative([]) == [] && Decibels.relative([.infinity, 1]) == [-80, -80])
  }

  @Test func melBandsHaveTheirMiddles() {
    let mel = MelSpectrogram(bands: 3, window: 256)
    let middles = mel.frequencies(sampleRate: 8000)
    #expect(middles.count == 3 && zip(middles, middles.dropFirst()).allSatisfy { $0 < $1 })
    // Where each filter is greatest.
    for (filter, middle) in zip(mel.filters(sampleRate: 8000), middles) {
      let greatest = filter.weights.indices.max { filter.weights[$0] < filter.weights[$1] } ?? 0
      #expect(abs(Double(filter.first + greatest) * 8000 / 256 - middle) <= 8000.0 / 256)
    }
  }
}
