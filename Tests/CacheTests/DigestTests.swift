import Cache
import Testing

struct DigestTests {
  /// FIPS 180-2, appendix B.1.
  @Test func isSHA256() {
    let digest = Digest(of: Array("abc".utf8))
    #expect(digest.hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
  }

  @Test func tellsWhereTextsEnd() {
    #expect(Digest(of: ["ab", "c"]) != Digest(of: ["a", "bc"]))
    #expect(Digest(of: ["a"]) != Digest(of: ["a", ""]))
  }

  @Test(arguments: ["", "zz", String(repeating: "0", count: 63), String(repeating: "g", count: 64)])
  func refusesWhatAreNotItsDigits(_ text: String) {
    #expect(Digest(hexadecimal: text) == nil)
  }
}
