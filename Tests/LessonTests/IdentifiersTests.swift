import Lesson
import Testing

@Suite struct IdentifiersTests {
  @Test func aNameIsGivenOnce() {
    var identifiers = Identifiers(taken: ["texto", "figura-1"])
    #expect(identifiers.claim("texto") == "texto-2")
    #expect(identifiers.claim("texto") == "texto-3")
    #expect(identifiers.claim("figura-1") == "figura-1-2")
    #expect(identifiers.claim("paso-red") == "paso-red")
  }

  @Test func aPrefixBeginsNoOtherName() {
    var identifiers = Identifiers(taken: ["dibujo-1-t", "dibujo-1-2"])
    #expect(identifiers.claimPrefix("dibujo-1") == "dibujo-1-3")
    #expect(identifiers.claimPrefix("dibujo-2") == "dibujo-2")
  }

  @Test func nothingBreaksOutOfAnAttribute() {
    var identifiers = Identifiers(taken: [])
    #expect(identifiers.claim("a\"b<c d") == "a-b-c-d")
    #expect(identifiers.claim("ŷ_1") == "ŷ_1")
    #expect(identifiers.claim("") == "x")
  }
}
