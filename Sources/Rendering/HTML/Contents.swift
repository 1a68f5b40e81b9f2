/// The table of contents: beside the text where there is room, folded above it where there is not.
package func contentsHTML(_ sections: [PageBody.Section]) -> Markup {
  let listed = sections.filter { $0.anchor != nil && $0.level <= 3 }
  guard listed.count > 1 else { return .empty }
  let list = contentsList(listed)
  return """
    <nav class="contents" aria-label="Contenido">
    <details class="contents-folded">
    <summary>Contenido</summary>
    \(list)</details>
    <div class="contents-open">
    <p>Contenido</p>
    \(list)</div>
    </nav>

    """
}

/// Sections of level 2, each with those of level 3 that follow it.
private func contentsList(_ sections: [PageBody.Section]) -> Markup {
  var html: Markup = "<ul>\n"
  var isNested = false
  for (index, section) in sections.enumerated() {
    if section.level == 3, index > 0 {
      html += isNested ? "</li>\n" : "\n<ul>\n"
      isNested = true
    } else if index > 0 {
      html += isNested ? "</li>\n</ul>\n</li>\n" : "</li>\n"
      isNested = false
    }
    html += "<li><a href=\"#\(Markup(trusted: section.anchor ?? ""))\">\(section.plain)</a>"
  }
  html += isNested ? "</li>\n</ul>\n</li>\n</ul>\n" : "</li>\n</ul>\n"
  return html
}
