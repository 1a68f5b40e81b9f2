import Rendering

/// What all pages of one site share.
struct SiteContext: Sendable {
  /// The course's.
  var title: String
  var hasGlossary: Bool
  var version: String
  var theme: Theme

  /// What goes around every page, and around that of a name: links to where one is, are marked.
  func frame(of page: String) -> PageFrame {
    var frame = PageFrame()
    frame.bar = bar(on: page)
    frame.style = siteStyle
    frame.scripts = [PageScript(SearchKey.script, hash: SearchKey.hash)]
    if page != SiteNames.home { frame.titleSuffix = " · \(title)" }
    return frame
  }

  /// The course's name, which leads home, and the pages that are always at hand.
  private func bar(on page: String) -> Markup {
    var links = [(SiteNames.reference, "Referencia"), (SiteNames.search, "Buscar")]
    if hasGlossary { links.insert((SiteNames.glossary, "Glosario"), at: 0) }
    let items = links.map { address, word -> Markup in
      "<li><a href=\"\(address)\"\(Self.current(address == page))>\(word)</a></li>\n"
    }
    return """
      <nav class="site-bar" aria-label="Sitio">
      <a class="site-home" href="\(SiteNames.home)"\(Self.current(page == SiteNames.home))>\(title)</a>
      <ul>
      \(items)</ul>
      </nav>

      """
  }

  private static func current(_ isCurrent: Bool) -> Markup { isCurrent ? " aria-current=\"page\"" : .empty }

  /// A page of the site's own.
  func page(
    _ name: String, title: Markup, summary: Markup = .empty, description: String? = nil,
    sections: [PageBody.Section] = [], main: Markup, scripts: [PageScript] = []
  ) -> SitePage {
    let isHome = name == SiteNames.home
    let hasContents = sections.count { $0.anchor != nil && $0.level <= 3 } > 1
    let marking = hasContents ? [PageScript(CurrentSection.script, hash: CurrentSection.hash)] : []
    var shell = PageShell(
      title: title, description: description, version: version, main: main, scripts: marking + scripts)
    shell.theme = theme
    shell.frame = frame(of: name)
    shell.title += shell.frame.titleSuffix
    shell.header = "<header\(isHome ? " class=\"home-header\"" : .empty)>\n<h1>\(title)</h1>\n\(summary)</header>\n"
    shell.contents = hasContents ? contentsHTML(sections) : .empty
    shell.foot = "<p>Hecha con leccion \(version).</p>\n"
    return SitePage(name: name, title: title.plain, html: shell.html)
  }
}

/// A finished page and the name of its file.
struct SitePage: Sendable {
  var name: String
  /// In plain text, to be found by.
  var title: String
  var html: String
}

extension Markup {
  /// The text without tags, its entities read.
  var plain: String {
    var reader = HTMLReader(html)
    var text = ""
    while let piece = reader.next() { if piece.kind == .text { text += reader.text(piece) } }
    return text
  }
}
