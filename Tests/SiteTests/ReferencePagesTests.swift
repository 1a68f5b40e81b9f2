import Diagnostics
import Directives
import Runner
import TestSupport
import Testing
import Typography

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
    for entry in reference {
      for form in entry.forms { #expect(pages.contains { $0.text.contains(form) }, "\(entry.name)") }
    }
    let errors = ElementReader(built.page("referencia-errores.html"))
    for code in Code.allCases {
      #expect(errors.ids.contains(code.rawValue))
      for paragraph in code.explanation.text.split(separator: "\n") {
        #expect(errors.text.contains(withoutCodeMarks(String(paragraph))))
      }
    }
  }

  /// What is not in a table of its own is told where it is written: how a border is filled, what is watched.
  @Test func everyArgumentAndItsWordsAreThere() {
    let models = ElementReader(built.page("referencia-modelos.html")).text
    let steps = ElementReader(built.page("referencia-directivas.html")).text
    for layer in layerWords.words {
      for argument in layer.parameters + layer.labels { #expect(models.contains(argument.name), "\(layer.name)") }
    }
    for word in paddings.words { #expect(models.contains(word.name)) }
    for word in spectrogramWords.words { #expect(steps.contains(word.usage)) }
    for word in missingWords.words { #expect(steps.contains(word.name)) }
    for word in separatorWords.words { #expect(steps.contains(word.name)) }
    #expect(models.contains("val_exactitud"))
  }

  /// Texts mark their code as Markdown does, and end in one full stop.
  @Test func textsAreSetAsTexts() {
    for entry in reference {
      for text in [entry.summary] + entry.options.map(\.help) { #expect(!text.hasSuffix("."), "\(entry.name)") }
    }
    #expect(built.page("referencia-directivas.html").contains("<code class=\"unbroken\">[28, 28]</code>"))
    #expect(built.page("referencia-errores.html").contains(">leccion data get NOMBRE</code>"))
  }

  @Test func whatIsNeededIsSaid() {
    let steps = built.page("referencia-directivas.html")
    #expect(steps.contains("<span class=\"required\">Hace falta.</span>"))
    #expect(steps.contains("<span class=\"required\">Hace falta, salvo con «desde» o «como».</span>"))
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
    #expect(models.contains("También se llama <code>"))
    #expect(models.contains("<code>Dense</code>"))
    #expect(models.contains("<th scope=\"row\"><code>unidades</code></th>"))
    #expect(built.page("referencia-bloques.html").contains("<code>atención</code>"))
    let steps = built.page("referencia-directivas.html")
    #expect(steps.contains("<th scope=\"row\"><code>épocas</code></th>"))
    #expect(steps.contains("<span class=\"key\">épocas</span>"))
  }
}
