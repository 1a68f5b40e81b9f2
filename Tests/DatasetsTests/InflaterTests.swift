import Datasets
import FileSystem
import Testing

@Suite struct InflaterTests {
  private func inflate(_ bytes: [UInt8], into size: Int) throws -> (delivered: Int, bytes: [UInt8]) {
    var source = try StoredBytes(.memory(bytes, path: "x.gz"))
    guard var inflater = Inflater(bufferSize: 64) else { throw StreamFault.unreadable(.outOfMemory) }
    let target = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    defer { target.deallocate() }
    var delivered = 0
    try inflater.read(into: target, from: &source, delivered: &delivered)
    return (delivered, Array(target[..<delivered]))
  }

  @Test func fillsTheTargetAndNoMore() throws {
    let (delivered, bytes) = try inflate(Samples.images, into: 100)
    #expect(delivered == 100)
    #expect(bytes == Array(Samples.imagesContent[..<100]))
    #expect(try inflate(Samples.images, into: 0).delivered == 0)
  }

  @Test func stopsAtTheEndOfTheLastMember() throws {
    let (delivered, bytes) = try inflate(Samples.gzip([1, 2]) + Samples.gzip([3]), into: 10)
    #expect(delivered == 3)
    #expect(bytes == [1, 2, 3])
  }

  @Test func noMemberGrowsMoreThanTheBound() throws {
    // The densest that zlib makes.
    #expect(Samples.zeros.count * Inflater.largestGrowth > 1 << 20)
    #expect(try inflate(Samples.zeros, into: 2 << 20).delivered == 1 << 20)
  }
}
