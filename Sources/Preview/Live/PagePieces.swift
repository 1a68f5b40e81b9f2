/// A page as a list of its topmost elements, each with a key made from what it says: a page that is open changes only
/// those whose key it does not have.
package struct PagePieces: Sendable, Equatable {
  package struct Piece: Sendable, Equatable {
    package let key: String
    package let html: String
  }

  package let pieces: [Piece]

  /// Cuts finished HTML, in which every `<` of a text or an attribute is escaped.
  package init(of html: String) {
    var counts: [String: Int] = [:]
    pieces = Self.elements(of: Array(html.utf8)).map { element in
      let text = String(decoding: element, as: UTF8.self)
      let digest = Digest64.text(text)
      let count = (counts[digest] ?? 0) + 1
      counts[digest] = count
      return Piece(key: count == 1 ? digest : "\(digest)-\(count)", html: text)
    }
  }

  /// The page with each piece told by its key, and places filled.
  func html(filling fill: (String) -> String) -> String {
    pieces.map { piece in
      let end = piece.html.firstIndex { $0 == " " || $0 == ">" || $0 == "/" } ?? piece.html.endIndex
      return piece.html[..<end] + " data-key=\"\(piece.key)\"" + fill(String(piece.html[end...]))
    }.joined(separator: "\n")
  }

  private static let voids: Set = ["br", "hr", "img", "input", "meta", "wbr"]

  private static func elements(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var depth = 0
    var start = 0
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[open...].starts(with: "<!--".utf8) {
        index = open + 4
        while index < bytes.count, !bytes[index...].starts(with: "-->".utf8) { index += 1 }
        continue
      }
      guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { break }
      index = close + 1
      if bytes[open + 1] == UInt8(ascii: "/") {
        depth -= 1
        if depth == 0 { result.append(bytes[start...close]) }
        continue
      }
      if depth == 0 { start = open }
      let name = bytes[(open + 1)..<close].prefix { $0 != 0x20 && $0 != 0x0A && $0 != UInt8(ascii: "/") }
      if bytes[close - 1] == UInt8(ascii: "/") || voids.contains(String(decoding: name, as: UTF8.self)) {
        if depth == 0 { result.append(bytes[start...close]) }
      } else {
        depth += 1
      }
    }
    return result
  }
}
