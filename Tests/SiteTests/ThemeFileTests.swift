import Diagnostics
import Rendering
import Testing

import Site

@Suite struct ThemeFileTests {
  private func read(_ text: String) -> (theme: Theme, problems: [Problem]) {
    readTheme(SourceText(path: "tema.txt", text))
  }

  @Test func coloursAreByDayAndInTheDark() {
    let read = read("# Los del colegio\nacento: #8A1C3B #F09AB0\n\n")
    #expect(read.problems == [])
    #expect(read.theme.light.accent == 0x8A1C3B && read.theme.dark.accent == 0xF09AB0)
    #expect(read.theme.light.paper == Palette.light.paper)
  }

  @Test func theRestFollowsFromPaperAndInk() {
    let read = read("papel: #FFF #000\nTINTA: #111111 #EEE\r\n")
    #expect(read.problems == [])
    #expect(read.theme.light.paper == 0xFFFFFF && read.theme.dark.ink == 0xEEEEEE)
    #expect(read.theme.light.muted != Palette.light.muted && read.theme.light.rule != Palette.light.rule)
  }

  @Test func nothingGivenChangesNothing() {
    #expect(read("").theme == Theme())
    #expect(read("").problems == [])
  }

  @Test(arguments: [
    ("acento #123456", "esta línea no es «nombre: color»", 1), ("acento: azul", "«azul» no es un color", 9),
    ("acento: #12345", "«#12345» no es un color", 9), ("color: #123456", "no conozco el color «color»", 1),
    ("acento: #111 #eee #ccc", "«acento» lleva uno o dos colores", 1), ("acento:", "«acento» lleva uno o dos", 1),
    ("acento: #123456 url(x)", "«url(x)» no es un color", 17),
  ])
  func whatIsNoColourIsTold(text: String, message: String, column: Int) throws {
    let read = read(text)
    let problem = try #require(read.problems.first)
    #expect(problem.code == .unsuitableTheme && problem.message.hasPrefix(message))
    let place = try #require(problem.range)
    #expect(SourceText(path: "", text).position(at: place.lower).column == column)
    #expect(read.theme == Theme())
  }

  @Test func whatWouldNotBeReadIsRefused() {
    let read = read("acento: #FFFF00\n")
    #expect(read.theme == Theme())
    #expect(read.problems.count == 1)
    #expect(read.problems[0].message.hasPrefix("de día, el acento no se lee bien sobre el papel: su contraste es 1,0"))
    #expect(self.read("tinta: #777 #777").problems.count >= 2)
    #expect(self.read("acento: #1F5FA8").problems.map(\.message).allSatisfy { $0.hasPrefix("en la oscuridad") })
  }

  @Test func aNameTwiceIsTold() {
    let read = read("acento: #1F5FA8 #82B6EE\nAcento: #1F5FA8 #82B6EE\n")
    #expect(read.problems.map(\.message) == ["«Acento» se dice dos veces"])
  }

  @Test func theThemeReachesEveryPageAndItsFigures() {
    let theme = read("acento: #8A1C3B #F09AB0\npapel: #FFFFFF #101010").theme
    for file in site(of: smallCourse(), version: "1", theme: theme).files {
      let html = String(decoding: file.bytes, as: UTF8.self)
      #expect(html.contains("--accent: #8a1c3b") && html.contains("--fig-accent:#f09ab0"))
      #expect(html.contains("(prefers-color-scheme: dark)\" content=\"#101010\""))
    }
  }
}
