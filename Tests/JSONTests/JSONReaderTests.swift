import Foundation
import JSON
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

  private func fault(_ bytes: [UInt8]) -> JSONFault? {
    do throws(JSONFault) {
      _ = try JSONReader.read(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("null", JSONValue.null), ("true", .bool(true)), (" false\t\r\n", .bool(false)), ("0", .integer(0)),
    ("-0", .integer(0)), ("9223372036854775807", .integer(Int.max)), ("-9223372036854775808", .integer(Int.min)),
    ("10", .integer(10)), ("0.5", .number(0.5)), ("-0.0e0", .number(0)), ("1e2", .number(100)),
    ("1E-2", .number(0.01)), ("1e+300", .number(1e300)), ("[]", .array([])), ("[ ]", .array([])),
    ("[1, [2]]", .array([.integer(1), .array([.integer(2)])])), ("{}", .object([])),
    ("{ \"b\" : 1 , \"a\" : {} }", .object([JSONMember("b", .integer(1)), JSONMember("a", .object([]))])),
    ("\"\"", .string("")), (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
    (#""\u00e1\u20AC\ud83d\uDE00\u0000""#, .string("á€😀\0")), ("\"ñ😀\u{7F}\"", .string("ñ😀\u{7F}")),
  ])
  func readsWhatIsJSON(text: String, value: JSONValue) throws {
    #expect(try read(text) == value)
    #expect(try read(value.text(isIndented: false)) == value)
  }

  @Test(arguments: [
    ("", JSONFault.Kind.unfinished, 0), (" ", .unfinished, 1), ("[1", .unfinished, 2), ("[1,", .unfinished, 3),
    ("{\"a\"", .unfinished, 4), ("{\"a\":", .unfinished, 5), ("\"a", .unfinished, 2), ("\"\\", .unfinished, 2),
    ("\"\\u12", .unfinished, 5), ("tru", .unfinished, 3), ("-", .unfinished, 1), ("1.", .unfinished, 2),
    ("1e", .unfinished, 2), ("\"\\ud83d", .unfinished, 7), ("[1,]", .unexpected, 3), ("{,}", .unexpected, 1),
    ("{\"a\":1,}", .unexpected, 7), ("{a:1}", .unexpected, 1), ("{1:1}", .unexpected, 1), ("[1 2]", .unexpected, 3),
    ("{\"a\" 1}", .unexpected, 5), ("'a'", .unexpected, 0), ("True", .unexpected, 0), ("nulL", .unexpected, 3),
    ("NaN", .unexpected, 0), ("Infinity", .unexpected, 0), ("+1", .unexpected, 0), (".5", .unexpected, 0),
    ("/**/1", .unexpected, 0), ("\u{FEFF}1", .unexpected, 0), ("\"\n\"", .string, 1), ("\"a\0\"", .string, 2),
    (#""\x""#, .string, 2), (#""\u12g4""#, .string, 5), (#""\ud83d""#, .string, 7), (#""\ude00""#, .string, 7),
    (#""\ud83dn""#, .string, 7), (#""\ud83d\u0041""#, .string, 13), ("01", .number, 0), ("00", .number, 0),
    ("-01", .number, 0), ("-a", .number, 1), ("1.e1", .number, 2), ("1e+", .unfinished, 3), ("1ex", .number, 2),
    ("9223372036854775808", .number, 0), ("1e309", .number, 0), ("-1e999999999999", .number, 0),
    ("{\"a\":1,\"a\":2}", .repeatedKey, 7), (#"{"a":1,"\u0061":2}"#, .repeatedKey, 7), ("1 1", .trailing, 2),
    ("{}x", .trailing, 2), ("[]]", .trailing, 2), ("{}\0", .trailing, 2),
  ])
  func refusesWhatIsNot(text: String, kind: JSONFault.Kind, offset: Int) {
    #expect(fault(Array(text.utf8)) == JSONFault(kind: kind, offset: offset))
  }

  @Test func refusesBytesThatAreNoUTF8() {
    let quote = UInt8(ascii: "\"")
    for bytes in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80]] as [[UInt8]] {
      #expect(fault([quote] + bytes + [quote]) == JSONFault(kind: .string, offset: 1))
      #expect(fault(bytes)?.kind == .unexpected)
    }
  }

  @Test func depthHasALimit() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try read(nested(JSONLimits.savedFile.depth))
    #expect(fault(Array(nested(JSONLimits.savedFile.depth + 1).utf8))?.kind == .depth)
    #expect(fault([UInt8](repeating: UInt8(ascii: "["), count: JSONLimits.savedFile.bytes))?.kind == .depth)
    let objects = String(repeating: "{\"a\":", count: 100_000)
    #expect(fault(Array(objects.utf8))?.kind == .depth)
  }

  @Test func sizesHaveLimits() throws {
    func quoted(_ count: Int) -> String { "\"" + String(repeating: "a", count: count) + "\"" }
    _ = try read(quoted(JSONLimits.savedFile.stringBytes))
    #expect(fault(Array(quoted(JSONLimits.savedFile.stringBytes + 1).utf8))?.kind == .tooLarge)
    func keyed(_ count: Int) -> String { "{" + quoted(count) + ":1}" }
    _ = try read(keyed(JSONLimits.savedFile.keyBytes))
    #expect(fault(Array(keyed(JSONLimits.savedFile.keyBytes + 1).utf8)) == JSONFault(kind: .tooLarge, offset: 1))
    func list(_ count: Int) -> String { "[0" + String(repeating: ",0", count: count - 1) + "]" }
    _ = try read(list(JSONLimits.savedFile.values - 1))
    #expect(fault(Array(list(JSONLimits.savedFile.values).utf8))?.kind == .tooLarge)
    let spaces = [UInt8](repeating: 0x20, count: JSONLimits.savedFile.bytes - 1) + [UInt8(ascii: "1")]
    #expect(fault(spaces) == nil)
    #expect(fault([0x20] + spaces) == JSONFault(kind: .tooLarge, offset: 0))
    let digits = [UInt8](repeating: UInt8(ascii: "1"), count: JSONReader.mostNumberBytes)
    #expect(fault(digits + [0x2E] + digits)?.kind == .number)
  }

  /// This thread's time: others may be busy too.
  private func seconds() -> Double {
    var time = timespec()
    #expect(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Letters that bear thousands of accents: normalizing one takes minutes.
  @Test func accentsCostNothing() {
    let marks = ["\u{301}", "\u{323}", "\u{327}", "\u{334}", "\u{5B0}"]
    let text = "a" + (0..<100_000).map { marks[$0 % 5] }.joined()
    let start = seconds()
    #expect(fault(Array("{\"\(text)\":1}".utf8))?.kind == .tooLarge)
    #expect(seconds() - start < 3)
  }

  @Test func writesOneTextForOneValue() {
    let value = JSONValue.object([
      JSONMember("ñ\"\\\n\u{1}", .array([.integer(-3), .number(0.1), .number(1e-7), .number(1e22), .bool(false)])),
      JSONMember("a", .null), JSONMember("b", .number(.infinity)),
    ])
    #expect(value.text(isIndented: false) == #"{"ñ\"\\\n\u0001":[-3,0.1,1e-07,1e+22,false],"a":null,"b":null}"#)
  }
}
