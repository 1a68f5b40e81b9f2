import Datasets
import Foundation
import Neural
import Testing

/// The real files, which `make test` installs: these tests fail where they are missing.
@Suite struct FashionMNISTTests {
  private let library = DatasetLibrary(environment: [:])

  @Test func knowsItsFactsWithoutReading() throws {
    let facts = try #require(library.facts(of: "fashion_mnist"))
    #expect(
      facts.classNames == [
        "Camiseta", "Pantalón", "Suéter", "Vestido", "Abrigo", "Sandalia", "Camisa", "Zapatilla", "Bolso", "Bota",
      ])
    #expect(facts.inputShape == [28, 28])
    #expect(facts.trainingCount == 60_000)
    #expect(facts.testCount == 10_000)
    #expect(facts.isImages)
    #expect(facts.summary.contains("Zalando Research"))
    #expect(facts.summary.contains("MIT"))
    #expect(try library.headerFacts(of: "fashion_mnist") == facts)
  }

  @Test func readsTheRealFiles() throws {
    let dataset = try library.load("fashion_mnist")
    let test = try #require(dataset.test)
    #expect(dataset.facts == library.facts(of: "fashion_mnist"))
    #expect(dataset.training.count == 60_000)
    #expect(test.count == 10_000)
    #expect(dataset.training.labels.prefix(10) == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5])
    #expect(test.labels.prefix(10) == [9, 2, 1, 1, 6, 1, 4, 6, 5, 7])
    for label in 0..<UInt8(10) {
      #expect(dataset.training.labels.count { $0 == label } == 6000)
      #expect(test.labels.count { $0 == label } == 1000)
    }
    // python3 -c 'import gzip; print(sum(gzip.open("train-images-idx3-ubyte.gz").read()[16:]))', and t10k.
    #expect(try sum(of: dataset.training) == 3_431_114_169)
    #expect(try sum(of: test) == 573_469_082)
  }

  private func sum(of examples: Examples) throws -> Int {
    guard case .bytes(let bytes, divisor: 1) = examples.inputs else {
      Issue.record("inputs should be bytes over 1")
      return 0
    }
    #expect(bytes.count == examples.count * 28 * 28)
    return bytes.reduce(0) { $0 + Int($1) }
  }

  @Test func thePublishedSumsAreThoseOfTheRealFiles() throws {
    let folder = try #require(library.folder(of: "fashion_mnist"))
    let files = NamedDataset.fashionMNIST.publication.files
    #expect(files.map(\.name) == NamedDataset.fashionMNIST.files)
    for file in files {
      let path = try #require(DataFolders.stored(file.name, in: folder))
      let digest = try ContentDigest(of: .file(path), limit: file.size)
      #expect(digest.size == file.size)
      #expect(digest.sha256 == file.sha256)
    }
  }

  @Test func isPublishedAtItsHome() {
    let publication = NamedDataset.fashionMNIST.publication
    #expect(publication.baseURL == "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")
    #expect(publication.files.map(\.compressedSize) == [26_421_880, 29_515, 4_422_102, 5_148])
  }

  @Test func headersAreReadInMilliseconds() throws {
    _ = try library.headerFacts(of: "fashion_mnist")
    let best = try (0..<20).map { _ in
      try ContinuousClock().measure { _ = try library.headerFacts(of: "fashion_mnist") }
    }.min()
    #expect(try #require(best) < .milliseconds(5))
  }
}
