import Diagnostics
import Directives
import Testing

import Site

@Suite struct ReferencePagesTests {
  private let built = site(of: smallCourse(), version: "1")

  @Test func everyKindOfWordHasItsPage() {
    let shown = Set(ReferencePages.all.flatMap(\.families).map(\.kind))
    #expect(Set(reference.map(\.kind)).subtracting(shown) == [])
    #expect(shown.subtracting(reference.map(\.kind)) == [])
  }

  @Test func everyWordAndCodeIsThere() {
    let pages = ReferencePages.all.map { ElementReader(built.page($0.file)) }
    for entry in reference { #expect(pages.contains { $0.text.contains(entry.usage) }, "\(entry.name)") }
    let errors = ElementReader(built.page("referencia-errores.html"))
    for code in Code.allCases {
      #expect(errors.ids.contains(code.rawValue))
      #expect(errors.text.contains(code.explanation.text.split(separator: "\n")[0]))
    }
  }

  @Test(arguments: [
    ("referencia-modelos.html", "densa"), ("referencia-modelos.html", "agrupacion_maxima"),
    ("referencia-directivas.html", "entrenar"), ("referencia-figuras.html", "confusion"),
    ("referencia-datos.html", "fashion_mnist"), ("referencia-funciones.html", "argmax"),
    ("referencia-bloques.html", "solucion"),
  ])
  func anchorsAreStable(page: String, anchor: String) {
    #expect(ElementReader(built.page(page)).ids.contains(anchor))
    #expect(built.page("referencia.html").contains("href=\"\(page)#\(anchor)\""))
  }

  @Test func anEntryTellsItsOptionsAndOtherNames() {
    let models = built.page("referencia-modelos.html")
    #expect(models.contains("En otros sitios: <code>"))
    #expect(models.contains("<code>Dense</code>"))
    let steps = built.page("referencia-directivas.html")
    #expect(steps.contains("<th scope=\"row\"><code>épocas</code></th>"))
    #expect(steps.contains("<span class=\"key\">épocas</span>"))
  }
}
