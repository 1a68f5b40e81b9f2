/// What a page says under one of its headings, in plain text.
package struct PageSection: Sendable, Equatable {
  /// From 1; 0 for what stands before the first heading.
  package var level: Int
  /// Nil for what stands before the first heading.
  package var anchor: String?
  package var heading: String
  package var text: String

  package init(level: Int, anchor: String?, heading: String, text: String) {
    self.level = level
    self.anchor = anchor
    self.heading = heading
    self.text = text
  }
}

/// What can be known of a finished page: its text by sections, the places in it, where it leads.
package struct PageText {
  package private(set) var sections: [PageSection] = [PageSection(level: 0, anchor: nil, heading: "", text: "")]
  /// Every `id`, of the whole page.
  package private(set) var anchors: Set<String> = []
  /// The addresses of the links in the text.
  package private(set) var links: [String] = []

  /// Around these a text is parted.
  private static let blocks: Set = [
    "p", "li", "td", "th", "div", "figcaption", "dt", "dd", "summary", "blockquote", "tr", "br", "legend", "label",
    "section", "caption",
  ]

  /// The classes of what is no text: sources, data, what is above an example.
  private static let asides = ["folded", "data", "example-title"]

  /// Reads a whole page; only what is in its `main` is text.
  package init(_ html: String) {
    var reader = HTMLReader(html)
    var isMain = false
    var steps = 0
    var captions = 0
    while let piece = reader.next() {
      if piece.kind != .text, let id = reader.attribute("id", of: piece) { anchors.insert(id.value) }
      switch piece.kind {
      case .opening("style"), .opening("script"):
        reader.skipRaw()
      case .opening("main"): isMain = true
      case .closing("main"): isMain = false
      case _ where !isMain: break
      case .opening("div"):
        // Of a step, only what its figures say is prose.
        if steps > 0 || reader.hasClass("step", piece) { steps += 1 }
        addSpace()
      case .closing("div"):
        steps = max(0, steps - 1)
        addSpace()
      case .opening("figcaption"): captions += 1; addSpace()
      case .closing("figcaption"): captions -= 1
      case .opening("a"):
        if reader.hasClass("anchor", piece) {
          reader.skip("a")
        } else if let address = reader.attribute("href", of: piece), steps == 0 {
          links.append(address.value)
        }
      case .opening("svg"), .opening("pre"), .opening("annotation"), .opening("sup"):
        if case .opening(let name) = piece.kind { skip(name, &reader) }
      case .opening(let name) where Self.asides.contains { reader.hasClass($0, piece) }: skip(name, &reader)
      case .opening(let name) where name.count == 2 && name.first == "h" && name.last?.isNumber == true:
        let level = name.last?.wholeNumberValue ?? 1
        sections.append(
          PageSection(level: level, anchor: reader.attribute("id", of: piece)?.value, heading: "", text: ""))
        readHeading(name, &reader)
      case .opening(let name), .closing(let name), .lone(let name):
        if Self.blocks.contains(name) { addSpace() }
      case .text:
        if steps == 0 || captions > 0 { sections[sections.count - 1].text += reader.text(piece) }
      }
    }
    for index in sections.indices {
      sections[index].text = Self.collapsed(sections[index].text)
      sections[index].heading = Self.collapsed(sections[index].heading)
    }
  }

  /// Leaves out what an element says, not the places in it.
  private mutating func skip(_ name: String, _ reader: inout HTMLReader) {
    var depth = 1
    while depth > 0, let piece = reader.next() {
      if piece.kind != .text, let id = reader.attribute("id", of: piece) { anchors.insert(id.value) }
      if piece.kind == .opening(name) { depth += 1 }
      if piece.kind == .closing(name) { depth -= 1 }
    }
  }

  private mutating func readHeading(_ name: String, _ reader: inout HTMLReader) {
    while let piece = reader.next(), piece.kind != .closing(name) {
      switch piece.kind {
      case .opening("a") where reader.hasClass("anchor", piece): reader.skip("a")
      case .opening("annotation"): reader.skip("annotation")
      case .text: sections[sections.count - 1].heading += reader.text(piece)
      default: break
      }
    }
  }

  private mutating func addSpace() { sections[sections.count - 1].text += " " }

  /// Words with one space between them.
  private static func collapsed(_ text: String) -> String {
    var words = String.UnicodeScalarView()
    var isParted = false
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        isParted = true
        continue
      }
      if isParted, !words.isEmpty { words.append(" ") }
      isParted = false
      words.append(scalar)
    }
    return String(words)
  }

  /// Whether words may be parted there; a narrow space that holds a number and its unit together does not.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20: true
    case ..<0x85, 0xA0, 0x202F: false
    default: scalar.properties.isWhitespace
    }
  }
}

extension HTMLReader {
  /// What a style or a script holds, which is no HTML: ours has no `<`.
  mutating func skipRaw() {
    while let piece = next() { if case .closing = piece.kind { return } }
  }
}
