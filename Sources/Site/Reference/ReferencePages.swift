import Diagnostics
import Directives
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
      lead: "Lo que `{figura}` sabe dibujar, y de qué. A todas se les puede poner un pie, `pie`, y una descripción "
        + "para quien no las ve, `alt`.",
      families: [("una figura", "Figuras")]),
    Page(
      file: "referencia-modelos.html", title: "Modelos y entrenamiento",
      lead: "Las piezas de una red y las de su entrenamiento: lo que se escribe en `{modelo}`, `{compilar}` "
        + "y `{entrenar}`.",
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
      lead: "Lo que se puede escribir en `{calcular}`, en `{afirmar}` y en los valores del texto.",
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
      lead: "Qué significa cada código, por qué se avisa y cómo se arregla. En la terminal, `leccion explain L012`.",
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
    var entries: [(anchor: String, name: Markup)]
    /// How they stand: words beside one another, or one to a line.
    var list = "words"
  }

  private func wordsPage(_ page: Page) -> Made {
    var main = Self.lead(page.lead)
    var sections: [PageBody.Section] = []
    var groups: [Group] = []
    for family in Self.families(of: page) {
      if let anchor = family.anchor {
        let heading = Self.section(2, anchor, "\(family.heading)")
        sections.append(heading)
        main += heading.html + "\n"
      }
      for placed in family.entries {
        let level = family.anchor == nil ? 2 : 3
        let heading = Self.section(level, placed.anchor, "<code>\(placed.entry.name)</code>")
        sections.append(heading)
        main += ReferenceEntryHTML(placed.entry, heading: heading).html
      }
      groups.append(
        Group(
          heading: family.anchor == nil ? "" : family.heading,
          entries: family.entries.map { ($0.anchor, "<code>\($0.entry.name)</code>") }))
    }
    return made(page, sections, main, groups)
  }

  private func diagnosticsPage(_ page: Page) -> Made {
    var main = Self.lead(page.lead)
    var sections: [PageBody.Section] = []
    var groups: [Group] = []
    var family = ""
    for code in Code.allCases {
      if code.family != family {
        family = code.family
        let heading = Self.section(2, Self.anchor(family), "\(capitalised(family))")
        sections.append(heading)
        main += heading.html + "\n"
        groups.append(Group(heading: capitalised(family), entries: [], list: "codes"))
      }
      let title: Markup = "<code>\(code.rawValue)</code> \(textHTML(capitalised(code.explanation.title)))"
      let heading = Self.section(3, code.rawValue, title)
      sections.append(heading)
      main += diagnosticHTML(code.explanation, heading: heading)
      groups[groups.count - 1].entries.append((code.rawValue, title))
    }
    return made(page, sections, main, groups)
  }

  private func made(_ page: Page, _ sections: [PageBody.Section], _ main: Markup, _ groups: [Group]) -> Made {
    let file = context.page(
      page.file, title: "\(page.title)", summary: Self.home, description: withoutCodeMarks(page.lead),
      sections: sections, main: main)
    return Made(page: file, lead: page.lead, groups: groups)
  }

  private func indexPage(_ pages: [Made]) -> SitePage {
    let lead = """
      Todas las palabras que una lección entiende, y todo lo que puede ir mal. Esta referencia sale de las mismas \
      declaraciones con las que leccion comprueba las lecciones.
      """
    var main = Self.lead(lead)
    for made in pages {
      main += "<h2 class=\"page-title\"><a href=\"\(made.page.name)\">\(made.page.title)</a></h2>\n"
      main += Self.lead(made.lead)
      for group in made.groups {
        if !group.heading.isEmpty { main += "<h3>\(group.heading)</h3>\n" }
        let items = group.entries.map { entry -> Markup in
          "<li><a href=\"\(made.page.name)#\(Markup(trusted: entry.anchor))\">\(entry.name)</a></li>\n"
        }
        main += "<ul class=\"\(group.list)\">\n\(items)</ul>\n"
      }
    }
    return context.page(SiteNames.reference, title: "Referencia", description: lead, main: main)
  }

  // MARK: Parts

  /// The way back to the index.
  private static var home: Markup {
    "<p class=\"summary-link\"><a href=\"\(SiteNames.reference)\">Referencia</a></p>\n"
  }

  private static func lead(_ text: String) -> Markup { "<p>\(textHTML(text))</p>\n" }

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
}
