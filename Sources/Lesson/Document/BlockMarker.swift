import Diagnostics
import Typography

/// The `[!NOTA]` that opens a teaching block.
struct BlockMarker {
  let kind: TeachingBlock.Kind
  /// From `[` to `]`.
  let range: SourceRange
  /// What follows on its line.
  let title: SourceRange

  /// The longest word, in bytes, that is taken for the name of a block.
  private static let longestWord = 60

  /// Reads the first line of a quote; nil where it is a plain one, an error where it nearly opens a block.
  static func read(_ quote: MarkdownNode, in source: SourceText) throws(Problem) -> BlockMarker? {
    let first = quote.firstChild
    let isOnFirstLine = first?.startLine == quote.startLine
    if isOnFirstLine, first?.kind != .paragraph, first?.kind != .heading { return nil }
    // A link in brackets is none of ours.
    let canLackMark = first?.firstChild?.kind == .text
    guard let marker = try read(line: quote.startLine, canLackMark: canLackMark, in: source) else { return nil }
    if isOnFirstLine, first?.kind == .heading { throw .markerInHeading(at: marker.range) }
    return isOnFirstLine ? marker : nil
  }

  private static func read(
    line number: Int, canLackMark: Bool, in source: SourceText
  ) throws(Problem) -> BlockMarker? {
    let bytes = source.bytes
    let line = source.lineRange(number)
    let start = ContainerPrefix(bytes, line).end
    guard start < line.upper, bytes[start] == UInt8(ascii: "[") else { return nil }
    guard start + 1 < line.upper, bytes[start + 1] == UInt8(ascii: "!") else {
      if canLackMark, let range = withoutMark(start, line, in: source) {
        throw .exclamationMissing(source.text(range), at: range)
      }
      return nil
    }
    let limit = min(line.upper, start + longestWord)
    guard let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: "]")) else {
      let word = firstWord(SourceRange(start + 2, line.upper), in: source)
      if meaning(word.value) == nil { return nil }
      throw .unclosedMarker(at: SourceRange(start, word.range.upper))
    }
    let range = SourceRange(start, end + 1)
    let place = source.trimmed(SourceRange(start + 2, end))
    let word = Located(source.text(place), place)
    let title = source.trimmed(SourceRange(end + 1, line.upper))
    let opening = firstWord(place, in: source).value
    guard isWord(word.value) || meaning(opening) != nil else { return nil }
    if title.lower == end + 1, !title.isEmpty {
      // A link, or a block whose title is stuck to its marker.
      let next = bytes[title.lower]
      if meaning(word.value) == nil || next == UInt8(ascii: "(") || next == UInt8(ascii: "[") { return nil }
      throw next == UInt8(ascii: ":")
        ? .colonAfterMarker(at: SourceRange(title.lower, title.lower + 1))
        : .titleStuckToMarker(at: SourceRange(start, title.lower))
    }
    guard let kind = known(word.value) else {
      let alias = TeachingBlock.Kind.meant(by: word.value)?.rawValue
      let names = TeachingBlock.Kind.allCases.map(\.rawValue)
      let near = meaning(opening)?.rawValue ?? suggestion(for: word.value, among: names)
      throw .unknownBlock(word, means: alias, guess: near, known: names)
    }
    return BlockMarker(kind: kind, range: range, title: title)
  }

  // MARK: Words

  private static func known(_ word: String) -> TeachingBlock.Kind? {
    let wanted = folded(word)
    return TeachingBlock.Kind.allCases.first { folded($0.rawValue) == wanted }
  }

  /// The kind that a word names in any language.
  private static func meaning(_ word: String) -> TeachingBlock.Kind? {
    known(word) ?? TeachingBlock.Kind.meant(by: word)
  }

  private static func isWord(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.startsName else { return false }
    return text.unicodeScalars.allSatisfy { $0.continuesName || $0 == "-" }
  }

  /// The first word of a range, after spaces.
  private static func firstWord(_ range: SourceRange, in source: SourceText) -> Located<String> {
    let inside = source.trimmed(range)
    var end = inside.lower
    while let next = decodeScalar(source.bytes, at: end, end: inside.upper), next.scalar.continuesName {
      end += next.length
    }
    let word = SourceRange(inside.lower, end)
    return Located(source.text(word), word)
  }

  /// `[SOLUCIÓN]` alone on its line.
  private static func withoutMark(_ start: Int, _ line: SourceRange, in source: SourceText) -> SourceRange? {
    let range = source.trimmed(SourceRange(start, line.upper))
    let isBracketed = range.upper - range.lower < longestWord && source.bytes[range.upper - 1] == UInt8(ascii: "]")
    guard isBracketed, known(source.text(SourceRange(start + 1, range.upper - 1))) != nil else { return nil }
    return range
  }
}
