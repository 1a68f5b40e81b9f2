import Testing

import Rendering

@Suite struct ContentsTests {
  private func section(_ level: Int, _ anchor: String?) -> PageBody.Section {
    PageBody.Section(level: level, anchor: anchor, content: "\(anchor ?? "sin")")
  }

  @Test func subsectionsStandWithinTheirSection() {
    let html = contentsHTML([section(2, "a"), section(3, "b"), section(3, "c"), section(2, "d")]).html
    let list = """
      <ul>
      <li><a href="#a">a</a>
      <ul>
      <li><a href="#b">b</a></li>
      <li><a href="#c">c</a></li>
      </ul>
      </li>
      <li><a href="#d">d</a></li>
      </ul>

      """
    #expect(html.contains(list))
  }

  @Test func aDocumentMayBeginWithASubsection() {
    let html = contentsHTML([section(3, "a"), section(2, "b"), section(3, "c")]).html
    #expect(html.contains("<ul>\n<li><a href=\"#a\">a</a></li>\n<li><a href=\"#b\">b</a>\n<ul>\n<li>"))
    #expect(html.contains("<a href=\"#c\">c</a></li>\n</ul>\n</li>\n</ul>\n"))
  }

  @Test func deepSectionsAndThoseWithoutAnchorAreLeftOut() {
    let html = contentsHTML([section(2, "a"), section(4, "b"), section(2, nil), section(2, "c")]).html
    #expect(!html.contains("#b"))
    #expect(!html.contains("sin"))
  }

  @Test func oneSectionNeedsNoContents() {
    #expect(contentsHTML([section(2, "a")]).isEmpty)
  }
}
