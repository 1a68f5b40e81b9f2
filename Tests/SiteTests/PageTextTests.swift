import Testing

import Site

@Suite struct PageTextTests {
  private let text = PageText(
    """
    <html><head><style>main > p { }</style></head><body><p id="fuera">No.</p><main id="texto">
    <p>Antes &amp; <b>todo</b>.</p>
    <h2 id="uno">Uno <code>x</code> <a class="anchor" href="#uno">#</a></h2>
    <p>Dos <a href="02.md#b">pasos</a><math><mi>x</mi><annotation>\\x</annotation></math>.</p><!-- < -->
    <div class="step" id="paso-1"><p>código</p><div><figure id="figura-1"><svg><g id="dentro"></g></svg>
    <figcaption>Una figura.</figcaption></figure></div><div>más</div></div>
    <pre>nada</pre><p>Fin<sup class="note"><a href="#nota-1">1</a></sup></p></main></body></html>
    """)

  @Test func sectionsHoldTheProse() {
    #expect(
      text.sections == [
        PageSection(level: 0, anchor: nil, heading: "", text: "Antes & todo."),
        PageSection(level: 2, anchor: "uno", heading: "Uno x", text: "Dos pasosx. Una figura. Fin"),
      ])
  }

  @Test func placesAndLinksAreFound() {
    #expect(text.anchors == ["fuera", "texto", "uno", "paso-1", "figura-1", "dentro"])
    #expect(text.links == ["02.md#b"])
  }

  @Test(arguments: ["", "<", "<main", "<main><p", "<main></", "<main><h2 id=\"", "<!--", "<main><svg>"])
  func brokenPagesEnd(html: String) {
    #expect(PageText(html).sections.count >= 1)
  }
}
