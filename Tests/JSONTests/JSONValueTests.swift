import Foundation
import JSON
import Testing

@Suite struct JSONValueTests {
  @Test func values() {
    let value = JSONValue.object([
      "z": .integer(-3), "a": .array([.null, .bool(true), .bool(false)]), "vacío": .array([]), "nada": .object([]),
      "n": .number(0.1), "inf": .number(.infinity), "nan": .number(.nan),
      "texto": .string("ñ \"\\\n\t\r\u{1}\u{2028}\u{9B}🎉/"),
    ])
    #expect(
      value.text() == #"""
        {
          "z": -3,
          "a": [
            null,
            true,
            false
          ],
          "vacío": [],
          "nada": {},
          "n": 0.1,
          "inf": null,
          "nan": null,
          "texto": "ñ \"\\\n\t\r\u0001\u2028\u009b🎉/"
        }
        """#)
    #expect(JSONValue.array([.integer(1), .object(["a": .null])]).text(isIndented: false) == #"[1,{"a":null}]"#)
  }

  @Test(arguments: [0, -0.0, 1, 0.1, 1e-7, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 123456789.123, -1e21])
  func numbersReadBackTheSame(number: Double) throws {
    let text = JSONValue.array([.number(number)]).text()
    let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Double])
    #expect(read == [number])
  }

  @Test func everyScalarReadsBackTheSame() throws {
    let text = String(String.UnicodeScalarView((0...0x3100).compactMap { Unicode.Scalar($0) }))
    let json = JSONValue.array([.string(text)]).text()
    let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String])
    #expect(read[0].unicodeScalars.elementsEqual(text.unicodeScalars))
  }
}
