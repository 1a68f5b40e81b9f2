import Foundation
import Testing

import Rendering

@Suite struct Base64Tests {
  @Test func agreesWithFoundation() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count * 11) }
      #expect(base64(bytes) == Data(bytes).base64EncodedString())
    }
  }
}
