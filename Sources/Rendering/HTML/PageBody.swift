/// The prose of a lesson as HTML, taken apart where a page needs to know its headings.
package struct PageBody: Sendable {
  /// A heading as it stands in the page.
  package struct Section: Sendable, Equatable {
    /// From 2: the page's own title is the only heading of level 1.
    package var level: Int
    /// Nil for a heading that nothing can link to.
    package var anchor: String?
    package var content: Markup

    package init(level: Int, anchor: String?, content: Markup) {
      self.level = level
      self.anchor = anchor
      self.content = content
    }
  }

  /// The heading of level 1 that opens the lesson, where one does.
  package var title: Section?
  package var sections: [Section]
  package var html: Markup

  /// Reads the headings of rendered prose; elsewhere in it every `<` is escaped, so that a tag is a tag.
  ///
  /// The opening title leaves the body; where other headings of level 1 remain, all go down one level.
  package init(rendered: String) {
    var pieces = Self.pieces(of: withoutHarmful(rendered))
    title = nil
    sections = []
    html = .empty
    if let opening = pieces.firstIndex(where: { !$0.isBlank }), case .heading(let first) = pieces[opening],
      first.level == 1 {
      title = first
      pieces.remove(at: opening)
    }
    let shift = pieces.contains { if case .heading(let section) = $0 { section.level == 1 } else { false } } ? 1 : 0
    for piece in pieces {
      switch piece {
      case .text(let text): html += Markup(trusted: Self.heldTogether(Self.reachable(text)))
      case .heading(var section):
        section.level = min(6, section.level + shift)
        sections.append(section)
        html += section.html
      }
    }
  }

  /// Code in the prose may scroll inside itself, so that the keyboard must reach it; a source in a step says so itself.
  private static func reachable(_ html: String) -> String {
    var (result, rest) = ("", html[...])
    while let place = rest.firstBytes("<pre><code") {
      result += rest[..<place.lowerBound]
      result += "<pre role=\"group\" tabindex=\"0\" aria-label=\"Código\"><code"
      rest = rest[place.upperBound...]
    }
    return result + rest
  }

  /// No line begins with the full stop of the formula that ended the one before.
  private static func heldTogether(_ html: String) -> String {
    var (result, rest) = ("", html[...])
    while let start = rest.firstBytes("<math><semantics>"),
      let end = rest[start.upperBound...].firstBytes("</math>") {
      let marks = rest[end.upperBound...].prefix { ".,;:!?)»…".contains($0) }
      let formula = rest[start.lowerBound..<end.upperBound] + marks
      result += rest[..<start.lowerBound]
      result += marks.isEmpty ? formula : "<span class=\"together\">" + formula + "</span>"
      rest = rest[marks.endIndex...]
    }
    return result + rest
  }

  private enum Piece: Equatable {
    case text(String)
    case heading(Section)

    var isBlank: Bool {
      if case .text(let text) = self { text.allSatisfy(\.isWhitespace) } else { false }
    }
  }

  /// Splits at `<h1 …>…</h1>` to `<h6 …>…</h6>`.
  private static func pieces(of html: String) -> [Piece] {
    var pieces: [Piece] = []
    var start = html.startIndex
    var rest = html[...]
    while let place = rest.firstBytes("<h") {
      guard let (section, after) = heading(at: rest[place.lowerBound...]) else {
        rest = rest[place.upperBound...]
        continue
      }
      if start < place.lowerBound { pieces.append(.text(String(html[start..<place.lowerBound]))) }
      pieces.append(.heading(section))
      (start, rest) = (after.startIndex, after)
    }
    if start < html.endIndex { pieces.append(.text(String(html[start...]))) }
    return pieces
  }

  private static func heading(at text: Substring) -> (Section, Substring)? {
    let start = text.dropFirst()
    guard start.first == "h", let level = start.dropFirst().first?.wholeNumberValue, (1...6).contains(level),
      let opened = text.firstIndex(of: ">"), let closing = text.firstBytes("</h\(level)>")
    else { return nil }
    let tag = text[..<opened]
    var anchor: String?
    if let attribute = tag.firstRange(of: " id=\"") {
      anchor = String(tag[attribute.upperBound...].prefix { $0 != "\"" })
    }
    let inside = text[text.index(after: opened)..<closing.lowerBound]
    // The link that the prose gives to a heading; a page has its own, and none in its title.
    let content = String(inside[..<(inside.firstRange(of: "<a class=\"ancla\"")?.lowerBound ?? inside.endIndex)])
    return (Section(level: level, anchor: anchor, content: Markup(trusted: content)), text[closing.upperBound...])
  }
}

extension PageBody.Section {
  /// The heading with a link to itself.
  package var html: Markup {
    let tag = Markup(trusted: "h\(level)")
    guard let anchor else { return "<\(tag)>\(content)</\(tag)>" }
    let id = Markup(trusted: anchor)
    return """
      <\(tag) id="\(id)">\(content) <a class="anchor" href="#\(id)" aria-label="Enlace a esta sección">#</a></\(tag)>
      """
  }

  /// The heading's words, without links, emphasis, references to notes, and the TeX beside a formula.
  package var plain: Markup {
    var text = ""
    var isInside = false
    let words = Self.leavingOut("sup class=\"note\"", end: "</sup>", of: Self.leavingOut(
      "annotation", end: "</annotation>", of: content.html))
    for character in words {
      if character == "<" { isInside = true }
      if !isInside { text.append(character) }
      if character == ">" { isInside = false }
    }
    return Markup(trusted: text)
  }

  /// HTML without the elements of a kind.
  private static func leavingOut(_ tag: String, end: String, of html: String) -> String {
    var (result, rest) = ("", html[...])
    while let start = rest.firstRange(of: "<" + tag),
      let closing = rest[start.upperBound...].firstRange(of: end) {
      result += rest[..<start.lowerBound]
      rest = rest[closing.upperBound...]
    }
    return result + rest
  }
}
