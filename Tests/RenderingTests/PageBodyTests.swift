import Testing

import Rendering

@Suite struct PageBodyTests {
  @Test func theOpeningTitleLeavesTheBody() {
    let body = PageBody(rendered: "<h1 id=\"uno\">Uno &amp; <em>dos</em></h1>\n<p>a</p>\n<h2 id=\"tres\">Tres</h2>\n")
    #expect(body.title?.anchor == "uno")
    #expect(body.title?.content.html == "Uno &amp; <em>dos</em>")
    #expect(body.title?.plain.html == "Uno &amp; dos")
    #expect(!body.html.html.contains("<h1"))
    #expect(body.sections.map(\.level) == [2])
  }

  @Test func otherTitlesGoDownOneLevel() {
    let body = PageBody(rendered: "<p>a</p><h1 id=\"b\">b</h1><h6 id=\"c\">c</h6><h2 id=\"d\">d</h2>")
    #expect(body.title == nil)
    #expect(body.sections.map(\.level) == [2, 6, 3])
    #expect(body.html.html.contains("<h2 id=\"b\">b"))
    #expect(body.html.html.contains("<h3 id=\"d\">d"))
  }

  @Test func aRuleIsNoHeading() {
    let body = PageBody(rendered: "<hr />\n<p>1 &lt; 2</p><header></header>")
    #expect(body.sections.isEmpty)
    #expect(body.html.html == "<hr />\n<p>1 &lt; 2</p><header></header>")
  }

  @Test func sectionsLinkToThemselves() {
    let body = PageBody(rendered: "<h2 id=\"a\">A</h2>")
    #expect(body.html.html.contains("<a class=\"anchor\" href=\"#a\" aria-label=\"Enlace a esta sección\">#</a></h2>"))
  }

  @Test func theLinkOfTheProseIsNotRepeated() {
    let link = "<a class=\"ancla\" href=\"#a\" aria-label=\"x\">#</a>"
    let body = PageBody(rendered: "<h1 id=\"t\">T\(link)</h1><h2 id=\"a\">A\(link)</h2>")
    #expect(body.title?.content.html == "T")
    #expect(body.sections.first?.plain.html == "A")
    #expect(!body.html.html.contains("ancla"))
  }

  @Test func codeOfTheProseCanBeReached() {
    let body = PageBody(rendered: "<pre><code>a</code></pre><pre class=\"source\"><code>b</code></pre>")
    #expect(body.html.html.hasPrefix("<pre role=\"group\" tabindex=\"0\" aria-label=\"Código\"><code>a"))
    #expect(body.html.html.hasSuffix("<pre class=\"source\"><code>b</code></pre>"))
  }

  @Test func aHeadingWithoutAnchorHasNoLink() {
    #expect(PageBody(rendered: "<h2>A</h2>").html.html == "<h2>A</h2>")
  }

  @Test func equalTitlesAreNotBothTaken() {
    let body = PageBody(rendered: "<h1>A</h1><p>x</p><h1>A</h1>")
    #expect(body.title?.content.html == "A")
    #expect(body.sections.count == 1)
    #expect(body.html.html == "<p>x</p><h2>A</h2>")
  }
}
