import JSON
import Neural
import Testing

/// Files that lie.
@Suite struct SafetensorsHeaderTests {
  private func fault(_ bytes: [UInt8]) -> SavingError? {
    do throws(SavingError) {
      _ = try Safetensors(bytes)
      return nil
    } catch {
      return error
    }
  }

  private func entry(_ name: String, _ shape: String, _ offsets: String, type: String = "F32") -> String {
    "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  private func fault(_ entries: String..., bytes: Int) -> SavingError? {
    fault(safetensors("{" + entries.joined(separator: ",") + "}", data: [UInt8](repeating: 0, count: bytes)))
  }

  @Test func cutAnywhereItIsTruncated() throws {
    let whole = try referenceBytes("floats.safetensors")
    let end = try SafetensorsHeader.end(whole)
    for count in whole.indices {
      let expected = count < 8 ? 8 : count < end ? end : whole.count
      #expect(fault(Array(whole[..<count])) == .truncated(expected: expected, found: count))
    }
    #expect(fault(whole) == nil)
    #expect(fault(whole + [0]) == .trailingBytes(1))
  }

  @Test(arguments: [
    0, 1, UInt64(SafetensorsHeader.mostBytes) + 1, UInt64(Int32.max), UInt64(Int64.max), UInt64.max, UInt64.max - 7,
  ])
  func aHeadersLengthLies(length: UInt64) {
    let bytes = (0..<8).map { UInt8(length >> (8 * $0) & 0xFF) } + Array("{}".utf8)
    #expect(fault(bytes) == .headerSize(length))
  }

  @Test func aHeadersLengthMayCutOrOvershoot() {
    let text = "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}"
    let good = safetensors(text, data: [0, 0, 0, 0])
    #expect(fault(good) == nil)
    for wrong in 2..<text.utf8.count {
      var bytes = good
      bytes[0] = UInt8(wrong)
      guard case .header(let json)? = fault(bytes) else {
        Issue.record("\(wrong)")
        continue
      }
      #expect(json.kind == .unfinished)
    }
    var longer = good
    longer[0] += 1
    #expect(fault(longer) == .header(JSONFault(kind: .trailing, offset: text.utf8.count)))
  }

