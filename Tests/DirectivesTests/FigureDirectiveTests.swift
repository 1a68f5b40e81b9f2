import Directives
import Lesson
import Runner
import Testing

@Suite struct FigureDirectiveTests {
  private let vector = "```{calcular}\nv = [1, 2, 3]\n```\n\n"

  @Test func figuresAreNumbered() {
    let lesson = executed(vector + "```{figura barras de=v}\n```\n\n```{figura barras de=v}\n```\n")
    #expect(lesson.steps.flatMap(\.outputs.figures).map(\.number) == [1, 2])
  }

  @Test func theAuthorsWordsComeFirst() throws {
    let drawn = try figure(vector + "```{figura barras}\nde: v\npie: Tres barras\nalt: Del uno al tres\n```\n")
    #expect(drawn.caption == "Tres barras")
    #expect(drawn.alternative == "Del uno al tres")
    let plain = try figure(vector + "```{figura barras}\nde: v\n```\n")
    #expect(plain.caption == "Los valores de «v».")
    #expect(plain.alternative == nil)
  }

  @Test func kindsCompareWithoutCaseOrAccents() {
    #expect(codes(vector + "```{figura BARRAS de=v}\n```\n").isEmpty)
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("figura", "L015"), ("figura nubes de=v", "T003"), ("figura bar de=v", "T003"), ("figura barras", "L015"),
      ("figura barras de=v columnas=2", "L012"), ("figura barras de=v inventada=2", "L012"),
      ("figura barras de=v #f", "L005"),
      ("plot barras de=v", "L010"),
    ])
  func refuses(header: String, code: String) {
    let found = codes(vector + "```{\(header)}\n```\n")
    #expect(found.first == code)
    #expect(Set(found).count == 1, "\(found)")
  }

  @Test func everyKindIsInTheHelp() throws {
    let help = try #require(FigureDirective.specification.reference?.help)
    for kind in allFigureKinds {
      #expect(help.contains(kind.name))
      #expect(!kind.summary.isEmpty)
    }
  }
}
