import Diagnostics

/// A lesson's text made ready for libcmark: lines of pieces of the source and of what is put in their place.
struct ProseCopy: Sendable {
  enum Piece: Sendable {
    case source(SourceRange)
    case added([UInt8])
  }

  struct Line: Sendable {
    var pieces: [Piece]
    /// The line of the source that it stands for.
    var number: Int

    init(_ pieces: [Piece], number: Int) {
      self.pieces = pieces
      self.number = number
    }
  }

  var lines: [Line] = []

  /// The lines of a source, blank where the front matter is, with other text where one is mended.
  init(_ source: SourceText, without frontMatter: SourceRange?, mended: [Int: [UInt8]]) {
    lines.reserveCapacity(source.lineCount)
    for number in 1...max(1, source.lineCount) {
      let range = source.lineRange(number)
      if let text = mended[number] {
        lines.append(Line([.added(text)], number: number))
      } else if let frontMatter, range.lower < frontMatter.upper {
        lines.append(Line([], number: number))
      } else {
        lines.append(Line([.source(range)], number: number))
      }
    }
  }
}

/// The bytes that a copy becomes, and for each of its lines that of the source.
struct ProseBytes: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var lineNumbers: [Int] = []
  private let source: SourceText
  private let mark: Mark
  private let isMarked: Bool
  /// In order, none within another; each becomes its slot.
  private let spans: [SourceRange]
  /// Where the span that is being left out ends; nil between spans.
  private var spanEnd: Int?

  /// With `isMarked`, what could start something has its place in the source beside it.
  init(_ copy: ProseCopy, of source: SourceText, mark: Mark, isMarked: Bool, leavingOut spans: [SourceRange] = []) {
    self.source = source
    self.mark = mark
    self.isMarked = isMarked
    self.spans = spans
    bytes.reserveCapacity(source.bytes.count + 1)
    var isFirst = true
    for line in copy.lines {
      if spanEnd == nil {
        if !isFirst { bytes.append(UInt8(ascii: "\n")) }
        lineNumbers.append(line.number)
      }
      isFirst = false
      for piece in line.pieces {
        switch piece {
        case .source(let range): append(range)
        case .added(let text): if spanEnd == nil { bytes += text }
        }
      }
    }
  }

  private mutating func append(_ range: SourceRange) {
    var index = range.lower
    if let end = spanEnd {
      guard end <= range.upper else { return }
      index = max(index, end)
      spanEnd = nil
    }
    var next = firstSpan(from: index)
    while next < spans.count, spans[next].lower < range.upper {
      appendText(index, spans[next].lower)
      bytes += mark.bytes(.slot(next))
      guard spans[next].upper <= range.upper else {
        spanEnd = spans[next].upper
        return
      }
      index = spans[next].upper
      next += 1
    }
    appendText(index, range.upper)
  }

  private func firstSpan(from offset: Int) -> Int {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].lower < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func appendText(_ lower: Int, _ upper: Int) {
    let text = source.bytes
    guard isMarked else {
      if lower < upper { bytes += text[lower..<upper] }
      return
    }
    var start = lower
    for index in lower..<max(lower, upper) {
      switch text[index] {
      case UInt8(ascii: "$"), UInt8(ascii: "["), UInt8(ascii: "!"):
        guard startsSomething(index), !text.isEscaped(index) else { continue }
        bytes += text[start..<index]
        bytes += mark.bytes(.place(index))
        start = index
      case UInt8(ascii: "="):
        guard index > lower, text[index - 1] == UInt8(ascii: "{") else { continue }
        if index - 2 >= lower, text[index - 2] == UInt8(ascii: "\\") { continue }
        bytes += text[start...index]
        bytes += mark.bytes(.place(index - 1))
        start = index + 1
      default: continue
      }
    }
    bytes += text[start..<max(start, upper)]
  }

  /// Whether a sign starts a formula, a reference to a note or an image; `![^1]` is an exclamation and a note.
  private func startsSomething(_ index: Int) -> Bool {
    switch byte(index) {
    case UInt8(ascii: "["):
      let isAfterMark = byte(index - 1) == UInt8(ascii: "!") && !source.bytes.isEscaped(index - 1)
      return byte(index + 1) == UInt8(ascii: "^") && (!isAfterMark || isNote(index))
    case UInt8(ascii: "!"): return byte(index + 1) == UInt8(ascii: "[") && !isNote(index + 1)
    default: return true
    }
  }

  private func isNote(_ bracket: Int) -> Bool {
    guard let name = NoteDefinition.name(at: bracket, in: source) else { return false }
    let after = byte(name.range.upper + 1)
    return after != UInt8(ascii: "(") && after != UInt8(ascii: "[")
  }

  private func byte(_ index: Int) -> UInt8 { source.bytes.indices.contains(index) ? source.bytes[index] : 0 }
}

extension [UInt8] {
  /// Whether an odd number of backslashes stands before a byte.
  func isEscaped(_ index: Int) -> Bool {
    var start = index
    while start > 0, self[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return (index - start) % 2 == 1
  }
}
