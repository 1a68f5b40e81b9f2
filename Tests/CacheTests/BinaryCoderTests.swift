import Cache
import Testing

/// A little of everything that results are made of.
private struct Specimen: Codable, Equatable {
  enum Shape: Codable, Equatable {
    case plain
    case sized(Int, by: Double?)
    indirect case nested([Shape])
  }

  enum Word: String, Codable { case one = "uno", other = "otro" }

  var shapes: [Shape] = [.plain, .sized(3, by: nil), .sized(-1, by: 0.5), .nested([.plain, .nested([])])]
  var word = Word.other
  var maybe: String?
  var certain: String? = "ñandú 🦙"
  var gaps: [Int?] = [1, nil, .max]
  var bytes: [UInt8] = [0, 255]
  var floats: [Float] = [.infinity, -0.0, 1.5]
  var doubles: [[Double]] = [[], [.pi]]
  var range = 0.25...0.75
  var flag = true
  var whole: UInt64 = .max
}

struct BinaryCoderTests {
  @Test func givesBackWhatWasWritten() throws {
    let specimen = Specimen()
    let bytes = try BinaryEncoder().bytes(of: specimen)
    #expect(try BinaryDecoder().value(of: Specimen.self, in: bytes) == specimen)
    #expect(try BinaryEncoder().bytes(of: specimen) == bytes)
  }

  /// A list of optionals that are all there is no list of numbers.
  @Test func tellsOptionalsFromWhatTheyHold() throws {
    for list in [[1, 2, 3], [1, nil], []] as [[Int?]] {
      let bytes = try BinaryEncoder().bytes(of: list)
      #expect(try BinaryDecoder().value(of: [Int?].self, in: bytes) == list)
    }
  }

  @Test func keepsTheBitsOfWhatIsNoNumber() throws {
    let odd = Float(bitPattern: 0x7FC1_2345)
    let bytes = try BinaryEncoder().bytes(of: [odd])
    #expect(try BinaryDecoder().value(of: [Float].self, in: bytes).map(\.bitPattern) == [odd.bitPattern])
  }

  @Test func refusesWhatEndsTooSoonOrTooLate() throws {
    let bytes = try BinaryEncoder().bytes(of: Specimen())
    for count in bytes.indices {
      #expect(throws: CodingFault.self) { try BinaryDecoder().value(of: Specimen.self, in: Array(bytes[..<count])) }
    }
    #expect(throws: CodingFault.trailing(1)) { try BinaryDecoder().value(of: Specimen.self, in: bytes + [0]) }
  }

  /// No byte that is changed makes the reader fall; most are told, and others are other values.
  @Test func survivesEveryWrongByte() throws {
    let bytes = try BinaryEncoder().bytes(of: Specimen())
    var refused = 0
    for index in bytes.indices {
      for value in [UInt8(0), 1, 0x7F, 0xFF] where bytes[index] != value {
        var wrong = bytes
        wrong[index] = value
        if (try? BinaryDecoder().value(of: Specimen.self, in: wrong)) == nil { refused += 1 }
      }
    }
    #expect(refused > bytes.count)
  }

  @Test func refusesADictionaryWhoseOrderIsNotFixed() {
    #expect(throws: CodingFault.self) {
      let bytes = try BinaryEncoder().bytes(of: ["a": 1, "b": 2])
      _ = try BinaryDecoder().value(of: [String: Int].self, in: bytes)
    }
  }
}