  @Test(arguments: [
    ("[]", SavingError.malformedEntry("")), ("1 ", .malformedEntry("")), (" {}", .malformedEntry("")),
    ("\n{}", .malformedEntry("")), ("{\"a\":1}", .malformedEntry("a")), ("{\"a\":{}}", .malformedEntry("a")),
    ("{\"__metadata__\":1}", .malformedEntry("__metadata__")),
    ("{\"__metadata__\":{\"a\":1}}", .malformedEntry("__metadata__")),
    ("{\"__metadata__\":null}", .malformedEntry("__metadata__")),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[]}}", .malformedEntry("a")),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4],\"x\":1}}", .malformedEntry("a")),
    ("{\"a\":{\"dtype\":4,\"shape\":[],\"data_offsets\":[0,4]}}", .malformedEntry("a")),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":4,\"data_offsets\":[0,4]}}", .malformedEntry("a")),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}}", .malformedEntry("a")),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", .malformedEntry("a")),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0]}}", .malformedEntry("a")),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,2,4]}}", .malformedEntry("a")),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[-4,0]}}", .malformedEntry("a")),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[4,0]}}", .malformedEntry("a")),
    ("{\"a\":1,\"a\":2}", .header(JSONFault(kind: .repeatedKey, offset: 7))),
    ("{\"\":NaN}", .header(JSONFault(kind: .unexpected, offset: 4))),
  ])
  func aHeaderOfAnotherForm(header: String, expected: SavingError) {
    #expect(fault(safetensors(header, data: [0, 0, 0, 0])) == expected)
  }

  @Test func deepJSONIsRefused() {
    let header = "{\"a\":" + String(repeating: "[", count: 900_000)
    #expect(fault(safetensors(header, data: [])) == .header(JSONFault(kind: .depth, offset: 20)))
  }

  @Test func rangesThatOverlapOrLeaveGaps() {
    #expect(fault(entry("a", "[1]", "[0,4]"), entry("b", "[1]", "[4,8]"), bytes: 8) == nil)
    // In any order of the header.
    #expect(fault(entry("b", "[1]", "[4,8]"), entry("a", "[1]", "[0,4]"), bytes: 8) == nil)
    #expect(
      fault(entry("a", "[2]", "[0,8]"), entry("b", "[1]", "[4,8]"), bytes: 8)
        == .rangeStart(tensor: "b", expected: 8, found: 4))
    #expect(
      fault(entry("a", "[1]", "[0,4]"), entry("b", "[1]", "[0,4]"), bytes: 4)
        == .rangeStart(tensor: "b", expected: 4, found: 0))
    #expect(
      fault(entry("a", "[1]", "[0,4]"), entry("b", "[1]", "[5,9]"), bytes: 9)
        == .rangeStart(tensor: "b", expected: 4, found: 5))
    #expect(fault(entry("a", "[1]", "[4,8]"), bytes: 8) == .rangeStart(tensor: "a", expected: 0, found: 4))
    #expect(fault(entry("a", "[1]", "[0,4]"), bytes: 8) == .trailingBytes(4))
  }

  @Test func rangesThatAreNotTheirShapes() {
    #expect(fault(entry("a", "[2]", "[0,4]"), bytes: 4) == .rangeSize(tensor: "a", expected: 8, found: 4))
    #expect(fault(entry("a", "[1]", "[0,8]"), bytes: 8) == .rangeSize(tensor: "a", expected: 4, found: 8))
    #expect(fault(entry("a", "[1]", "[0,4]", type: "F64"), bytes: 4)
      == .rangeSize(tensor: "a", expected: 8, found: 4))
    #expect(fault(entry("a", "[]", "[0,0]"), bytes: 0) == .rangeSize(tensor: "a", expected: 4, found: 0))
    #expect(fault(entry("a", "[0]", "[0,4]"), bytes: 4) == .rangeSize(tensor: "a", expected: 0, found: 4))
    let largest = Int.max
    let found = fault(entry("a", "[1]", "[0,\(largest)]"), bytes: 4)
    // Beyond every file: with the header before it, it has no end.
    #expect(found == .malformedEntry("a"))
  }

  @Test(arguments: [
    "[268435457]", "[9223372036854775807]", "[4294967296,4294967296]", "[65536,65536]", "[0,9223372036854775807]",
    "[1,1,1,1,1,1,1,1,1]", "[9223372036854775807,9223372036854775807,0]",
  ])
  func hugeShapes(shape: String) {
    #expect(fault(entry("a", shape, "[0,0]"), bytes: 0) == .tooLarge(tensor: "a"))
  }

  /// A gibibyte that a few bytes promise is never asked for.
  @Test func aPromisedGibibyteIsTruncated() {
    let size = (1 << 28) * 4
    guard case .truncated(_, 100...200)? = fault(entry("a", "[268435456]", "[0,\(size)]"), bytes: 40) else {
      Issue.record("not truncated")
      return
    }
  }

  @Test(arguments: ["F8_E4M3", "I64", "I8", "U8", "BOOL", "f32", "", "F32 "])
  func otherTypes(type: String) {
    #expect(fault(entry("a", "[1]", "[0,4]", type: type), bytes: 4) == .unknownType(tensor: "a", type: type))
  }

  @Test(arguments: [
    ("F32", [0, 0, 0x80, 0x7F]), ("F32", [0, 0, 0x80, 0xFF]), ("F32", [1, 0, 0x80, 0x7F]), ("F16", [0, 0x7C]),
    ("F16", [1, 0xFC]), ("BF16", [0x80, 0x7F]), ("BF16", [0xFF, 0xFF]), ("F64", [0, 0, 0, 0, 0, 0, 0xF0, 0x7F]),
    // 1e39: a double that float32 does not reach.
    ("F64", [0x1D, 0x4A, 0x9C, 0xF4, 0x87, 0x82, 0x07, 0x48]),
  ] as [(String, [UInt8])])
  func numbersThatAreNotFinite(type: String, bytes: [UInt8]) {
    let header = "{" + entry("a", "[1]", "[0,\(bytes.count)]", type: type) + "}"
    #expect(fault(safetensors(header, data: bytes)) == .notFinite(tensor: "a"))
  }
}
