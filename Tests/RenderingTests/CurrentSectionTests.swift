import Foundation
import TestSupport
import Testing

import Rendering

@Suite struct CurrentSectionTests {
  @Test func thePolicyKnowsTheScript() {
    #expect(CurrentSection.hash == "sha256-" + Data(sha256(Array(CurrentSection.script.utf8))).base64EncodedString())
  }

  @Test func theDigestIsThatOfTheStandard() {
    let hex = sha256(Array("abc".utf8)).map { String(format: "%02x", $0) }.joined()
    #expect(hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let long = sha256(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
    #expect(long.prefix(4).elementsEqual([0x24, 0x8D, 0x6A, 0x61]))
  }

  @Test func theScriptIsWellFormedInAPage() {
    #expect(!CurrentSection.script.contains("<"))
    #expect(!CurrentSection.script.contains("&"))
  }
}
