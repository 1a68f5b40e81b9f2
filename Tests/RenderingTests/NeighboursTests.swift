import Testing

import Rendering

@Suite struct NeighboursTests {
  @Test func linksSayWhereTheyLead() {
    let html = Neighbours(next: .init(title: "A & B", address: "a\"b.html")).stepsHTML.html
    #expect(html.contains("<a rel=\"next\" href=\"a&quot;b.html\"><span>Siguiente</span> A &amp; B</a>"))
    #expect(!html.contains("Anterior"))
  }

  @Test func aLonePageHasNone() {
    #expect(Neighbours().stepsHTML.isEmpty)
    #expect(Neighbours().homeHTML.isEmpty)
  }
}
