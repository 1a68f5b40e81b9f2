import Datasets
import Foundation
import TestSupport
import Testing

@Suite struct IDXReaderTests {
  private func fault(_ bytes: [UInt8], path: String = "x.gz", rank: Int = 3, limit: Int = 1 << 30) -> DatasetError? {
    failure { () throws(DatasetError) in
      _ = try IDXReader.read(.memory(bytes, path: path), rank: rank, limit: limit)
    }
  }

  private let content = Array(Samples.imagesContent[16...])

  @Test func readsPlainAndCompressedAlike() throws {
    let plain = try IDXReader.read(.memory(Samples.imagesContent, path: "x"), rank: 3)
    #expect(plain.dimensions == [6, 10, 10])
    #expect(plain.bytes == content)
    #expect(try IDXReader.read(.memory(Samples.images, path: "x.gz"), rank: 3) == plain)
    #expect(try IDXReader.read(.memory(Samples.gzip(Samples.imagesContent), path: "x.gz"), rank: 3) == plain)
  }

  @Test func readsMembersAsOneContent() throws {
    // Cut inside the header, inside the content and at their border; an empty member counts as nothing.
    for cuts in [[3], [16], [300], [1, 2, 3, 599], [0, 0, 616]] {
      var members: [UInt8] = []
      var start = 0
      for end in cuts + [616] {
        members += Samples.gzip(Array(Samples.imagesContent[start..<end]))
        start = end
      }
      #expect(try IDXReader.read(.memory(members, path: "x.gz"), rank: 3).bytes == content)
    }
  }

