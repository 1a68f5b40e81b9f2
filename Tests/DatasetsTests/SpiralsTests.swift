import Datasets
import Foundation
import Neural
import Testing

@Suite struct SpiralsTests {
  private let stream = RandomStream(seed: 42, name: "#espiral")

  @Test func withoutNoiseTheyAreTheFormula() throws {
    let dataset = Spirals(classes: 3, points: 50, noise: 0).dataset(from: stream)
    #expect(dataset.training.count == 150)
    let floats = dataset.training.floats
    for index in 0..<150 {
      let (label, point) = (index % 3, index / 3)
      let radius = Double(point + 1) / 50
      let angle = 2 * Double.pi * Double(label) / 3 + 1.5 * Double.pi * radius
      #expect(abs(Double(floats[2 * index]) - radius * cos(angle)) < 1e-7)
      #expect(abs(Double(floats[2 * index + 1]) - radius * sin(angle)) < 1e-7)
      #expect(dataset.training.labels[index] == UInt8(label))
    }
  }

  @Test func noiseIsNormal() {
    let count = 20_000
    let noisy = Spirals(classes: 2, points: count, noise: 1).dataset(from: stream).training.floats
    let clean = Spirals(classes: 2, points: count, noise: 0).dataset(from: stream).training.floats
    let noise = zip(noisy, clean).map { Double($0) - Double($1) }
    let total = Double(noise.count)
    #expect(abs(noise.reduce(0, +) / total) < 0.02)
    #expect(abs(noise.reduce(0) { $0 + $1 * $1 } / total - 1) < 0.02)
    // Within one deviation, and beyond three.
    #expect(abs(Double(noise.count { abs($0) < 1 }) / total - 0.6827) < 0.01)
    #expect(abs(Double(noise.count { abs($0) > 3 }) / total - 0.0027) < 0.001)
  }

  @Test func theSeedMakesThem() {
    let spirals = Spirals()
    let first = spirals.dataset(from: stream).training.floats
    #expect(first == spirals.dataset(from: stream).training.floats)
    #expect(first != spirals.dataset(from: RandomStream(seed: 43, name: "#espiral")).training.floats)
    #expect(spirals.facts.trainingCount == 400 && spirals.facts.classNames == ["Espiral 1", "Espiral 2"])
  }

  /// On every machine: the bits of all numbers, as `Reference/spirals.py` has them.
  @Test func bitsStayTheSame() {
    let floats = Spirals(classes: 2, points: 200, noise: 0.1).dataset(from: stream).training.floats
    let hash = floats.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1.bitPattern)) &* 0x100_0000_01B3 }
    #expect(hash == 660_166_907_324_791_633)
  }
}
