import Datasets
import FileSystem
import Testing

@Suite struct ContentStreamTests {
  /// All content by pieces of one size, with the fault that ends it and the count of what came.
  private func read(
    _ bytes: [UInt8], path: String, by size: Int, bufferSize: Int = 1 << 12
  ) throws -> (content: [UInt8], fault: StreamFault?, delivered: Int) {
    var stream = try ContentStream(.memory(bytes, path: path), bufferSize: bufferSize)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    defer { buffer.deallocate() }
    var content: [UInt8] = []
    do throws(StreamFault) {
      while case let count = try stream.read(into: buffer), count > 0 { content += buffer[..<count] }
      return (content, nil, stream.delivered)
    } catch {
      return (content, error, stream.delivered)
    }
  }

  @Test func piecesOfAnySizeGiveTheSameContent() throws {
    for size in [1, 2, 61, 616, 617, 5000] {
      for bufferSize in [1, 2, 64, 1 << 12] {
        let inflated = try read(Samples.images, path: "x.gz", by: size, bufferSize: bufferSize)
        #expect(inflated.content == Samples.imagesContent)
        #expect(inflated.fault == nil)
        #expect(inflated.delivered == 616)
      }
      #expect(try read(Samples.imagesContent, path: "x", by: size).content == Samples.imagesContent)
    }
  }

  @Test func tellsCutFromDamagedFromFollowed() throws {
    let cut = try read(Array(Samples.images.dropLast()), path: "x.gz", by: 616)
    #expect(cut.fault == .truncated)
    #expect(cut.delivered == 616)
    var damaged = Samples.images
    damaged[40] ^= 0xFF
    #expect(try read(damaged, path: "x.gz", by: 616).fault == .corrupt)
    #expect(try read(Samples.images + [1, 2, 3, 4, 5], path: "x.gz", by: 616, bufferSize: 2).fault == .trailing(5))
    #expect(try read([], path: "x.gz", by: 9).fault == .truncated)
    #expect(try read([], path: "x", by: 9).fault == nil)
  }

  @Test func drainsNoMoreThanAsked() throws {
    var stream = try ContentStream(.memory(Samples.zeros, path: "x.gz"))
    #expect(try stream.drain(atMost: 100_000) == 100_000)
    #expect(try stream.drain(atMost: 1 << 30) == (1 << 20) - 100_000)
    #expect(try stream.drain(atMost: 1 << 30) == 0)
    #expect(stream.delivered == 1 << 20)
  }

  @Test func boundsWhatAFileCanHold() throws {
    let plain = try ContentStream(.memory([1, 2, 3], path: "x"))
    #expect(plain.largestSize == 3)
    let compressed = try ContentStream(.memory(Samples.zeros, path: "x.gz"))
    #expect(compressed.largestSize == 1051 * 1032)
    #expect(compressed.largestSize >= 1 << 20)
  }

  @Test func faultsBecomeErrorsOfTheFile() {
    func told(_ fault: StreamFault, found: Int = 5) -> DatasetError { fault.told(path: "x", expected: 9, found: found) }
    #expect(told(.truncated) == .truncated(path: "x", expected: 9, found: 5))
    #expect(told(.truncated, found: 9) == .unfinishedGzip(path: "x"))
    #expect(told(.corrupt) == .corruptGzip(path: "x"))
    #expect(told(.trailing(2)) == .corruptIDX(path: "x", .trailingBytes(2)))
    #expect(told(.unreadable(.diskFull)) == .unreadable(path: "x", reason: .diskFull))
  }
}
