import Datasets
import Foundation
import Neural
import TestSupport
import Testing

@Suite struct DatasetSourceTests {
  private let library = DatasetLibrary(environment: [:], datasets: [Samples.mini])
  private let stream = RandomStream(seed: 1, name: "x")

  /// What is known beforehand is what is read.
  @Test func factsAreThoseOfWhatIsRead() throws {
    try withTemporaryFolder { root in
      let table = root.appendingPathComponent("t.csv")
      try Data("a,b\n1,x\n2,y\n".utf8).write(to: table)
      for (folder, name, bytes) in [
        ("imágenes", "1.png", Samples.png(width: 1, height: 2, [1, 2])),
        ("sonidos", "1.wav", Samples.wav(bits: 8, [1, 2, 3])),
      ] {
        let place = root.appendingPathComponent("\(folder)/clase")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data(bytes).write(to: place.appendingPathComponent(name))
      }
      let sources: [DatasetSource] = [
        .iris, .spirals(Spirals(classes: 3, points: 4, noise: 0)), .table(TableDataset(path: table.path, target: "b")),
        .images(ImageFolder(folder: try ClassFolder(root.path + "/imágenes"))),
        .sounds(SoundFolder(folder: try ClassFolder(root.path + "/sonidos"))),
      ]
      for source in sources {
        let (facts, dataset) = (try source.facts(in: library), try source.load(from: library, stream: stream))
        #expect(dataset.facts == facts)
        #expect(dataset.training.count == facts.trainingCount && facts.testCount == 0)
        #expect(dataset.training.floats.count == facts.trainingCount * facts.inputShape.reduce(1, *))
      }
    }
  }

  @Test func whatIsInstalledIsLookedUp() {
    let source = DatasetSource.installed("mini")
    let facts = failure { () throws(DatasetError) in _ = try source.facts(in: library) }
    #expect(facts == .missing(name: "mini", searched: []))
    #expect(failure { () throws(DatasetError) in _ = try source.load(from: library, stream: stream) } == facts)
  }

  @Test func aSingleFileIsItsOwnClass() throws {
    let folder = try #require(ClassFolder(file: "sonidos/golpe.fuerte.wav"))
    #expect(folder.classes == ["golpe"] && folder.kind == .sounds)
    #expect(folder.examples.map(\.path) == ["sonidos/golpe.fuerte.wav"] && folder.examples.map(\.label) == [0])
    #expect(ClassFolder(file: "notas.txt") == nil)
  }
}
