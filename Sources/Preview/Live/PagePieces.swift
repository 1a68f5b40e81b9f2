import Rendering

/// A page as a list of its topmost elements, each with a key made from what it says: a page that is open changes only
/// those whose key it does not have.
package struct PagePieces: Sendable, Equatable {
  package struct Piece: Sendable, Equatable {
    package let key: String
    package let html: String
    /// Which block of the source it shows; nil for what none of them says.
    package var block: Int?
    /// That block as it is written, where it is more than one step.
    package var source: String?
  }

  package private(set) var pieces: [Piece]

  /// Cuts finished HTML, in which every `<` of a text or an attribute is escaped; a comment with a number tells which
  /// block what follows shows.
  package init(of html: String) {
    self.init(Self.elements(of: Array(html.utf8)))
  }

  private init(_ elements: [Element]) {
    var counts: [String: Int] = [:]
    pieces = elements.map { element in
      let digest = Digest64.text(element.html)
      let count = (counts[digest] ?? 0) + 1
      counts[digest] = count
      return Piece(
        key: count == 1 ? digest : "\(digest)-\(count)", html: element.html, block: element.block)
    }
  }

  /// The text of a lesson with the source of each piece, and with a line for each block that shows nothing.
  init(of html: String, from blocks: LessonBlocks, steps: Set<Int>) {
    let texts = blocks.blocks.indices.map(blocks.text)
    let found = Self.elements(of: Array(html.utf8))
    let shown = Set(found.map(\.block))
    var hidden = texts.indices.dropFirst(blocks.firstOfText).filter { !shown.contains($0) }[...]
    var elements: [Element] = []
    for element in found {
      while let index = hidden.first, index < element.block {
        elements.append(Element(html: Self.quiet(texts[index]), block: index))
        hidden = hidden.dropFirst()
      }
      elements.append(element)
    }
    elements += hidden.map { Element(html: Self.quiet(texts[$0]), block: $0) }
    self.init(elements)
    for index in pieces.indices {
      guard let block = pieces[index].block, texts.indices.contains(block) else {
        pieces[index].block = nil
        continue
      }
      if !steps.contains(block) { pieces[index].source = texts[block] }
    }
  }

  /// What stands for a block that a page does not show: the definition of a note, a comment.
  private static func quiet(_ source: String) -> String {
    let line = source.prefix { $0 != "\n" }
    let isShort = line.count <= 80 && line.count == source.count
    let shown = isShort ? String(line) : String(line.prefix(80)) + "…"
    let html: Markup = "<p class=\"live-quiet\">\(shown)</p>"
    return html.html
  }

  /// The page as rows, each told by its key, and places filled.
  func html(filling fill: (String) -> String) -> String {
    pieces.map { piece in
      "<div class=\"live-row\" data-key=\"\(piece.key)\">\(fill(piece.html))</div>"
    }.joined(separator: "\n")
  }

  private static let voids: Set = ["br", "hr", "img", "input", "meta", "wbr"]

  private struct Element {
    var html: String
    var block: Int
  }

  private static func elements(of bytes: [UInt8]) -> [Element] {
    var result: [Element] = []
    var depth = 0
    var start = 0
    var index = 0
    var block = 0
    func add(_ close: Int) {
      result.append(Element(html: String(decoding: bytes[start...close], as: UTF8.self), block: block))
    }
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[open...].starts(with: "<!--".utf8) {
        index = open + 4
        while index < bytes.count, !bytes[index...].starts(with: "-->".utf8) { index += 1 }
        if depth == 0, let number = Int(String(decoding: bytes[(open + 4)..<index], as: UTF8.self)) { block = number }
        continue
      }
      guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { break }
      index = close + 1
      if bytes[open + 1] == UInt8(ascii: "/") {
        depth -= 1
        if depth == 0 { add(close) }
        continue
      }
      if depth == 0 { start = open }
      let name = bytes[(open + 1)..<close].prefix { $0 != 0x20 && $0 != 0x0A && $0 != UInt8(ascii: "/") }
      if bytes[close - 1] == UInt8(ascii: "/") || voids.contains(String(decoding: name, as: UTF8.self)) {
        if depth == 0 { add(close) }
      } else {
        depth += 1
      }
    }
    return result
  }
}
