import CZlib
import Plotting
import Testing

@Suite struct ChecksumsTests {
  @Test func theCheckValuesOfTheirSpecifications() {
    #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Plotting.adler32(Array("Wikipedia".utf8)) == 0x11E6_0398)
    #expect(CRC32.of([]) == 0)
    #expect(Plotting.adler32([]) == 1)
  }

  @Test func theyAgreeWithZlib() {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ 255) }
    #expect(UInt(CRC32.of(bytes)) == crc32(0, bytes, uInt(bytes.count)))
    #expect(UInt(Plotting.adler32(bytes)) == CZlib.adler32(1, bytes, uInt(bytes.count)))
  }
}
