import Diagnostics
import Lesson
import Neural
import Runner

/// A computed value of the prose in Python.
struct InlineCode {
  var range: SourceRange
  /// What stands between the braces of an f-string.
  var text: String
  /// What has to stand before.
  var code: PythonCode
}

/// Lines of prose without an empty one between them.
struct ProseBlock {
  enum Piece {
    case text(String)
    /// The marks of the teaching blocks that a line is in.
    case marks(String)
    case value(InlineCode)

    /// What is written as it stands; nil for a value.
    var literal: String? {
      switch self {
      case .text(let text), .marks(let text): text
      case .value: nil
      }
    }
  }

  var pieces: [Piece] = []

  /// Whether something in it is computed.
  var hasValues: Bool { pieces.contains { $0.literal == nil } }

  /// The same without the marks of the teaching blocks that it is in; quotes of the author's stay.
  var unquoted: ProseBlock {
    ProseBlock(pieces: pieces.filter { if case .marks = $0 { false } else { true } })
  }

  /// The text of prose without values.
  var text: String { pieces.compactMap(\.literal).joined() }

  /// What has to stand before it, and what it needs.
  var code: PythonCode {
    pieces.reduce(PythonCode()) { code, piece in
      if case .value(let value) = piece { code + value.code } else { code }
    }
  }

  /// The text as an f-string, in which braces are doubled but for those of values.
  var formatted: String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let piece), .marks(let piece): text += piece.replacing("{", with: "{{").replacing("}", with: "}}")
      case .value(let value): text += "{\(value.text)}"
      }
    }
    text = withoutTripleQuotes(text)
    if let last = text.last, last == "\"" || last == "\\" { text += " " }
    return "rf\"\"\"\(text)\"\"\""
  }
}

/// Takes the prose between two steps apart.
struct ProseReader {
  let source: SourceText
  /// The computed values in it.
  let inlines: [InlineCode]
  /// What stands in the place of some bytes.
  let markers: [(range: SourceRange, text: String)]
  let quoteMarks: QuoteMarks

  func blocks(_ range: SourceRange) -> [ProseBlock] {
    var lines: [[ProseBlock.Piece]] = [[]]
    for piece in pieces(range) {
      guard case .text(let text) = piece else {
        lines[lines.count - 1].append(piece)
        continue
      }
      let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, part) in parts.enumerated() {
        if number > 0 { lines.append([]) }
        if !part.isEmpty { lines[lines.count - 1].append(.text(String(part))) }
      }
    }
    // What stands before a fence on its line belongs to the fence.
    if let last = lines.last, Self.isPrefix(last) { lines.removeLast() }
    var blocks: [ProseBlock] = []
    var current = ProseBlock()
    for line in lines {
      if Self.isBlank(line) {
        if !current.pieces.isEmpty { blocks.append(current) }
        current = ProseBlock()
      } else {
        if !current.pieces.isEmpty { current.pieces.append(.text("\n")) }
        current.pieces += line
      }
    }
    return current.pieces.isEmpty ? blocks : blocks + [current]
  }

  private func pieces(_ range: SourceRange) -> [ProseBlock.Piece] {
    var changes: [(SourceRange, ProseBlock.Piece)] =
      inlines.map { ($0.range, .value($0)) } + markers.map { ($0.range, .text($0.text)) }
    for marks in quoteMarks.ranges(in: range) { changes.append((marks, .marks(source.text(marks)))) }
    var result: [ProseBlock.Piece] = []
    var position = range.lower
    for (place, piece) in changes.sorted(by: { $0.0.lower < $1.0.lower }) where place.lower >= position {
      result.append(.text(plain(SourceRange(position, place.lower))))
      result.append(piece)
      position = place.upper
    }
    return position < range.upper ? result + [.text(plain(SourceRange(position, range.upper)))] : result
  }

  private func plain(_ range: SourceRange) -> String {
    source.text(range).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  /// Whether a line is empty but for the marks of quotes.
  private static func isBlank(_ line: [ProseBlock.Piece]) -> Bool {
    line.allSatisfy { piece in
      piece.literal?.allSatisfy { $0.isWhitespace || $0 == ">" } ?? false
    }
  }

  private static func isPrefix(_ line: [ProseBlock.Piece]) -> Bool {
    line.allSatisfy { piece in
      piece.literal?.allSatisfy { $0.isWhitespace || ">-*+.".contains($0) || $0.isNumber } ?? false
    }
  }
}

extension PythonWriter {
  /// A computed value as it stands between the braces of an f-string.
  mutating func inline(_ value: InlineValue) -> String {
    var text = self.text(value.expression)
    var format: String?
    switch value.format?.value {
    case .decimals(let digits)?: format = ".\(digits)f"
    case .percent(let digits)?: format = ".\(digits)%"
    case .scientific(let digits)?: format = ".\(digits)e"
    case nil: break
    }
    // Before Python 3.12 no such sign may stand within an f-string's braces.
    if text.contains(where: { "\\#\"{}".contains($0) }) {
      let name = memory.names.claim("valor")
      line("\(name) = \(text)")
      text = name
    }
    if let format, isSingle(value.expression) { return "\(text):\(format)" }
    if format == nil, isText(value.expression) { return text }
    return "\(call(.inlineText))(\(text)\(format.map { ", '\($0)'" } ?? ""))"
  }

  /// Whether an f-string shows it as it should be: a text, or a whole number.
  private func isText(_ expression: Expression) -> Bool {
    switch known(expression) {
    case .text?: return true
    case .numbers(let numbers)?: return numbers.isScalar && numbers.kind == .integer
    default: return false
    }
  }
}
