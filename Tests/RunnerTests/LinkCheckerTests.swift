import Diagnostics
import Foundation
import Lesson
import Runner
import TestSupport
import Testing

@Suite struct LinkCheckerTests {
  /// What is told of the links of a lesson in a folder with others, and beside that folder what it must not look at.
  private func problems(_ text: String, isSaved: Bool = true) throws -> [Problem] {
    var found: [Problem] = []
    try withTemporaryFolder { top in
      let folder = top.appendingPathComponent("curso")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("datos/más"), withIntermediateDirectories: true)
      for file in ["02-otra.md", "a ñ.pdf", "datos/uno.csv", "datos/más/dos.csv", "../fuera.md"] {
        try Data().write(to: folder.appendingPathComponent(file))
      }
      if isSaved { try Data(text.utf8).write(to: folder.appendingPathComponent("01-esta.md")) }
      for (link, target) in [("enlace", "../"), ("dentro.md", "02-otra.md")] {
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + link, withDestinationPath: target)
      }
      let source = SourceText(path: folder.path + "/01-esta.md", text)
      let document = parseLesson(source).document
      var checker = LinkChecker(source.path, targets: document.linkTargets(figures: 1))
      found = checker.problems(of: document.links)
    }
    return found
  }

  @Test(arguments: [
    "02-otra.md", "02-otra.md#lo-que-sea", "./02-otra.md", "02-otra.md?a=b", "datos", "datos/", "datos/uno.csv",
    "datos/m%C3%A1s/dos.csv", "a%20%C3%B1.pdf", "<a ñ.pdf>", ".", "#", "#top", "#uno-y-dos", "#paso-x", "#figura-1",
    "01-esta.md", "01-esta.md#paso-x", "#uno%2Dy-dos", "?a", "https://ejemplo.org/no.md", "//ejemplo.org",
    "mailto:a@b.es",
  ])
  func whatIsThereIsGood(_ address: String) throws {
    #expect(try problems("# Uno y dos\n\n[x](\(address))\n\n```{calcular #x}\n1\n```\n") == [])
  }

  @Test(arguments: [
    ("02-otre.md", "02-otra.md"), ("02-Otra.md#a", "02-otra.md#a"), ("02-otra.html", "02-otra.md"),
    ("dato/uno.csv", "datos/uno.csv"), ("dato/no.csv", nil), ("datos/una.csv", "datos/uno.csv"),
    ("02-otra.md/x", nil), ("nada-de-nada.pdf", nil), ("a%20n.pdf", "a%20ñ.pdf"), ("#Paso-x", "#paso-x"),
    ("#uno-y-dso", "#uno-y-dos"), ("01-esta.md#paso-y", "01-esta.md#paso-x"), ("#figura-2", "#figura-1"),
    ("#zzzz", nil),
  ])
  func whatIsNotThereIsAnError(_ address: String, _ nearest: String?) throws {
    let found = try problems("# Uno y dos\n\n[x](\(address))\n\n```{calcular #x}\n1\n```\n")
    #expect(found.map(\.code) == [.brokenLink] && found.map(\.severity) == [.error])
    #expect(found.first?.label == nearest.map { "¿quisiste decir «\($0)»?" })
    #expect(found.first?.suggestions.map(\.replacement) == (nearest.map { [$0] } ?? []))
    #expect(found.first?.suggestions.contains(where: \.isCertain) == false)
  }

  /// Whether something is there or not, the same is told: nobody looked.
  @Test(arguments: [
    "../fuera.md", "../no.md", "/etc/passwd", "/no", "datos/../02-otra.md", "enlace/fuera.md", "enlace/no.md",
    "dentro.md", "%2e%2e/fuera.md", "~/x",
  ])
  func whatIsOutsideIsNotLookedAt(_ address: String) throws {
    let found = try problems("[x](\(address))\n")
    #expect(found.map(\.code) == [.brokenLink] && found.map(\.severity) == [.warning])
    #expect(found.first?.suggestions == [])
  }

  @Test func aLinkWithoutAddressIsTold() throws {
    #expect(try problems("[x]()\n").map(\.message) == ["este enlace no dice adónde lleva"])
  }

  @Test func aLessonThatIsNotSavedHasNothingBesideIt() throws {
    let found = try problems("[x](no.md) y [y](#no)\n", isSaved: false)
    #expect(found.map(\.message) == ["en esta lección no hay nada que se llame «#no»"])
  }

  @Test func eachPlaceIsTold() throws {
    let found = try problems("[x](no.md) [y](no.md)\n\n[z][r]\n\n[r]: no.md\n\n[u][r]\n")
    #expect(found.map { $0.range?.lower } == [4, 15, 36])
  }

  /// A lesson full of links takes time in proportion, and a folder is read once.
  @Test func veryManyLinksAreNothingMuch() throws {
    let text = (0..<40_000).map { "[a](no-\($0).md) " }.joined()
    let start = ContinuousClock.now
    #expect(try problems(text).count == 40_000)
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
