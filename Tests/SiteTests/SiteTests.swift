import Diagnostics
import Foundation
import Lesson
import TestSupport
import Testing

import Site

@Suite struct SiteTests {
  private let built = site(of: smallCourse(), version: "0.1.0")

  @Test func thereIsAPageForEverything() {
    let names = built.files.map(\.name)
    #expect(names == names.sorted())
    for name in ["index.html", "01-uno.html", "02-dós.html", "glosario.html", "buscar.html", "referencia.html"] {
      #expect(names.contains(name))
    }
    for page in ReferencePages.all { #expect(names.contains(page.file)) }
    #expect(built.course.all.flatMap(\.problems) == [])
  }

  @Test func theSameCourseGivesTheSameBytes() {
    #expect(site(of: smallCourse(), version: "0.1.0").files == built.files)
  }

  @Test func everyPageIsSound() {
    for file in built.files {
      let reader = ElementReader(String(decoding: file.bytes, as: UTF8.self))
      #expect(reader.error == nil, "\(file.name)")
      #expect(Set(reader.ids).count == reader.ids.count, "\(file.name)")
      #expect(reader.names.count { $0 == "h1" } == 1, "\(file.name)")
      for landmark in ["header", "nav", "main", "footer"] { #expect(reader.names.contains(landmark), "\(file.name)") }
      for id in reader.references { #expect(reader.ids.contains(id), "\(file.name): \(id)") }
      #expect(file.bytes.count < 1_000_000)
    }
  }

  @Test func headingsGoDownOneLevelAtATime() {
    for file in built.files {
      let levels = ElementReader(String(decoding: file.bytes, as: UTF8.self)).names.compactMap { name -> Int? in
        name.count == 2 && name.hasPrefix("h") ? name.last?.wholeNumberValue : nil
      }
      for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1, "\(file.name)") }
    }
  }

  /// Whatever links to whatever: each address is a page of the site and a place in it.
  @Test func everyLinkLeadsSomewhere() {
    let pages = Dictionary(
      uniqueKeysWithValues: built.files.map { ($0.name, ElementReader(String(decoding: $0.bytes, as: UTF8.self))) })
    for (name, reader) in pages {
      #expect(reader.links.allSatisfy { !$0.contains("//") }, "\(name)")
      for link in reader.links {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map { percentDecoded(String($0)) }
        let page = parts[0].isEmpty ? name : parts[0]
        #expect(pages[page] != nil, "\(name): \(link)")
        if parts.count > 1 { #expect(pages[page]?.ids.contains(parts[1]) == true, "\(name): \(link)") }
      }
    }
  }

  @Test func nothingLeavesThePages() {
    for file in built.files {
      let reader = ElementReader(String(decoding: file.bytes, as: UTF8.self))
      #expect(reader.sources.allSatisfy { $0.hasPrefix("data:") || $0.hasPrefix("#") })
      #expect(!reader.names.contains("link") && !reader.names.contains("form"))
      #expect(!reader.attributeNames.contains { $0.hasPrefix("on") })
    }
  }

  @Test func theWayThroughTheCourse() {
    let first = built.page("01-uno.html")
    #expect(first.contains("<title>La primera · Curso breve</title>"))
    #expect(first.contains("<a href=\"index.html#leccion-1\">Lección 1 de 2</a>"))
    #expect(first.contains("<a rel=\"next\" href=\"02-d%C3%B3s.html\"><span>Siguiente</span> Dos</a>"))
    #expect(!first.contains("<a rel=\"prev\""))
    #expect(built.page("02-dós.html").contains("<a rel=\"prev\" href=\"01-uno.html\">"))
    #expect(!built.page("glosario.html").contains("<a rel=\"next\""))
  }

  // MARK: Links and terms

  @Test func linksToLessonsLeadToTheirPages() {
    let text = "# Dos\n\n## Fin\n\n[a](01-uno.md#los-gradientes) **[b](01-uno.md)** <https://x.org/c.md>\n"
    let built = site(of: smallCourse(nil, text), version: "1")
    #expect(built.page("01-uno.html").contains("href=\"02-d%C3%B3s.html#fin\""))
    let second = built.page("02-dós.html")
    #expect(second.contains("<a href=\"01-uno.html#los-gradientes\">a</a>"))
    #expect(second.contains("<strong><a href=\"01-uno.html\">b</a></strong>"))
    #expect(second.contains("href=\"https://x.org/c.md\""))
  }

  /// What a terminal explains, the site explains too.
  @Test func explainLeadsToTheReference() {
    let text = "# Dos\n\n## Fin\n\n`leccion explain media_global`, `leccion explain t009`, `leccion explain nada`\n"
    let page = site(of: smallCourse(nil, text), version: "1").page("02-dós.html")
    let layer = "<a href=\"referencia-modelos.html#media_global\"><code>leccion explain media_global</code></a>"
    #expect(page.contains(layer))
    #expect(page.contains("<a href=\"referencia-errores.html#T009\"><code>leccion explain t009</code></a>"))
    #expect(page.contains(", <code>leccion explain nada</code></p>"))
  }

  /// It is looked up, not read, and computes nothing.
  @Test func theGlossaryTellsNoTime() {
    #expect(built.page("01-uno.html").contains("min de lectura"))
    #expect(!built.page("glosario.html").contains("min de lectura"))
    #expect(!built.page("glosario.html").contains("con la semilla"))
  }

  @Test func brokenLinksAreToldAtTheirPlace() throws {
    let text = "# Dos\n\n[a](01-una.md) y [b](01-uno.md#los-gradiente), [c](datos.csv), `[d](no.md)`, [e](01-una.md)\n"
    let built = site(of: smallCourse(firstLesson.replacing("#fin", with: ""), text), version: "1")
    let lesson = try #require(built.course.lessons.last)
    #expect(lesson.problems.map(\.code) == Array(repeating: .brokenLink, count: 4))
    #expect(lesson.problems.map(\.severity) == [.error, .error, .warning, .error])
    let places = lesson.problems.compactMap(\.range).map { lesson.document.source.position(at: $0.lower).column }
    #expect(places == [5, 22, 52, 82])
    #expect(lesson.problems[0].label == "¿quisiste decir «01-uno.md»?")
    #expect(lesson.problems[1].suggestions.first?.replacement == "01-uno.md#los-gradientes")
    #expect(built.page("02-dós.html").contains("Esta lección tiene 4 problemas."))
    #expect(built.page("index.html").contains("Tiene 3 problemas: míralo en su página."))
  }

  @Test func theFirstUseOfATermLeadsToTheGlossary() {
    let text = """
      # Uno

      ## La **capa**

      [**capa**](02-d%C3%B3s.md), **neurona**, **capas** y **capa**. `**capa**`

      > [!PISTA] Una **red**
      > La **red**.

      """
    let first = site(of: smallCourse(text), version: "1").page("01-uno.html")
    let link = """
      <a class="term" href="glosario.html#capa-layer" title="layer: grupo de neuronas, p. ej. la de entrada.">
      """
    #expect(first.contains("\(link)<strong>capas</strong></a> y <strong>capa</strong>"))
    #expect(first.components(separatedBy: "class=\"term\"").count == 3)
    let other = "<a class=\"term\" href=\"glosario.html#red-neuronal-red\" title=\"Varias capas.\">"
    #expect(first.contains("La \(other)<strong>red</strong></a>."))
    let glossary = site(of: smallCourse(glossary: smallGlossary + "\n**capa**\n"), version: "1").page("glosario.html")
    #expect(!glossary.contains("class=\"term\""))
  }

  @Test func withoutAGlossaryNothingLeadsToIt() {
    var course = smallCourse()
    course.glossary = nil
    let built = site(of: course, version: "1")
    #expect(!built.files.contains { String(decoding: $0.bytes, as: UTF8.self).contains("glosario") })
  }
}
