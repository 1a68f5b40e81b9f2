import Datasets
import Foundation
import Neural
import TestSupport
import Testing

@Suite struct SoundFolderTests {
  private let short = Samples.wav(bits: 8, [128, 192])
  private let long = Samples.wav(bits: 8, [0, 64, 128, 192])

  @Test func shorterOnesEndInSilence() throws {
    try withFolder([("no/1.wav", short), ("sí/1.wav", long)]) { path in
      let folder = SoundFolder(folder: try ClassFolder(path))
      let facts = try folder.facts()
      #expect(facts.inputShape == [4] && facts.sampleRate == 8000 && facts.classNames == ["no", "sí"])
      let dataset = try folder.load()
      #expect(dataset.facts == facts)
      #expect(dataset.training.floats == [0, 0.5, 0, 0, -1, -0.5, 0, 0.5])
      #expect(dataset.training.labels == [0, 1])
    }
  }

  @Test func twoPartsAreReadAsTwo() throws {
    let files = [
      ("prueba/a/1.wav", long), ("prueba/b/1.wav", short), ("entrenamiento/a/1.wav", short),
      ("entrenamiento/b/1.wav", short), ("entrenamiento/b/2.wav", short),
    ]
    try withFolder(files) { path in
      let dataset = try SoundFolder(folder: try ClassFolder(path)).load()
      #expect(dataset.facts.trainingCount == 3 && dataset.facts.testCount == 2)
      #expect(dataset.training.labels[dataset.training.range] == [0, 1, 1])
      #expect(dataset.test.map { Array($0.labels[$0.range]) } == [0, 1])
      #expect(dataset.test?.floats == [-1, -0.5, 0, 0.5, 0, 0.5, 0, 0])
    }
  }

  @Test func aGivenLengthCutsAndFills() throws {
    try withFolder([("a/1.wav", short), ("a/2.wav", long)]) { path in
      let dataset = try SoundFolder(folder: try ClassFolder(path), length: 3).load()
      #expect(dataset.facts.inputShape == [3])
      #expect(dataset.training.floats == [0, 0.5, 0, -1, -0.5, 0])
    }
  }

  @Test func ratesAgree() throws {
    try withFolder([("a/1.wav", short), ("b/1.wav", Samples.wav(bits: 8, rate: 16_000, [1]))]) { path in
      let error = failure { () throws(DatasetError) in
        _ = try SoundFolder(folder: try ClassFolder(path)).facts()
      }
      #expect(error == .corruptSound(path: path + "/b/1.wav", .differentRate(16_000, expected: 8000)))
    }
  }

  @Test func memoryIsBounded() throws {
    try withFolder([("a/1.wav", short)]) { path in
      let error = failure { () throws(DatasetError) in
        _ = try SoundFolder(folder: try ClassFolder(path), length: 1 << 27).facts()
      }
      #expect(error == .classFolder(path: path, .tooLarge(limit: 1 << 28)))
    }
  }
}
