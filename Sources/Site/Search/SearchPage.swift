import Rendering

/// The page to search with: a box for who has scripts, and for everyone the list of all pages and their sections.
struct SearchPage {
  let context: SiteContext

  func page(_ pages: [SearchIndex.Page]) -> SitePage {
    let index = SearchIndex(pages)
    let list = pages.map { page -> Markup in
      let address = Markup(trusted: percentEncoded(page.address))
      let sections = page.sections.filter { $0.anchor != nil && $0.level == 2 }
      let items = sections.map { section -> Markup in
        let anchor = percentEncoded(section.anchor ?? "")
        return "<li><a href=\"\(address)#\(Markup(trusted: anchor))\">\(section.heading)</a></li>\n"
      }
      let inner: Markup = items.isEmpty ? .empty : "\n<ul>\n\(items)</ul>\n"
      return "<li><a href=\"\(address)\">\(page.title)</a>\(inner)</li>\n"
    }
    let main: Markup = """
      <div class="search" role="search">
      <label for="busqueda">Buscar en el curso</label>
      <input id="busqueda" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" \
      aria-describedby="ayuda" disabled="" />
      <p id="ayuda" class="search-help">Sin acentos también vale. Con las flechas se recorren los resultados, y con \
      <kbd>/</kbd> se vuelve aquí.</p>
      <p id="cuantos" class="search-count" role="status"></p>
      </div>
      <noscript><p>El buscador necesita JavaScript. Sin él, aquí está todo lo que hay en el curso.</p></noscript>
      <ol id="resultados" class="results" hidden=""></ol>
      <div id="todo">
      <h2>Todas las páginas</h2>
      <ul class="site-map">
      \(list)</ul>
      </div>
      <script type="application/json" id="indice">\(Markup(trusted: index.embedded))</script>
      """
    return context.page(
      SiteNames.search, title: "Buscar", description: "Busca en todas las páginas del curso.", main: main,
      scripts: [PageScript(SearchScript.script, hash: SearchScript.hash)])
  }
}
