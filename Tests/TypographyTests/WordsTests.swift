import Testing
import Typography

@Suite struct WordsTests {
  @Test func listsEndInTheRightConjunction() {
    #expect(enumerated([]) == "")
    #expect(enumerated(["a"]) == "a")
    #expect(enumerated(["a", "b", "c"]) == "a, b y c")
    #expect(enumerated(["pérdida", "inicio"]) == "pérdida e inicio")
    #expect(enumerated(["a", "hielo"]) == "a y hielo")
    #expect(enumerated(["uno", "otro"], conjunction: .or) == "uno u otro")
  }

  @Test func foldingIgnoresCaseAndAccents() {
    #expect(folded("Épocas") == "epocas")
    #expect(folded("e\u{301}pocas") == "epocas")
    #expect(folded("Tamaño") == "tamano")
  }

  @Test func countsAgree() {
    #expect(counted(1, "época", "épocas") == "1 época")
    #expect(counted(60000, "imagen", "imágenes") == "60\u{202F}000 imágenes")
  }
}
