/// Reads finished HTML piece by piece: in it every `<` of a text or an attribute is escaped, so that a tag is a tag.
struct HTMLReader {
  enum Kind: Equatable {
    case text
    /// Of the name, whatever its attributes.
    case opening(String)
    case closing(String)
    /// Without content: `<br />`, `<path … />`, a comment.
    case lone(String)
  }

  struct Piece {
    var kind: Kind
    var range: Range<Int>
  }

  let bytes: [UInt8]
  private var position = 0

  init(_ html: String) {
    bytes = Array(html.utf8)
  }

  mutating func next() -> Piece? {
    guard position < bytes.count else { return nil }
    let start = position
    guard bytes[start] == UInt8(ascii: "<") else {
      position = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      return Piece(kind: .text, range: start..<position)
    }
    if bytes[start...].starts(with: "<!--".utf8) {
      position = end(of: Array("-->".utf8), from: start)
      return Piece(kind: .lone(""), range: start..<position)
    }
    position = (bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
    let isClosing = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
    let rest = bytes[min(position, start + (isClosing ? 2 : 1))..<position]
    let name = String(decoding: rest.prefix(while: Self.isName), as: UTF8.self)
    if isClosing { return Piece(kind: .closing(name), range: start..<position) }
    let isLone = position - start > 2 && bytes[position - 2] == UInt8(ascii: "/") || Self.voids.contains(name)
    return Piece(kind: isLone ? .lone(name) : .opening(name), range: start..<position)
  }

  /// The rest of an element whose opening was read, with its closing tag.
  mutating func skip(_ name: String) {
    var depth = 1
    while depth > 0, let piece = next() {
      if piece.kind == .opening(name) { depth += 1 }
      if piece.kind == .closing(name) { depth -= 1 }
    }
  }

  private func end(of text: [UInt8], from start: Int) -> Int {
    var index = start
    while index + text.count <= bytes.count {
      if bytes[index...].starts(with: text) { return index + text.count }
      index += 1
    }
    return bytes.count
  }

  private static let voids: Set = ["br", "hr", "img", "input", "meta", "wbr"]

  private static func isName(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: " ") && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "\n")
  }

  // MARK: What a piece says

  func html(_ piece: Piece) -> String { String(decoding: bytes[piece.range], as: UTF8.self) }

  /// A text with its entities read.
  func text(_ piece: Piece) -> String { unescaped(html(piece)) }

  /// The value of an attribute, its entities read, and where it stands.
  func attribute(_ name: String, of piece: Piece) -> (value: String, range: Range<Int>)? {
    let mark = Array(" \(name)=\"".utf8)
    var index = piece.range.lowerBound
    while index + mark.count <= piece.range.upperBound {
      if bytes[index] == mark[0], bytes[index...].starts(with: mark) {
        let start = index + mark.count
        let end = bytes[start..<piece.range.upperBound].firstIndex(of: UInt8(ascii: "\"")) ?? start
        return (unescaped(String(decoding: bytes[start..<end], as: UTF8.self)), start..<end)
      }
      index += 1
    }
    return nil
  }

  func hasClass(_ name: String, _ piece: Piece) -> Bool {
    attribute("class", of: piece)?.value.split(separator: " ").contains { $0 == name } ?? false
  }
}

/// A text of HTML with its entities read: those that pages are written with.
func unescaped(_ html: String) -> String {
  guard html.utf8.contains(UInt8(ascii: "&")) else { return html }
  var result: [UInt8] = []
  var rest = Array(html.utf8)[...]
  while let sign = rest.firstIndex(of: UInt8(ascii: "&")) {
    result += rest[..<sign]
    rest = rest[sign...]
    let entity = entities.first { rest.starts(with: $0.name.utf8) }
    result.append(entity?.sign ?? UInt8(ascii: "&"))
    rest = rest.dropFirst(entity?.name.utf8.count ?? 1)
  }
  return String(decoding: result + rest, as: UTF8.self)
}

private let entities: [(name: String, sign: UInt8)] = [
  ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&quot;", UInt8(ascii: "\"")),
  ("&#39;", UInt8(ascii: "'")), ("&amp;", UInt8(ascii: "&")),
]
