import Foundation
import Plotting
import Testing

@Suite struct Base64Tests {
  @Test func theVectorsOfRFC4648() {
    let pairs = [
      "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=", "foobar": "Zm9vYmFy",
    ]
    for (plain, coded) in pairs { #expect(base64(Array(plain.utf8)) == coded) }
  }

  @Test func agreesWithFoundation() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    for count in [1, 2, 3, 255, 1000] {
      #expect(base64(Array(bytes.prefix(count))) == Data(bytes.prefix(count)).base64EncodedString())
    }
  }
}
