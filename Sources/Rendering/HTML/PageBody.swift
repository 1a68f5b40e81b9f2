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
    var reader = ProseReader(withoutHarmful(rendered))
    var pieces = reader.read()
    title = nil
    sections = []
    if let opening = pieces.firstIndex(where: { !$0.isBlank }), case .heading(let first) = pieces[opening],
      first.level == 1 {
      title = first
      pieces.remove(at: opening)
    }
    let shift = pieces.contains { if case .heading(let section) = $0 { section.level == 1 } else { false } } ? 1 : 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rendered.utf8.count + 4096)
    for piece in pieces {
      switch piece {
      case .text(let text): bytes += text
      case .heading(var section):
        section.level = min(6, section.level + shift)
        sections.append(section)
        bytes += section.html.html.utf8
      }
    }
    html = Markup(trusted: String(decoding: bytes, as: UTF8.self))
  }
}

/// Rendered prose in pieces: what lies between headings, with what a page adds to it, and the headings.
private struct ProseReader {
  enum Piece {
    case text([UInt8])
    case heading(PageBody.Section)

    var isBlank: Bool {
      if case .text(let text) = self { text.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } } else { false }
    }
  }

  private let bytes: [UInt8]
  private var index = 0
  private var text: [UInt8] = []
  private var pieces: [Piece] = []

  init(_ html: String) {
    bytes = Array(html.utf8)
  }

  mutating func read() -> [Piece] {
    while let tag = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      text += bytes[index..<tag]
      index = tag
      if !readHeading(), !readCode(), !readFormula() {
        text.append(bytes[index])
        index += 1
      }
    }
    text += bytes[index...]
    endText()
    return pieces
  }

  private mutating func endText() {
    if !text.isEmpty { pieces.append(.text(text)) }
    text = []
  }

  /// `<h1 …>…</h1>` to `<h6 …>…</h6>`.
  private mutating func readHeading() -> Bool {
    let rest = bytes[index...]
    guard rest.starts(with: "<h".utf8), index + 2 < bytes.count else { return false }
    let level = Int(bytes[index + 2]) - Int(UInt8(ascii: "0"))
    guard (1...6).contains(level), let opened = rest.firstIndex(of: UInt8(ascii: ">")),
      let closing = rest.first("</h\(level)>")
    else { return false }
    let tag = rest[..<opened]
    let anchor = tag.first(" id=\"").map { Array(tag[$0.upperBound...].prefix { $0 != UInt8(ascii: "\"") }) }
    let inside = rest[(opened + 1)..<closing.lowerBound]
    // The link that the prose gives to a heading; a page has its own, and none in its title.
    let content = inside[..<(inside.first("<a class=\"ancla\"")?.lowerBound ?? inside.endIndex)]
    endText()
    pieces.append(
      .heading(
        PageBody.Section(
          level: level, anchor: anchor.map { String(decoding: $0, as: UTF8.self) },
          content: Markup(trusted: String(decoding: content, as: UTF8.self)))))
    index = closing.upperBound
    return true
  }

  /// Code in the prose may scroll inside itself, so that the keyboard must reach it; a source in a step says so itself.
  private mutating func readCode() -> Bool {
    guard bytes[index...].starts(with: "<pre><code".utf8) else { return false }
    text += "<pre role=\"group\" tabindex=\"0\" aria-label=\"Código\"><code".utf8
    index += "<pre><code".utf8.count
    return true
  }

  /// No line begins with the full stop of the formula that ended the one before.
  private mutating func readFormula() -> Bool {
    guard bytes[index...].starts(with: "<math><semantics>".utf8), let end = bytes[index...].first("</math>") else {
      return false
    }
    var after = end.upperBound
    while let mark = Self.closingMarks.first(where: { bytes[after...].starts(with: $0.utf8) }) {
      after += mark.utf8.count
    }
    let isHeld = after > end.upperBound
    if isHeld { text += "<span class=\"together\">".utf8 }
    text += bytes[index..<after]
    if isHeld { text += "</span>".utf8 }
    index = after
    return true
  }

  private static let closingMarks = [".", ",", ";", ":", "!", "?", ")", "»", "…"]
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
    while let start = rest.firstBytes("<" + tag), let closing = rest[start.upperBound...].firstBytes(end) {
      result += rest[..<start.lowerBound]
      rest = rest[closing.upperBound...]
    }
    return result + rest
  }
}
