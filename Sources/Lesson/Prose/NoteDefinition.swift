import Diagnostics

/// `[^name]: text`, with further lines four columns in: what a note says.
struct NoteDefinition: Sendable {
  /// Without `^`.
  var name: Located<String>
  /// From `[` to `:`.
  var range: SourceRange
  /// The offset of its `[`.
  var start: Int { range.lower }
  private(set) var lastLine: Int
  /// The text of each line, without what it is indented by; spaces that stand for a part of a tab apart.
  private var texts: [(line: Int, spaces: Int, range: SourceRange)] = []

  /// Whether it has no text.
  var isEmpty: Bool { texts.isEmpty }

  /// Bytes of a name at most.
  static let longestName = 64
  /// How far in a note's further lines stand.
  private static let indent = 4

  /// Reads the definition that starts a line of prose, if one does.
  init?(at line: Int, in source: SourceText, draft: DraftLines) {
    guard let start = draft.textStart(line), let head = Self.head(at: start.offset, in: source) else { return nil }
    name = head.name
    range = head.range
    lastLine = line
    let first = source.trimmed(SourceRange(range.upper, source.lineRange(line).upper))
    if !first.isEmpty { texts.append((line, 0, first)) }
    readFurtherLines(after: line, column: start.column, quotes: start.quotes, in: source, draft)
  }

  private mutating func readFurtherLines(
    after line: Int, column: Int, quotes: Int, in source: SourceText, _ draft: DraftLines
  ) {
    var next = line + 1
    var blanks: [Int] = []
    while next <= source.lineCount {
      let start = LineStart(source, next, quotes: quotes)
      let range = source.lineRange(next)
      if start.offset == range.upper {
        guard start.quotes == quotes else { return }
        blanks.append(next)
      } else {
        let isIndented = start.quotes == quotes && start.column >= column + Self.indent
        let goesOn = blanks.isEmpty && draft.role(next) == .continuation
          && Self.head(at: start.offset, in: source) == nil
          && !source.isUnderline(SourceRange(start.offset, range.upper))
        guard isIndented || goesOn else { return }
        texts += blanks.map { ($0, 0, SourceRange(source.lineRange($0).upper, source.lineRange($0).upper)) }
        blanks = []
        texts.append(Self.text(next, start, to: isIndented ? column + Self.indent : start.column, in: source))
        lastLine = next
      }
      next += 1
    }
  }

  /// A line from a column on.
  private static func text(
    _ line: Int, _ start: LineStart, to column: Int, in source: SourceText
  ) -> (line: Int, spaces: Int, range: SourceRange) {
    var (offset, spaces) = (start.offset, start.column - column)
    // Spaces keep their bytes; the last tab may stand on both sides of the column.
    while spaces > 0, offset > source.lineRange(line).lower, source.bytes[offset - 1] == UInt8(ascii: " ") {
      offset -= 1
      spaces -= 1
    }
    return (line, spaces, SourceRange(offset, source.lineRange(line).upper))
  }

  static func isOne(at offset: Int, in source: SourceText) -> Bool { head(at: offset, in: source) != nil }

  private static func head(at offset: Int, in source: SourceText) -> (name: Located<String>, range: SourceRange)? {
    guard let name = name(at: offset, in: source), name.range.upper + 1 < source.bytes.count,
      source.bytes[name.range.upper + 1] == UInt8(ascii: ":")
    else { return nil }
    return (name, SourceRange(offset, name.range.upper + 2))
  }

  /// The name in `[^name]` at an offset; nil where no such thing stands there.
  static func name(at offset: Int, in source: SourceText) -> Located<String>? {
    let bytes = source.bytes
    guard offset + 2 < bytes.count, bytes[offset] == UInt8(ascii: "["), bytes[offset + 1] == UInt8(ascii: "^") else {
      return nil
    }
    var end = offset + 2
    while end < min(bytes.count, offset + 2 + longestName), isNameByte(bytes[end]) { end += 1 }
    guard end > offset + 2, end < bytes.count, bytes[end] == UInt8(ascii: "]") else { return nil }
    let range = SourceRange(offset + 2, end)
    return Located(source.text(range), range)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F: false
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "\\"), UInt8(ascii: "`"),
      UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "$"): false
    default: true
    }
  }

  /// The definition as an item of a list: its marker with a comment, and its lines below.
  func lines(in source: SourceText, sign: [UInt8]) -> [ProseCopy.Line] {
    let comment = Array("-   ".utf8) + BlockSyntax.comment(sign)
    let marker = ProseCopy.Line([.added(comment)], number: source.line(at: start))
    return [marker] + texts.map { text in
      let indent = [UInt8](repeating: UInt8(ascii: " "), count: Self.indent + text.spaces)
      return ProseCopy.Line(text.range.isEmpty ? [] : [.added(indent), .source(text.range)], number: text.line)
    }
  }
}