  @Test func tellsEveryTruncationOfAPlainFile() {
    for count in Samples.imagesContent.indices {
      let expected = count < 16 ? 16 : 616
      #expect(
        fault(Array(Samples.imagesContent[..<count]), path: "x")
          == .truncated(path: "x", expected: expected, found: count))
    }
  }

  @Test func tellsEveryTruncationOfACompressedFile() {
    var last = -1
    for count in Samples.images.indices {
      let found = fault(Array(Samples.images[..<count]))
      switch found {
      case .truncated(path: "x.gz", let expected, let delivered):
        #expect(expected == (delivered < 16 ? 16 : 616))
        #expect(delivered >= last && delivered < 616)
        last = delivered
      default:
        // Only the end of the last code and the checksum are lacking.
        #expect(found == .unfinishedGzip(path: "x.gz"))
        #expect(count >= Samples.images.count - 9)
      }
    }
    // The last code repeats a long stretch.
    #expect(last > 400)
  }

  @Test func noFlippedBitGoesUnnoticed() {
    var identical = 0
    for bit in 0..<Samples.images.count * 8 {
      var bytes = Samples.images
      bytes[bit / 8] ^= 1 << (bit % 8)
      do {
        let read = try IDXReader.read(.memory(bytes, path: "x.gz"), rank: 3)
        // The time, the system and some flags of gzip's header mean nothing to the content, nor do the three bits
        // that are left over between the last code and the checksum.
        #expect(bit / 8 < 10 || (901...903).contains(bit), "bit \(bit)")
        #expect(read.bytes == content)
        identical += 1
      } catch {
        #expect(bit / 8 != 4 && bit / 8 != 9)
      }
    }
    #expect(identical >= 48)
  }

  @Test func flippedBitsOfAPlainHeaderNeverTakeMuchMemory() {
    for bit in 0..<16 * 8 {
      var bytes = Samples.imagesContent
      bytes[bit / 8] ^= 0x80 >> (bit % 8)
      #expect(fault(bytes, path: "x") != nil)
    }
  }

  @Test func claimsBeyondTheFileTakeNoMemory() {
    let claim = Samples.idxHeader([1 << 20, 28, 28])
    let expected = 16 + 28 * 28 << 20
    #expect(fault(claim, path: "x") == .truncated(path: "x", expected: expected, found: 16))
    #expect(fault(Samples.gzip(claim)) == .truncated(path: "x.gz", expected: expected, found: 16))
    // Even where the limit allows it: these would be 3 TB.
    let huge = Samples.idxHeader([4_000_000_000, 28, 28])
    for (bytes, path) in [(huge, "x"), (Samples.gzip(huge), "x.gz")] {
      #expect(
        fault(bytes, path: path, limit: 1 << 62) == .truncated(path: path, expected: 3_136_000_000_016, found: 16))
    }
    #expect(
      fault(huge, path: "x")
        == .corruptIDX(path: "x", .tooLarge(dimensions: [4_000_000_000, 28, 28])))
    #expect(fault(Samples.imagesContent, path: "x", limit: 599) != nil)
    #expect(fault(Samples.imagesContent, path: "x", limit: 600) == nil)
  }

  @Test func bytesAfterTheEndAreToldAndCapped() {
    #expect(fault(Samples.imagesContent + [7], path: "x") == .corruptIDX(path: "x", .trailingBytes(1)))
    #expect(
      fault(Samples.gzip(Samples.imagesContent + [1, 2, 3])) == .corruptIDX(path: "x.gz", .trailingBytes(3)))
    #expect(fault(Samples.images + Samples.gzip([9])) == .corruptIDX(path: "x.gz", .trailingBytes(1)))
    #expect(fault(Samples.images + Array("junk".utf8)) == .corruptIDX(path: "x.gz", .trailingBytes(4)))
    #expect(fault(Samples.images + [0]) == .corruptIDX(path: "x.gz", .trailingBytes(1)))
  }

  @Test func aBombIsLeftAfterAMebibyte() {
    // 3 MB of file that unpack to 3 GiB.
    let bomb = Samples.images + [[UInt8]](repeating: Samples.zeros, count: 3000).flatMap { $0 }
    let started = ContinuousClock.now
    #expect(fault(bomb) == .corruptIDX(path: "x.gz", .trailingBytes(1 << 20)))
    #expect(ContinuousClock.now - started < .seconds(2))
  }

  @Test func aDamagedMemberIsCorruptAndACutOneUnfinished() {
    var damaged = Samples.gzip([])
    damaged[2] = 9
    #expect(fault(Samples.images + damaged) == .corruptGzip(path: "x.gz"))
    #expect(fault(Samples.images + Samples.gzip([]).prefix(12)) == .unfinishedGzip(path: "x.gz"))
    #expect(fault(Samples.images + [0x1F]) == .unfinishedGzip(path: "x.gz"))
  }

  @Test func wrongChecksumOrLengthIsCorrupt() {
    for back in 1...8 {
      var bytes = Samples.images
      bytes[bytes.count - back] ^= 1
      #expect(fault(bytes) == .corruptGzip(path: "x.gz"))
    }
  }

  @Test func plainBytesUnderACompressedNameAreCorrupt() {
    #expect(fault(Samples.imagesContent) == .corruptGzip(path: "x.gz"))
    #expect(fault([]) == .truncated(path: "x.gz", expected: 16, found: 0))
    #expect(fault([], path: "x") == .truncated(path: "x", expected: 16, found: 0))
  }

  @Test func noDamageToARealFileGoesUnnoticed() throws {
    let path = "/usr/share/datasets/fashion-mnist/t10k-labels-idx1-ubyte.gz"
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(fault(whole, rank: 1) == nil)
    for count in stride(from: 0, to: whole.count, by: 13) {
      let found = fault(Array(whole[..<count]), rank: 1)
      switch found {
      case .truncated(path: "x.gz", let expected, let delivered): #expect(delivered < expected)
      default: #expect(found == .unfinishedGzip(path: "x.gz"), "\(count)")
      }
    }
    for position in stride(from: 10, to: whole.count, by: 29) {
      var bytes = whole
      bytes[position] ^= 0x10
      #expect(fault(bytes, rank: 1) != nil, "\(position)")
    }
  }
}
