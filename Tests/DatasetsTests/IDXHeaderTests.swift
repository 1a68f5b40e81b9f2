import Datasets
import TestSupport
import Testing

@Suite struct IDXHeaderTests {
  private func header(_ bytes: [UInt8], rank: Int = 3) throws(DatasetError) -> IDXHeader {
    try IDXReader.header(of: .memory(bytes, path: "x"), rank: rank)
  }

  private func fault(_ bytes: [UInt8], rank: Int = 3) -> DatasetError? {
    failure { () throws(DatasetError) in _ = try header(bytes, rank: rank) }
  }

  @Test func readsDimensionsAndTheirProduct() throws {
    let images = try header(Samples.idxHeader([60_000, 28, 28]))
    #expect(images.dimensions == [60_000, 28, 28])
    #expect(images.count == 47_040_000)
    #expect(try header(Samples.idxHeader([10]), rank: 1).dimensions == [10])
    #expect(IDXHeader.size(rank: 3) == 16)
    #expect(IDXHeader.size(rank: 1) == 8)
  }

  @Test func refusesAnotherMagicNumber() {
    #expect(fault(Samples.idxHeader([10])) == .corruptIDX(path: "x", .magic(found: 0x0801)))
    #expect(fault(Samples.idxHeader([1, 1, 1], type: 13)) == .corruptIDX(path: "x", .magic(found: 0x0D03)))
    #expect(fault(Array("P5 28 28 255 \n...".utf8)) == .corruptIDX(path: "x", .magic(found: 0x5035_2032)))
    // Wrong even where the file is too short for any dimension.
    #expect(fault([1, 2, 3, 4]) == .corruptIDX(path: "x", .magic(found: 0x0102_0304)))
  }

  @Test func refusesNoElements() {
    for dimensions: [UInt32] in [[0, 28, 28], [5, 0, 28], [5, 28, 0]] {
      #expect(
        fault(Samples.idxHeader(dimensions)) == .corruptIDX(path: "x", .dimensions(found: dimensions.map(Int.init))))
    }
  }

  @Test func refusesProductsOverTheLimitWithoutOverflowing() {
    let most = UInt32.max
    for dimensions: [UInt32] in [
      [most, most, most], [most, 1, 1], [1, 1, most], [1 << 31, 1 << 31, 4], [1 << 15, 1 << 15, 2],
      [(1 << 30) + 1, 1, 1],
    ] {
      #expect(
        fault(Samples.idxHeader(dimensions)) == .corruptIDX(path: "x", .tooLarge(dimensions: dimensions.map(Int.init))))
    }
    #expect(fault(Samples.idxHeader([1 << 15, 1 << 15, 1])) == nil)
  }

  @Test func tellsWhereItIsCutOff() {
    let whole = Samples.idxHeader([6, 10, 10])
    for count in whole.indices {
      #expect(fault(Array(whole[..<count])) == .truncated(path: "x", expected: 16, found: count))
    }
  }

  @Test func needsOnlyTheStartOfACompressedFile() throws {
    let cut = Array(Samples.images[..<70])
    #expect(try IDXReader.header(of: .memory(cut, path: "x.gz"), rank: 3).dimensions == [6, 10, 10])
  }
}
