import Datasets
import Neural
import Testing

@Suite struct MelSpectrogramTests {
  private struct Mel: Decodable {
    let rate: Int
    let window: Int
    let hop: Int
    let bands: Int
    let samples: [Float]
    let frames: Int
    let values: [Double]
  }

  private struct Mels: Decodable {
    let mels: [Mel]
  }

  @Test func isThatOfTheReference() throws {
    let all: Mels = try reference("sounds.json")
    #expect(all.mels.count == 3)
    for expected in all.mels {
      let mel = MelSpectrogram(bands: expected.bands, window: expected.window, hop: expected.hop)
      let wave = Examples(inputs: .floats(expected.samples), labels: [0], inputShape: [expected.samples.count])
      let found = try #require(mel.applied(to: wave, sampleRate: expected.rate))
      #expect(found.inputShape == [expected.frames, expected.bands])
      #expect(found.floats.count == expected.values.count)
      #expect(zip(found.floats, expected.values).allSatisfy { abs(Double($0) - $1) < 2e-6 * max(1, abs($1)) })
    }
  }

  @Test func silenceIsTheFloor() throws {
    let silence = Examples(inputs: .floats([Float](repeating: 0, count: 600)), labels: [0, 1], inputShape: [300])
    let found = try #require(MelSpectrogram(bands: 4, window: 64, hop: 64).applied(to: silence, sampleRate: 8000))
    #expect(found.inputShape == [4, 4] && found.count == 2)
    #expect(found.floats.allSatisfy { $0 == -23.02585 })
  }

  @Test func shapesAreKnownBeforehand() {
    let mel = MelSpectrogram(bands: 40, window: 512, hop: 256)
    #expect(mel.shape(samples: 511) == nil)
    #expect(mel.shape(samples: 512) == [1, 40])
    #expect(mel.shape(samples: 767) == [1, 40])
    #expect(mel.shape(samples: 768) == [2, 40])
    let short = Examples(inputs: .floats([1, 2]), labels: [0], inputShape: [2])
    #expect(mel.applied(to: short, sampleRate: 8000) == nil)
    // 40 bands of 64 samples: some filter falls between two frequencies.
    #expect(MelSpectrogram(bands: 40, window: 64).filters(sampleRate: 8000).contains { $0.weights.isEmpty })
    #expect(mel.filters(sampleRate: 8000).allSatisfy { !$0.weights.isEmpty })
  }
}
