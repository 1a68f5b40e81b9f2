import Foundation
import JSON
import Neural
import Testing

@Suite struct JSONValueSizesTests {
  /// This thread's time: others may be busy too.
  private func seconds() -> Double {
    var time = timespec()
    #expect(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Names whose letters bear thousands of accents are not compared: normalizing one takes minutes.
  @Test func accentsInNamesCostNothing() throws {
    let marks = ["\u{301}", "\u{323}", "\u{327}", "\u{334}", "\u{5B0}"]
    let text = "a" + (0..<100_000).map { marks[$0 % 5] }.joined()
    let start = seconds()
    let node = try JSONReader.read(Array("{\"a\":\"\(text)\"}".utf8))
    #expect(node["a"]?.name == nil)
    for entry in ["\"dtype\":\"\(text)\",\"shape\":[],\"data_offsets\":[0,4]", "\"\(text)\":1"] {
      #expect(throws: SavingError.self) { try Safetensors(safetensors("{\"a\":{\(entry)}}", data: [0, 0, 0, 0])) }
    }
    for layer in ["\"kind\":\"\(text)\"", "\"kind\":\"Activation\",\"activation\":\"\(text)\""] {
      #expect(throws: ArchitectureFault.self) {
        try Architecture(json: "{\"version\":1,\"input\":[8],\"layers\":[{\(layer)}]}")
      }
    }
    #expect(seconds() - start < 3)
  }

  @Test func sizesAreReadStrictly() {
    #expect(JSONValue(sizes: [2, 0]).sizes == [2, 0])
    #expect(JSONValue.array([.integer(-1)]).sizes == nil)
    #expect(JSONValue.array([.number(1)]).sizes == nil)
    #expect(JSONValue.string("1").sizes == nil)
  }
}
