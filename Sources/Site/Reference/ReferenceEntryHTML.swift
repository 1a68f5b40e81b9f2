import Diagnostics
import Directives
import Rendering
import Runner

/// What the reference says of one word.
struct ReferenceEntryHTML {
  let entry: ReferenceEntry
  let heading: PageBody.Section

  init(_ entry: ReferenceEntry, heading: PageBody.Section) {
    self.entry = entry
    self.heading = heading
  }

  var html: Markup {
    """
    <section class="entry">
    \(heading.html)
    <p>\(sentenceHTML(entry.summary))</p>
    \(usage)\(aliases)\(options)<details class="folded">
    <summary>Ejemplo<span class="unseen"> de \(entry.name)</span></summary>
    \(exampleHTML(entry.example))</details>
    </section>

    """
  }

  /// The ways to write it, one a line.
  private var usage: Markup {
    guard entry.usage != entry.name else { return .empty }
    let forms = entry.forms.map { "<code>\($0)</code>" as Markup }
    return "<p class=\"usage\">\(joined(forms, by: "<br />"))</p>\n"
  }

  private var aliases: Markup {
    guard !entry.aliases.isEmpty else { return .empty }
    let words = entry.aliases.map { "<code>\($0)</code>" as Markup }
    return "<p class=\"aliases\">También se llama \(joined(words, by: ", "))</p>\n"
  }

  private var options: Markup {
    guard !entry.options.isEmpty else { return .empty }
    let rows = entry.options.map { option -> Markup in
      var help = sentenceHTML(option.help)
      if let need = option.requirement { help += " <span class=\"required\">\(sentenceHTML(need))</span>" }
      return "<tr><th scope=\"row\"><code>\(option.name)</code></th><td>\(help)</td></tr>\n"
    }
    let (title, column) = entry.takesArguments ? ("Argumentos", "argumento") : ("Opciones", "opción")
    return """
      <table class="options">
      <caption class="unseen">\(title) de \(entry.name)</caption>
      <thead>
      <tr><th scope="col">\(column)</th><th scope="col">qué es</th></tr>
      </thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
  }

  private func joined(_ parts: [Markup], by separator: Markup) -> Markup {
    parts.dropFirst().reduce(parts.first ?? .empty) { $0 + separator + $1 }
  }
}

/// A code's page as a section: what it means, how it comes about, and how it should be.
func diagnosticHTML(_ page: Explanation, heading: PageBody.Section) -> Markup {
  let paragraphs = page.text.split(separator: "\n").map { "<p>\(textHTML(String($0)))</p>\n" as Markup }
  return """
    <section class="entry">
    \(heading.html)
    \(paragraphs)<p class="example-title"><span class="sign wrong" aria-hidden="true">✗</span> Así no</p>
    \(exampleHTML(page.bad))<p class="example-title"><span class="sign right" aria-hidden="true">✓</span> Así sí</p>
    \(exampleHTML(page.good))</section>

    """
}
