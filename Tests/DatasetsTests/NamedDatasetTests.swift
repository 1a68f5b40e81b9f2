import Datasets
import Testing

/// What holds for every dataset that a lesson can name.
@Suite struct NamedDatasetTests {
  @Test(arguments: DatasetLibrary.named) func publicationHoldsAllFilesAndTheirSizes(dataset: NamedDataset) throws {
    #expect(dataset.publication.files.map(\.name) == dataset.files)
    #expect(Set(dataset.files).count == dataset.files.count)
    let facts = dataset.facts
    let inputSize = facts.inputShape.reduce(1, *)
    let rank = 1 + facts.inputShape.count
    #expect(
      dataset.publication.files.map(\.size) == [facts.trainingCount, facts.testCount].flatMap { count in
        [IDXHeader.size(rank: rank) + count * inputSize, IDXHeader.size(rank: 1) + count]
      })
    for file in dataset.publication.files {
      #expect(file.sha256.count == 64)
      #expect(file.sha256.allSatisfy { $0.isHexDigit && !$0.isUppercase })
      #expect(file.compressedSize < file.size)
    }
  }

  @Test(arguments: DatasetLibrary.named) func factsAreForPeople(dataset: NamedDataset) {
    let facts = dataset.facts
    #expect(Set(facts.classNames).count == facts.classNames.count)
    #expect(facts.classNames.count <= 256)
    #expect(!facts.summary.hasSuffix("."))
    #expect(dataset.publication.baseURL.hasSuffix("/"))
    #expect(dataset.systemFolders.allSatisfy { $0.hasPrefix("/") && !$0.hasSuffix("/") })
  }
}
