import Foundation
import TestSupport
import Testing

import Site

@Suite struct SearchIndexTests {
  /// The index as the page holds it.
  private func index(_ course: ExecutedCourse) throws -> [String: Any] {
    let page = site(of: course, version: "1").page("buscar.html")
    let data = try #require(page.firstMatch(of: /id="indice">(.*?)<\/script>/)?.1)
    return try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
  }

  @Test func everySectionOfEveryPageIsInIt() throws {
    let index = try index(smallCourse())
    let pages = try #require(index["pages"] as? [[String]])
    #expect(pages.map { $0[0] }.prefix(4) == ["index.html", "01-uno.html", "02-dós.html", "glosario.html"])
    #expect(pages.map { $0[0] }.contains("referencia-errores.html"))
    #expect(!pages.map { $0[0] }.contains("buscar.html"))
    let sections = try #require(index["sections"] as? [[Any]])
    let mine = sections.first { $0[1] as? String == "los-gradientes" }
    #expect(mine?[2] as? String == "Los gradientes")
    #expect(mine?[3] as? String == "El descenso por el gradiente.")
  }

  /// Title before heading before text.
  @Test func wordsLeadToSectionsWithTheirWeight() throws {
    let index = try index(smallCourse())
    let words = try #require(index["words"] as? [String: [Int]])
    let sections = try #require(index["sections"] as? [[Any]])
    let places = try #require(words["gradient"])
    let weights = stride(from: 0, to: places.count, by: 2).map { place in
      (sections[places[place]][1] as? String ?? "", places[place + 1])
    }
    #expect(weights.contains { $0 == ("los-gradientes", 9) })
    let first = try #require(words["primer"])
    #expect(first[1] > 16 || first.count > 2)
  }

  @Test func theRulesOfTheStemmerComeWithIt() throws {
    let rules = try #require(try index(smallCourse())["rules"] as? [[Any]])
    #expect(rules.map { $0[0] as? String } == Stemmer.rules.map(\.ending))
    #expect(rules.map { $0[2] as? Int } == Stemmer.rules.map(\.least))
  }

  @Test func hostileTextStaysInsideTheIndex() throws {
    let text = "# </script><script>alert(1)</script>\n\n`</script>` & <!-- \u{2028}\n"
    let page = site(of: smallCourse(text), version: "1").page("buscar.html")
    #expect(!page.contains("<script>alert"))
    #expect(ElementReader(page).error == nil)
    let pages = try #require(try index(smallCourse(text))["pages"] as? [[String]])
    #expect(pages.contains { $0[1].contains("<script>") || $0[1].contains("alert(1)") })
  }

  @Test func withoutScriptsThereIsTheListOfAll() {
    let page = site(of: smallCourse(), version: "1").page("buscar.html")
    #expect(page.contains("<noscript>"))
    #expect(page.contains("<li><a href=\"01-uno.html#los-gradientes\">Los gradientes</a></li>"))
    #expect(page.contains("role=\"status\"") && page.contains("<label for=\"busqueda\">"))
  }
}
