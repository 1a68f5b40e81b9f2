import Datasets
import TestSupport
import Testing

@Suite struct ContentDigestTests {
  // Published by NIST (FIPS 180-4, examples).
  private let ofABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  private let ofNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  private func digest(_ bytes: [UInt8], path: String, limit: Int = 1 << 20) throws -> ContentDigest {
    try ContentDigest(of: .memory(bytes, path: path), limit: limit)
  }

  @Test func agreesWithPublishedExamples() throws {
    #expect(try digest(Array("abc".utf8), path: "x").sha256 == ofABC)
    #expect(try digest([], path: "x").sha256 == ofNothing)
    #expect(try digest([], path: "x").size == 0)
  }

  @Test func isThatOfTheUncompressedContent() throws {
    #expect(try digest(Samples.gzip(Array("abc".utf8)), path: "x.gz").sha256 == ofABC)
    let split = Samples.gzip(Array("a".utf8)) + Samples.gzip(Array("bc".utf8))
    #expect(try digest(split, path: "x.gz.parcial").sha256 == ofABC)
    // python3 -c 'import hashlib; print(hashlib.sha256(bytes(1 << 20)).hexdigest())'
    #expect(
      try digest(Samples.zeros, path: "x.gz").sha256
        == "30e14955ebf1352266dc2ff8067e68104607e750abb9d3b36582b8af909fcb58")
  }

  @Test func stopsOneByteOverTheLimit() throws {
    for limit in [0, 3, 1 << 16, 1 << 17, 1 << 18] {
      #expect(try digest(Samples.zeros, path: "x.gz", limit: limit).size == limit + 1)
    }
    #expect(try digest(Samples.zeros, path: "x.gz", limit: 1 << 20).size == 1 << 20)
    #expect(try digest(Array("abc".utf8), path: "x", limit: 3).sha256 == ofABC)
    #expect(try digest(Array("abcd".utf8), path: "x", limit: 3).sha256 != ofABC)
  }

  @Test func wrongFilesHaveNone() {
    func fault(_ bytes: [UInt8]) -> DatasetError? {
      failure { () throws(DatasetError) in _ = try ContentDigest(of: .memory(bytes, path: "x.gz"), limit: 616) }
    }
    #expect(fault(Samples.images) == nil)
    #expect(fault(Array(Samples.images.dropLast(3))) == .unfinishedGzip(path: "x.gz"))
    #expect(fault(Array("<html>".utf8)) == .corruptGzip(path: "x.gz"))
    #expect(fault(Samples.images + [0]) == .corruptIDX(path: "x.gz", .trailingBytes(1)))
  }
}
