import Datasets
import Neural
import Testing

@Suite struct PreparationTests {
  private let stream = RandomStream(seed: 3, name: "#x")

  private func fault(_ preparation: Preparation, _ facts: DatasetFacts) -> PreparationFault? {
    do throws(PreparationFault) {
      _ = try preparation.facts(of: facts)
      return nil
    } catch {
      return error
    }
  }

  private func images(_ count: Int) -> Dataset {
    let bytes = (0..<count * 6).map { UInt8($0 % 251) }
    let examples = Examples(
      inputs: .bytes(bytes, divisor: 1), labels: (0..<count).map { UInt8($0 % 2) }, inputShape: [2, 3])
    return Dataset(
      facts: DatasetFacts(
        name: "x", targets: .classes(["a", "b"]), inputShape: [2, 3], trainingCount: count, isImages: true,
        summary: ""),
      training: examples, test: nil)
  }

  private func waves() -> Dataset {
    let facts = DatasetFacts(
      name: "x", targets: .classes(["a"]), inputShape: [100], trainingCount: 3, sampleRate: 8000, summary: "")
    let floats = (0..<300).map { Float($0 % 7) / 7 }
    return Dataset(
      facts: facts, training: Examples(inputs: .floats(floats), labels: [0, 0, 0], inputShape: [100]), test: nil)
  }

  private let mel = MelSpectrogram(bands: 5, window: 32, hop: 16)

  /// What is known beforehand is what comes out.
  @Test func factsAreThoseOfTheResult() throws {
    let steps: [[Preparation]] = [
      [.split(TestSplit(share: 0.3))], [.augment(Augmentation(shift: 1, mirrors: true, copies: 2))], [.standardize],
      [.oneHot],
      [
        .split(TestSplit(share: 0.3)), .augment(Augmentation(shift: 1, mirrors: true)), .standardize, .oneHot,
      ],
    ]
    let sounds: [Preparation] = [.split(TestSplit(share: 0.3)), .spectrogram(mel), .standardize]
    for (dataset, steps) in steps.map({ (images(10), $0) }) + [(waves(), sounds)] {
      var result = dataset
      for step in steps {
        let facts = try step.facts(of: result.facts)
        result = try step.applied(to: result, stream: stream)
        #expect(result.facts == facts)
        #expect(result.training.count == facts.trainingCount)
        #expect(result.test?.count ?? 0 == facts.testCount)
        #expect(result.training.inputShape == facts.inputShape)
        #expect(result.test.map { $0.inputShape == facts.inputShape } ?? true)
        #expect(result.training.floats.count == facts.trainingCount * facts.inputShape.reduce(1, *))
        if case .values(let values, let size) = result.training.targets {
          #expect(facts.targets == .values(["a", "b"]) && size == 2 && values.count == 2 * result.training.count)
        }
      }
    }
  }

  @Test func aSpectrogramRemembersItsSound() throws {
    let facts = try Preparation.spectrogram(mel).facts(of: waves().facts)
    #expect(facts.spectrogram == SpectrogramFacts(mel: mel, sampleRate: 8000) && facts.sampleRate == nil)
    #expect(try Preparation.standardize.facts(of: facts).spectrogram?.isStandardized == true)
    #expect(try Preparation.standardize.facts(of: waves().facts).spectrogram == nil)
  }

  @Test func bothPartsAreStandardisedAlike() throws {
    var dataset = try Preparation.split(TestSplit(share: 0.5)).applied(to: images(10), stream: stream)
    let before = dataset
    dataset = try Preparation.standardize.applied(to: dataset, stream: stream)
    let standardization = Standardization(of: before.training)
    #expect(dataset.test?.floats == before.test.map { standardization.applied(to: $0).floats })
    #expect(abs(dataset.training.floats.reduce(0, +)) < 1e-4)
    #expect(!dataset.facts.isImages)
  }

  @Test func whatDoesNotFitIsTold() {
    let facts = images(10).facts
    var parted = facts
    parted.testCount = 2
    #expect(fault(.split(TestSplit(share: 0.1)), parted) == .hasTest)
    var single = facts
    single.trainingCount = 1
    #expect(fault(.split(TestSplit(share: 0.1)), single) == .tooFew(1))
    #expect(fault(.augment(Augmentation(shift: 2, mirrors: false)), facts) == .shiftTooLarge([2, 3]))
    #expect(fault(.augment(Augmentation(shift: 0, mirrors: true)), waves().facts) == .noImages)
    let many = Augmentation(shift: 0, mirrors: true, copies: .max - 1)
    #expect(fault(.augment(many), facts) == .tooLarge(limit: 1 << 27))
    #expect(fault(.spectrogram(mel), facts) == .noWaves)
    #expect(fault(.spectrogram(MelSpectrogram(bands: 5, window: 128)), waves().facts) == .windowTooLong(100))
    #expect(fault(.spectrogram(MelSpectrogram(bands: 30, window: 32)), waves().facts) == .tooManyBands)
    var huge = facts
    huge.trainingCount = 1 << 40
    #expect(fault(.standardize, huge) == .tooLarge(limit: 1 << 27))
    #expect(fault(.oneHot, huge) == .tooLarge(limit: 1 << 27))
    var values = facts
    values.targets = .values(["y"])
    #expect(fault(.oneHot, values) == .noClasses)
  }
}
