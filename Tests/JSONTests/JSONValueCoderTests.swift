import JSON
import Testing

@Suite struct JSONValueCoderTests {
  private enum Colour: Equatable, Codable {
    case plain
    case mixed(Double, share: Int)
  }

  private struct Thing: Equatable, Codable {
    var name: String
    var note: String?
    var numbers: [Double]
    var single: Float
    var bytes: [UInt8]
    var seed: UInt64
    var few: [Int?]
    var colours: [Colour]
    var range: ClosedRange<Double>
    var rest: JSONValueBox
  }

  /// A `JSONValue` in a type that is compared.
  private struct JSONValueBox: Equatable, Codable {
    var value: [Bool]
  }

  private func thing(_ numbers: [Double] = [0.1, -0.0, 1e300, .infinity, -.infinity]) -> Thing {
    Thing(
      name: "a\"\u{2028}ñ", note: nil, numbers: numbers, single: 0.1, bytes: [0, 255, 7, 1], seed: .max,
      few: [1, nil, 3], colours: [.plain, .mixed(0.5, share: 3)], range: -1...2.5, rest: JSONValueBox(value: [true]))
  }

  private func roundTrip<T: Codable>(_ value: T) throws -> T {
    let text = try JSONValueEncoder().value(of: value).text(depthOfLines: 2)
    return try JSONValueDecoder().value(of: T.self, in: JSONReader.read(Array(text.utf8)))
  }

  @Test func readsBackWhatItWrote() throws {
    #expect(try roundTrip(thing()) == thing())
    #expect(try roundTrip(thing([])) == thing([]))
    let zero = try roundTrip([-0.0])
    #expect(zero[0].sign == .minus)
    #expect(try roundTrip([UInt8]()) == [])
    #expect(try roundTrip([Double?.none, 2]) == [nil, 2])
  }

  @Test func keepsTheBitsOfEveryNumber() throws {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<2000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let double = Double(bitPattern: bits)
      #expect(try roundTrip([double])[0].bitPattern == double.bitPattern)
      let single = Float(bitPattern: UInt32(truncatingIfNeeded: bits >> 32))
      if !single.isNaN { #expect(try roundTrip([single])[0].bitPattern == single.bitPattern) }
    }
    for number in [Double.nan, -Double.nan, Double(bitPattern: 0x7FF8_0000_0000_0001)] {
      #expect(try roundTrip([number])[0].bitPattern == number.bitPattern)
    }
  }

  @Test func writesKeysInTheOrderOfTheTypeAndNothingForNil() throws {
    let value = try JSONValueEncoder().value(of: thing([1]))
    guard case .object(let members) = value else {
      Issue.record("no es un objeto")
      return
    }
    let wanted = ["name", "numbers", "single", "bytes", "seed", "few", "colours", "range", "rest"]
    #expect(members.map(\.key) == wanted)
    #expect(value["bytes"] == .string("AP8HAQ=="))
    #expect(value["seed"] == .string("18446744073709551615"))
    #expect(try JSONValueEncoder().value(of: 5.0).text() == "5.0")
  }

  @Test func refusesWhatIsNotOfTheType() throws {
    let value = try JSONValueEncoder().value(of: thing([1]))
    guard case .object(let members) = value else { return }
    func fault(_ members: [JSONMember]) -> JSONCodingFault? {
      do throws(JSONCodingFault) {
        _ = try JSONValueDecoder().value(of: Thing.self, in: .object(members))
        return nil
      } catch {
        return error
      }
    }
    #expect(fault(members) == nil)
    #expect(fault(members + [JSONMember("more", .null)]) == .unknownKey("more"))
    for index in members.indices {
      var fewer = members
      let gone = fewer.remove(at: index)
      #expect(fault(fewer) == .missingKey(gone.key))
      var other = members
      other[index].value = .bool(true)
      #expect(fault(other) != nil, "\(members[index].key)")
    }
    func changed(_ key: String, _ value: JSONValue) -> [JSONMember] {
      members.map { $0.key == key ? JSONMember(key, value) : $0 }
    }
    #expect(fault(changed("range", .array([.number(2), .number(1)]))) == .malformed)
    #expect(fault(changed("range", .array([.number(1), .number(2), .number(3)]))) == .malformed)
    #expect(fault(changed("range", .array([.string("nan"), .number(2)]))) == .malformed)
    #expect(fault(changed("bytes", .string("AP8HAR=="))) == .malformed)
    #expect(fault(changed("numbers", .array([.string("nan zz")]))) == .malformed)
    let extra = JSONValue.object([JSONMember("mixed", .object([
      JSONMember("_0", .number(1)), JSONMember("share", .integer(2)), JSONMember("x", .null),
    ]))])
    #expect(fault(changed("colours", .array([extra]))) == .unknownKey("x"))
  }

  @Test func refusesWhatHasNoOrder() {
    #expect(throws: JSONCodingFault.unsuitable) { try JSONValueEncoder().value(of: ["a": 1]) }
    #expect(throws: JSONCodingFault.unsuitable) {
      try JSONValueDecoder().value(of: [String: Int].self, in: .object([JSONMember("a", .integer(1))]))
    }
  }

  @Test func passesOnItsContext() throws {
    struct Told: Decodable {
      let text: String
      init(from decoder: any Decoder) throws {
        text = CodingUserInfoKey(rawValue: "a").flatMap { decoder.userInfo[$0] as? String } ?? ""
      }
    }
    let key = try #require(CodingUserInfoKey(rawValue: "a"))
    #expect(try JSONValueDecoder(context: [key: "b"]).value(of: [Told].self, in: .array([.null])).first?.text == "b")
  }

  @Test func breaksLinesDownToADepth() {
    let value = JSONValue.object(["a": .array([.object(["b": .integer(1)]), .array([])])])
    #expect(value.text(depthOfLines: 2) == "{\n  \"a\": [\n    {\"b\":1},\n    []\n  ]\n}")
  }
}
