import Diagnostics

/// What stands inside a line beyond CommonMark.
struct ProseSpan: Sendable {
  enum Kind: Sendable {
    case formula(isDisplay: Bool, isInCell: Bool)
    /// A reference to a note, by its place among the definitions.
    case reference(note: Int)
  }

  var range: SourceRange
  var kind: Kind
}

/// Finds formulas, references to notes and images in the marked text.
struct SpanSyntax {
  /// In order, none within another.
  private(set) var spans: [ProseSpan]
  private(set) var images: [ImageReference] = []
  private(set) var problems: [Problem] = []
  /// The offsets of `[^name]` without a definition, in order.
  private var unknown: [Located<String>] = []

  private let source: SourceText
  private let mark: Mark
  private let notes: [String: Int]
  private let noteNames: [String]

  init(
    _ blocks: [InlineBlock], of source: SourceText, mark: Mark, notes: [NoteDefinition], formulas: [SourceRange]
  ) {
    self.source = source
    self.mark = mark
    self.notes = Dictionary(notes.enumerated().map { ($1.name.value.lowercased(), $0) }) { first, _ in first }
    noteNames = notes.map(\.name.value)
    spans = formulas.map { ProseSpan(range: $0, kind: .formula(isDisplay: true, isInCell: false)) }
    for block in blocks where block.node.kind == .paragraph || block.node.kind == .heading { read(block) }
    spans.sort { $0.range.lower < $1.range.lower }
    let whole = spans
    images.removeAll { Self.isInside(whole, $0.range.lower) }
    images.sort { $0.range.lower < $1.range.lower }
    tellUnknown()
  }

  /// Whether an offset lies in a formula.
  static func isInside(_ spans: [ProseSpan], _ offset: Int) -> Bool {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.lower <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 && offset < spans[low - 1].range.upper
  }

  private mutating func read(_ block: InlineBlock) {
    var dollars: [Int] = []
    var references: [Int] = []
    for leaf in block.leaves where leaf.kind == .text && !leaf.isAutolink {
      let pieces = mark.pieces(of: leaf.node.literal)
      for (index, piece) in pieces.enumerated() {
        guard case .mark(.place(let offset)) = piece, offset < source.bytes.count else { continue }
        switch source.bytes[offset] {
        case UInt8(ascii: "$"): dollars.append(offset)
        case UInt8(ascii: "["):
          guard index + 1 < pieces.count, case .text(let next) = pieces[index + 1], next.startsWithBytes("[^"),
            !leaf.isInsideLink, !leaf.isInsideImage
          else { continue }
          references.append(offset)
        default: continue
        }
      }
    }
    let isCell = block.endsCell(mark)
    let formulas = FormulaSpans(dollars, in: source).spans.map { span in
      ProseSpan(range: span.range, kind: .formula(isDisplay: span.isDisplay, isInCell: isCell))
    }
    spans += formulas
    for offset in references where !Self.isInside(formulas, offset) { readReference(at: offset) }
    for image in block.images { readImage(image) }
  }

  // MARK: Notes

  private mutating func readReference(at offset: Int) {
    guard let name = NoteDefinition.name(at: offset, in: source) else { return }
    if let note = notes[name.value.lowercased()] {
      spans.append(ProseSpan(range: SourceRange(offset, name.range.upper + 1), kind: .reference(note: note)))
    } else {
      unknown.append(name)
    }
  }

  /// The nearest name is looked for once for each name, and for so many.
  private static let mostSuggestions = 50

  private mutating func tellUnknown() {
    var guesses: [String: String?] = [:]
    for name in unknown.sorted(by: { $0.range.lower < $1.range.lower }) {
      if guesses[name.value] == nil, guesses.count < Self.mostSuggestions {
        guesses[name.value] = suggestion(for: name.value, among: Array(noteNames.prefix(Self.mostSuggestions)))
      }
      problems.append(.unknownNote(name, guess: guesses[name.value] ?? nil))
    }
  }

  // MARK: Images

  private mutating func readImage(_ node: MarkdownNode) {
    guard let before = node.previous, before.kind == .text,
      case .mark(.place(let offset)) = mark.pieces(of: before.literal).last, offset < source.bytes.count,
      source.bytes[offset] == UInt8(ascii: "!")
    else { return }
    let address = mark.unmarked(node.address)
    let start = offset + 2
    let place = source.range(of: Array(address.utf8), from: start, within: ImageReference.longestSearch)
    images.append(
      ImageReference(
        address: address, alternative: node.plainText(mark), range: SourceRange(offset, start), place: place))
  }
}

extension SourceText {
  /// The first place of some bytes at or after an offset.
  fileprivate func range(of text: [UInt8], from start: Int, within length: Int) -> SourceRange? {
    let end = min(bytes.count, start + length)
    guard let first = text.first, start + text.count <= end else { return nil }
    for index in start...end - text.count where bytes[index] == first && bytes[index...].starts(with: text) {
      return SourceRange(index, index + text.count)
    }
    return nil
  }
}

/// Pairs the dollar signs of a paragraph, as Pandoc does: `$…$` without a space inside its ends and without a digit
/// after it, `$$…$$` as it comes.
struct FormulaSpans {
  private(set) var spans: [(range: SourceRange, isDisplay: Bool)] = []

  init(_ dollars: [Int], in source: SourceText) {
    var nextDouble = [Int?](repeating: nil, count: dollars.count + 3)
    for index in dollars.indices.dropLast().reversed() {
      nextDouble[index] = dollars[index + 1] == dollars[index] + 1 ? index : nextDouble[index + 1]
    }
    var index = 0
    while index + 1 < dollars.count {
      let (start, next) = (dollars[index], dollars[index + 1])
      if next == start + 1 {
        if let closing = nextDouble[index + 2], dollars[closing] > next + 1 {
          spans.append((SourceRange(start, dollars[closing] + 2), true))
          index = closing + 2
        } else {
          index += 2
        }
      } else if Self.isFormula(SourceRange(start + 1, next), source.bytes) {
        spans.append((SourceRange(start, next + 1), false))
        index += 2
      } else {
        index += 1
      }
    }
  }

  private static func isFormula(_ content: SourceRange, _ bytes: [UInt8]) -> Bool {
    guard !isSpace(bytes[content.lower]), !isSpace(bytes[content.upper - 1]) else { return false }
    let after = content.upper + 1
    return after >= bytes.count || !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[after])
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
