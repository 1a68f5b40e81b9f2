import Diagnostics
import Directives
import Lesson
import Rendering
import Typography

/// The pages of the lesson language's reference, made of the declarations that lessons are checked with.
package struct ReferencePages: Sendable {
  /// A page and the families of words on it.
  package struct Page: Sendable {
    package var file: String
    var title: String
    var lead: String
    /// The kinds of its entries, each with its heading; empty for the diagnostics.
    package var families: [(kind: String, heading: String)]
  }

  static let diagnosticsFile = "referencia-errores.html"

  /// Every kind of entry is on one of them.
  package static let all = [
    Page(
      file: "referencia-directivas.html", title: "Directivas",
      lead: "Un bloque cuyo nombre va entre llaves es una instrucción: qué hace cada una y qué se le puede decir.",
      families: [("una directiva", "Directivas")]),
    Page(
      file: "referencia-figuras.html", title: "Figuras",
      lead: "Lo que {figura} sabe dibujar, y de qué.",
      families: [("una figura", "Figuras")]),
    Page(
      file: "referencia-modelos.html", title: "Modelos y entrenamiento",
      lead: "Las piezas de una red y las de su entrenamiento: lo que se escribe en {modelo}, {compilar} y {entrenar}.",
      families: [
        ("una capa", "Capas"), ("un argumento de las capas", "Argumentos de las capas"),
        ("una activación", "Activaciones"), ("una pérdida", "Pérdidas"), ("un optimizador", "Optimizadores"),
        ("una tasa que cambia", "Tasas que cambian"), ("una métrica", "Métricas"),
        ("una manera de parar", "Maneras de parar"),
      ]),
    Page(
      file: "referencia-datos.html", title: "Datos",
      lead: "Los conjuntos de datos que vienen con leccion o que sabe encontrar.",
      families: [("unos datos", "Con nombre"), ("unos datos que se generan", "Que se generan")]),
    Page(
      file: "referencia-funciones.html", title: "Funciones y comprobaciones",
      lead: "Lo que se puede escribir en {calcular}, en {afirmar} y en los valores del texto.",
      families: [
        ("una función", "Funciones de calcular"), ("un adjetivo", "Adjetivos de afirmar"),
        ("un formato", "Formatos de los valores del texto"),
      ]),
    Page(
      file: "referencia-bloques.html", title: "Bloques",
      lead: "Citas cuya primera línea es una marca: se leen como texto en cualquier parte, y en la página hacen más.",
      families: [("un bloque", "Bloques")]),
    Page(
      file: diagnosticsFile, title: "Errores",
      lead: "Qué significa cada código, por qué se avisa y cómo se arregla. En la terminal, «leccion explain L012».",
      families: []),
  ]

  let context: SiteContext

  /// The index and all pages, in their order.
  func pages() -> [SitePage] {
    let made = Self.all.map { page in
      page.file == Self.diagnosticsFile ? diagnosticsPage(page) : wordsPage(page)
    }
    return [indexPage(made)] + made.map(\.page)
  }

  /// A page with what its index lists of it.
  struct Made {
    var page: SitePage
    var lead: String
    var groups: [Group]
  }

  /// Entries below one heading; the heading is empty where the page has only one.
  struct Group {
    var heading: String
    var entries: [(anchor: String, name: String)]
  }

  private func wordsPage(_ page: Page) -> Made {
    var identifiers = Identifiers(taken: ["texto"])
    var main = Self.lead(page.lead)
    var sections: [PageBody.Section] = []
    var groups: [Group] = []
    let isSingle = page.families.count == 1
    for family in page.families {
      let entries = reference.filter { $0.kind == family.kind }
      if !isSingle {
        let heading = Self.section(2, identifiers.claim(Self.anchor(family.heading)), "\(family.heading)")
        sections.append(heading)
        main += heading.html + "\n"
      }
      var listed: [(anchor: String, name: String)] = []
      for entry in entries {
        let wanted = Self.anchor(entry.name)
        let anchor = identifiers.claim(wanted)
        let heading = Self.section(isSingle ? 2 : 3, anchor, "<code>\(entry.name)</code>")
        sections.append(heading)
        main += ReferenceEntryHTML(entry, heading: heading).html
        listed.append((anchor, entry.name))
      }
      groups.append(Group(heading: isSingle ? "" : family.heading, entries: listed))
    }
    let made = context.page(
      page.file, title: "\(page.title)", summary: Self.home, description: page.lead, sections: sections, main: main)
    return Made(page: made, lead: page.lead, groups: groups)
  }

  private func diagnosticsPage(_ page: Page) -> Made {
    var main = Self.lead(page.lead)
    var sections: [PageBody.Section] = []
    var groups: [Group] = []
    var family = ""
    for code in Code.allCases {
      if code.family != family {
        family = code.family
        let heading = Self.section(2, Self.anchor(family), "\(Self.capitalised(family))")
        sections.append(heading)
        main += heading.html + "\n"
        groups.append(Group(heading: Self.capitalised(family), entries: []))
      }
      let title: Markup = "<code>\(code.rawValue)</code> \(Self.capitalised(code.explanation.title))"
      let heading = Self.section(3, code.rawValue, title)
      sections.append(heading)
      main += diagnosticHTML(code.explanation, heading: heading)
      groups[groups.count - 1].entries.append((code.rawValue, code.rawValue))
    }
    let made = context.page(
      page.file, title: "\(page.title)", summary: Self.home, description: page.lead, sections: sections, main: main)
    return Made(page: made, lead: page.lead, groups: groups)
  }

  private func indexPage(_ pages: [Made]) -> SitePage {
    let lead = """
      Todas las palabras que una lección entiende, y todo lo que puede ir mal. Sale de las mismas declaraciones con \
      las que leccion comprueba las lecciones.
      """
    var main = Self.lead(lead)
    for made in pages {
      main += "<h2 class=\"page-title\"><a href=\"\(made.page.name)\">\(made.page.title)</a></h2>\n"
      main += Self.lead(made.lead)
      for group in made.groups {
        if !group.heading.isEmpty { main += "<h3>\(group.heading)</h3>\n" }
        let items = group.entries.map { entry -> Markup in
          "<li><a href=\"\(made.page.name)#\(Markup(trusted: entry.anchor))\"><code>\(entry.name)</code></a></li>\n"
        }
        main += "<ul class=\"words\">\n\(items)</ul>\n"
      }
    }
    return context.page(SiteNames.reference, title: "Referencia", description: lead, main: main)
  }

  // MARK: Parts

  /// The way back to the index.
  private static var home: Markup {
    "<p class=\"summary-link\"><a href=\"\(SiteNames.reference)\">Referencia</a></p>\n"
  }

  private static func lead(_ text: String) -> Markup { "<p>\(text)</p>\n" }

  static func section(_ level: Int, _ anchor: String, _ content: Markup) -> PageBody.Section {
    PageBody.Section(level: level, anchor: anchor, content: content)
  }

  /// A name as part of an address: folded, in letters, digits, `_` and hyphens.
  static func anchor(_ name: String) -> String {
    var result = ""
    for scalar in folded(name).unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || scalar == "_" { result.unicodeScalars.append(scalar) } else if result.last != "-" { result += "-" }
    }
    return result.isEmpty ? "x" : result
  }

  static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
