import Encoding
import Testing

@Suite struct HexadecimalTests {
  @Test func everyByteIsTwoDigits() {
    #expect(Hexadecimal.text([]) == "")
    #expect(Hexadecimal.text([0, 9, 10, 15, 16, 127, 128, 255]) == "00090a0f107f80ff")
  }

  @Test func readsBackAsTheSame() {
    for byte in UInt8.min...UInt8.max {
      let text = Hexadecimal.text([byte])
      #expect(text.count == 2 && UInt8(text, radix: 16) == byte && text == text.lowercased())
    }
  }
}
