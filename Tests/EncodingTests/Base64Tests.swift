import Encoding
import Foundation
import Testing

@Suite struct Base64Tests {
  @Test func theVectorsOfRFC4648() {
    let pairs = [
      "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=", "foobar": "Zm9vYmFy",
    ]
    for (plain, coded) in pairs {
      #expect(Base64.text(Array(plain.utf8)) == coded)
      #expect(Base64.bytes(coded) == Array(plain.utf8))
    }
  }

  @Test func agreesWithFoundation() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    for count in [1, 2, 3, 255, 1000] {
      let text = Base64.text(Array(bytes.prefix(count)))
      #expect(text == Data(bytes.prefix(count)).base64EncodedString())
      #expect(Base64.bytes(text) == Array(bytes.prefix(count)))
    }
  }

  /// One text stands for each list of bytes, and one alone.
  @Test(arguments: ["Zg", "Zg=", "Z===", "====", "Zh==", "Zm9=", "Zg==Zg==", "=Zg=", "Zm 9", "Zm9v\n", "Zm9ñ"])
  func refusesWhatNoBytesAreWrittenAs(text: String) {
    #expect(Base64.bytes(text) == nil)
  }
}
