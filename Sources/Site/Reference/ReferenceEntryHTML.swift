import Diagnostics
import Directives
import Rendering
import Runner
import Typography

/// What the reference says of one word.
struct ReferenceEntryHTML {
  let entry: ReferenceEntry
  let heading: PageBody.Section

  init(_ entry: ReferenceEntry, heading: PageBody.Section) {
    self.entry = entry
    self.heading = heading
  }

  var html: Markup {
    let usage: Markup = entry.usage == entry.name ? .empty : "<p class=\"usage\"><code>\(entry.usage)</code></p>\n"
    return """
      <section class="entry">
      \(heading.html)
      <p>\(ReferencePages.capitalised(entry.summary)).</p>
      \(usage)\(aliases)\(options)<details class="folded">
      <summary>Ejemplo<span class="unseen"> de \(entry.name)</span></summary>
      \(exampleHTML(entry.example))</details>
      </section>

      """
  }

  private var aliases: Markup {
    guard !entry.aliases.isEmpty else { return .empty }
    let words = entry.aliases.map { "<code>\($0)</code>" as Markup }
    let list = words.dropFirst().reduce(words[0]) { $0 + ", " + $1 }
    return "<p class=\"aliases\">En otros sitios: \(list)</p>\n"
  }

  private var options: Markup {
    guard !entry.options.isEmpty else { return .empty }
    let rows = entry.options.map { option -> Markup in
      let required: Markup = option.isRequired ? " <span class=\"required\">Hace falta.</span>" : .empty
      let help = ReferencePages.capitalised(option.help)
      return "<tr><th scope=\"row\"><code>\(option.name)</code></th><td>\(help).\(required)</td></tr>\n"
    }
    return """
      <table class="options">
      <caption class="unseen">Opciones de \(entry.name)</caption>
      <thead>
      <tr><th scope="col">opción</th><th scope="col">qué es</th></tr>
      </thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
  }
}

/// A code's page as a section: what it means, how it comes about, and how it should be.
func diagnosticHTML(_ page: Explanation, heading: PageBody.Section) -> Markup {
  let paragraphs = page.text.split(separator: "\n").map { "<p>\(String($0))</p>\n" as Markup }
  return """
    <section class="entry">
    \(heading.html)
    \(paragraphs)<p class="example-title"><span class="sign wrong" aria-hidden="true">✗</span> Así no</p>
    \(exampleHTML(page.bad))<p class="example-title"><span class="sign right" aria-hidden="true">✓</span> Así sí</p>
    \(exampleHTML(page.good))</section>

    """
}
