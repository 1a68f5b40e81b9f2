import Diagnostics

/// Finds the links of a parsed text in its source: libcmark tells where they lead, but not where they stand.
struct LinkSyntax {
  /// In the order of the source.
  private(set) var links: [LinkReference] = []

  /// `line` gives the line of the source where a block starts; what lies in a formula is no link.
  init(_ blocks: [InlineBlock], of source: SourceText, mark: Mark, spans: [ProseSpan], line: (InlineBlock) -> Int) {
    var found: [Found] = []
    for block in blocks where !block.links.isEmpty {
      let line = line(block)
      for node in block.links {
        // `[!NOTA]: …` defines what every marker of its kind would lead to: told as a marker that is none.
        let isMarker = node.plainText(mark).utf8.first == UInt8(ascii: "!")
        found.append(Found(address: mark.unmarked(node.address), line: line, isMarker: isMarker))
      }
    }
    guard !found.isEmpty else { return }
    // Notes come first in the tree; places are given away in the order of the source.
    let sorted = found.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
    var places = AddressPlaces(source)
    for found in sorted.map(\.element) {
      let start = source.lineRange(found.line)
      if let place = places.take(found.address, from: start.lower) {
        guard !SpanSyntax.isInside(spans, place.lower) else { continue }
        links.append(LinkReference(address: found.address, range: place))
      } else if let place = places.definition(of: found.address) {
        if !found.isMarker { links.append(LinkReference(address: found.address, range: place)) }
      } else {
        links.append(LinkReference(address: found.address, range: start, isAddress: false))
      }
    }
    links.sort { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) }
  }

  /// A link as the tree has it.
  private struct Found {
    let address: String
    let line: Int
    let isMarker: Bool
  }
}

/// Where a source holds addresses: after `](`, one place for each link, and after `]:`, one for all that refer to it.
private struct AddressPlaces {
  private var places: [String: [SourceRange]] = [:]
  /// How many places of an address are given away or were passed.
  private var passed: [String: Int] = [:]
  private var definitions: [String: SourceRange] = [:]
  private let bytes: [UInt8]

  /// As deep as CommonMark nests the parentheses of an address.
  private static let deepest = 32

  init(_ source: SourceText) {
    bytes = source.bytes
    var definitionEnd = 0
    for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: "]") {
      switch bytes[index + 1] {
      case UInt8(ascii: "("):
        if let (range, address) = address(from: index + 2, closes: true) {
          places[address, default: []].append(range)
        }
      case UInt8(ascii: ":") where index >= definitionEnd:
        guard let (range, address) = address(from: index + 2, closes: false) else { continue }
        definitionEnd = range.upper
        if definitions[address] == nil { definitions[address] = range }
      default: continue
      }
    }
  }

  /// The next place of an address, at or after an offset.
  mutating func take(_ address: String, from offset: Int) -> SourceRange? {
    let all = places[address] ?? []
    var index = passed[address] ?? 0
    while index < all.count, all[index].lower < offset { index += 1 }
    passed[address] = min(index + 1, all.count)
    return index < all.count ? all[index] : nil
  }

  /// Where an address is given to all links that have its name.
  func definition(of address: String) -> SourceRange? { definitions[address] }

  /// An address and what it says without its backslashes; nil where there is none.
  private func address(from start: Int, closes: Bool) -> (SourceRange, String)? {
    var index = start
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count else { return nil }
    let isPointed = bytes[index] == UInt8(ascii: "<")
    if isPointed { index += 1 }
    let first = index
    var text: [UInt8] = []
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isPointed {
        if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\n") { break }
      } else if byte <= UInt8(ascii: " ") {
        break
      } else if closes, byte == UInt8(ascii: "(") {
        depth += 1
        if depth > Self.deepest { return nil }
      } else if closes, byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count, Self.isPunctuation(bytes[index + 1]) { index += 1 }
      text.append(bytes[index])
      index += 1
    }
    return (SourceRange(first, index), String(decoding: text, as: UTF8.self))
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
