import Rendering
import Typography

/// Changes the text of a page for its place in a site: links lead to pages, terms to the glossary, and what
/// `leccion explain` would tell in a terminal to the reference.
struct PageDress: Sendable {
  /// The page of each file of the course.
  var pages: [String: String]
  var glossary = Glossary.none
  /// Where each word and code is explained, by its folded name.
  var references: [String: String] = [:]

  /// Where no link may stand: in headings, in other links, in code, in what is pressed.
  private static let closed: Set = [
    "a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend", "label", "button", "svg", "math",
  ]

  func callAsFunction(_ text: Markup) -> Markup {
    var reader = HTMLReader(text.html)
    var result: [UInt8] = []
    result.reserveCapacity(reader.bytes.count)
    var depth = 0
    var linked: Set<String> = []
    var isInTerm = false
    var isInReference = false
    while let piece = reader.next() {
      switch piece.kind {
      case .opening("strong") where depth == 0 && !isInTerm:
        if let entry = entry(after: reader), linked.insert(entry.anchor).inserted {
          result += Self.opening(entry).html.utf8
          isInTerm = true
        }
        result += reader.bytes[piece.range]
      case .closing("strong") where isInTerm:
        result += reader.bytes[piece.range]
        result += "</a>".utf8
        isInTerm = false
      case .opening("code") where depth == 0 && !isInTerm:
        if let address = reference(after: reader) {
          result += ("<a href=\"\(address)\">" as Markup).html.utf8
          isInReference = true
        }
        depth += 1
        result += reader.bytes[piece.range]
      case .closing("code") where isInReference:
        result += reader.bytes[piece.range]
        result += "</a>".utf8
        depth -= 1
        isInReference = false
      case .opening("a"):
        depth += 1
        result += link(piece, reader)
      case .opening(let name):
        if Self.closed.contains(name) { depth += 1 }
        result += reader.bytes[piece.range]
      case .closing(let name):
        if Self.closed.contains(name) { depth -= 1 }
        result += reader.bytes[piece.range]
      case .text, .lone: result += reader.bytes[piece.range]
      }
    }
    return Markup(trusted: String(decoding: result, as: UTF8.self))
  }

  /// Where a link to a file of the course leads in the site; nil for any other.
  func page(_ address: String) -> String? {
    guard case .lesson(let file, let anchor) = LinkTarget(address), let page = pages[file] else { return nil }
    return percentEncoded(page) + (anchor.map { "#" + percentEncoded($0) } ?? "")
  }

  /// The tag of a link with the address of its page.
  private func link(_ piece: HTMLReader.Piece, _ reader: HTMLReader) -> [UInt8] {
    guard let address = reader.attribute("href", of: piece), let page = page(address.value) else {
      return Array(reader.bytes[piece.range])
    }
    return reader.bytes[piece.range.lowerBound..<address.range.lowerBound] + Array(escaped(page).utf8)
      + reader.bytes[address.range.upperBound..<piece.range.upperBound]
  }

  /// Where the site explains what the command asks for whose tag, of code, was read last.
  private func reference(after reader: HTMLReader) -> String? {
    guard !references.isEmpty else { return nil }
    var reader = reader
    guard let piece = reader.next(), piece.kind == .text else { return nil }
    let command = reader.text(piece)
    guard command.hasPrefix(Self.explain), reader.next()?.kind == .closing("code") else { return nil }
    return references[folded(String(command.dropFirst(Self.explain.count)))]
  }

  private static let explain = "leccion explain "

  /// The entry that the words in bold name whose tag was read last.
  private func entry(after reader: HTMLReader) -> Glossary.Entry? {
    var reader = reader
    var words = ""
    while let piece = reader.next(), piece.kind != .closing("strong") {
      switch piece.kind {
      case .text: words += reader.text(piece)
      case .opening(let name): if Self.closed.contains(name) || name == "strong" { return nil }
      case .closing, .lone: break
      }
    }
    return glossary.entry(of: words)
  }

  private static func opening(_ entry: Glossary.Entry) -> Markup {
    let address = SiteNames.glossary + "#" + percentEncoded(entry.anchor)
    let title: Markup = entry.summary.isEmpty ? .empty : " title=\"\(entry.summary)\""
    return "<a class=\"term\" href=\"\(address)\"\(title)>"
  }
}
