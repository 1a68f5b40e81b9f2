import Testing

/// The scanner that the other tests rely on.
@Suite struct SwiftTextTests {
  @Test func tellsCodeFromTextsAndComments() {
    let text = SwiftText("let a = \"uno \\(b + \"dos\") tres\" // cuatro\n/* cinco\n*/ let c = #\"\\(d)\"#\n")
    #expect(text.code == "let a = \"\\(b + \"\")\" \n\n let c = #\"\"#\n")
    #expect(text.literals.split(separator: "\n").joined() == "uno dos tres\\(d)")
    #expect(text.comments.contains("// cuatro") && text.comments.contains("cinco"))
    #expect(!text.code.contains("cinco"))
  }

  @Test func longTextsKeepTheirLines() {
    let text = SwiftText("let a = \"\"\"\n  ¿qué? \\(b(c)) \"así\"\n  \"\"\"\nlet d = 1\n")
    #expect(text.code.split(separator: "\n").last == "let d = 1")
    #expect(text.code.contains("b(c)"))
    #expect(text.literals.contains("\"así\""))
  }

  @Test func escapesDoNotEndATextEarly() {
    let text = SwiftText("let a = \"\\\"\\\\\" + b\n")
    #expect(text.code == "let a = \"\" + b\n")
  }

  @Test func patternsAreTexts() {
    let text = SwiftText("let a = s.matches(of: /<b d=\"ñ([^\"\\/]+)/).map { b / c / d }\n")
    #expect(text.code == "let a = s.matches(of: //).map { b / c / d }\n")
    #expect(text.literals.contains("ñ"))
  }

  @Test func measuresFunctions() {
    let source = """
      protocol P {
        func a()
        func b() throws(E) -> Int
      }
      struct S {
        init(x: () -> Void = {}) {
          x()
        }
        func long() {
          if true {
          }
        }
      }
      """
    #expect(SwiftFunctions.lengths(in: source).map(\.name) == ["init", "long"])
    #expect(SwiftFunctions.lengths(in: source).map(\.lines) == [3, 4])
    #expect(SwiftFunctions.lengths(in: source).map(\.line) == [6, 9])
  }
}
