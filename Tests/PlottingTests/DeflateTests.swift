import CZlib
import Plotting
import Testing

/// What zlib reads from a stream; empty where it refuses it.
func inflated(_ stream: [UInt8], capacity: Int) -> [UInt8] {
  var output = [UInt8](repeating: 0, count: capacity + 1)
  var count = uLongf(output.count)
  guard uncompress(&output, &count, stream, uLong(stream.count)) == Z_OK else { return [] }
  return Array(output.prefix(Int(count)))
}

@Suite struct DeflateTests {
  @Test(arguments: [0, 1, 2, 3, 4, 257, 258, 259, 300, 32_767, 32_768, 32_769, 70_000])
  func zlibReadsRunsOfEveryLength(_ count: Int) {
    let bytes = [UInt8](repeating: 7, count: count)
    let stream = Deflate.zlib(bytes)
    #expect(inflated(stream, capacity: count) == bytes)
    #expect(count < 300 || stream.count < count / 50 + 20)
  }

  @Test func zlibReadsNoise() {
    var state: UInt64 = 42
    for count in [5, 100, 1000, 60_000] {
      let bytes = (0..<count).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      let stream = Deflate.zlib(bytes)
      #expect(inflated(stream, capacity: count) == bytes)
      #expect(stream.count <= count * 9 / 8 + 16)
    }
  }

  @Test func zlibReadsMatchesAtEveryDistance() {
    var state: UInt64 = 7
    let seed = (0..<40).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 40)
    }
    for distance in [41, 64, 65, 97, 129, 193, 257, 1025, 4097, 12_289, 24_577, 32_700, 32_768, 33_000] {
      let gap = (0..<max(0, distance - seed.count)).map { UInt8(truncatingIfNeeded: $0 / 3 &* 31) }
      let bytes = seed + gap + seed
      #expect(inflated(Deflate.zlib(bytes), capacity: bytes.count) == bytes)
    }
  }

  @Test func aSmallStreamIsTheseBytes() {
    #expect(Deflate.zlib([]) == [0x78, 0x01, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01])
    #expect(Deflate.zlib(Array("a".utf8)) == [0x78, 0x01, 0x4B, 0x04, 0x00, 0x00, 0x62, 0x00, 0x62])
  }
}
