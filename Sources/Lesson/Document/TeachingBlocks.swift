import Diagnostics

/// An element of a lesson and its place in the source.
struct PlacedElement {
  var place: Int
  var element: Element

  init(_ place: Int, _ element: Element) {
    self.place = place
    self.element = element
  }

  /// In the order of the source; at one place blocks end, then begin, and then come the rest.
  static func sorted(_ elements: [PlacedElement]) -> [PlacedElement] {
    elements.enumerated().sorted { left, right in
      (left.element.place, left.element.rank, left.offset) < (right.element.place, right.element.rank, right.offset)
    }.map(\.element)
  }

  private var rank: Int {
    switch element {
    case .ends: 0
    case .begins: 1
    case .directive, .inline: 2
    }
  }
}

/// The teaching blocks of a lesson, found in the tree of its source before what goes beyond CommonMark is rewritten:
/// there each line is that of the source.
struct TeachingBlocks {
  /// Where each begins and ends.
  private(set) var elements: [PlacedElement] = []
  /// The lines of the headings that stand in some block.
  private(set) var headings: Set<Int> = []
  private let source: SourceText
  private var reader: TeachingBlockReader

  var blocks: [TeachingBlock] { reader.blocks }
  var problems: [Problem] { reader.problems }

  init(_ source: SourceText) {
    self.source = source
    reader = TeachingBlockReader(source)
  }

  mutating func read(_ tree: borrowing MarkdownTree) {
    var ended: [TeachingBlock] = []
    var lastLine = 1
    for event in tree.blocks() {
      switch event {
      case .quoteBegins(let quote):
        place(&ended, after: lastLine, before: source.lineRange(quote.startLine).lower)
        if let block = reader.begin(quote) { elements.append(PlacedElement(block.marker.lower, .begins(block))) }
      case .quoteEnds: if let block = reader.end() { ended.append(block) }
      case .leaf(let leaf):
        place(&ended, after: lastLine, before: source.lineRange(leaf.startLine).lower)
        lastLine = leaf.startLine
        guard leaf.kind == .heading else { continue }
        if reader.innermost == nil { reader.passHeading() } else { headings.insert(leaf.startLine) }
      }
    }
    place(&ended, after: lastLine, before: source.bytes.count)
  }

  /// A quote ends where the next block starts, as far as elements mind; `last` is the line where its last one does.
  private mutating func place(_ ended: inout [TeachingBlock], after last: Int, before next: Int) {
    for block in ended {
      let known = reader.note(end: end(of: block, after: last, before: next), of: block)
      elements.append(PlacedElement(next, .ends(known)))
    }
    ended = []
  }

  /// Before the next block there may be what is none: the first line without the marks of a quote that is blank, or
  /// that goes across the page, is not in it.
  private func end(of block: TeachingBlock, after last: Int, before next: Int) -> Int {
    let quotes = ContainerPrefix(source.bytes, source.lineRange(source.line(at: block.marker.lower))).quotes
    var line = last + 1
    while line <= source.lineCount {
      let range = source.lineRange(line)
      if range.lower >= next { return next }
      let prefix = ContainerPrefix(source.bytes, range)
      let isBlank = prefix.end == range.upper && prefix.markerColumns.isEmpty
      if isBlank, prefix.quotes < quotes { return range.lower }
      if isThematicBreak(line, within: quotes - 1) { return range.lower }
      line += 1
    }
    return next
  }

  /// Whether a line is one of three or more `*`, `-` or `_` within at most so many quotes.
  private func isThematicBreak(_ line: Int, within quotes: Int) -> Bool {
    let range = source.lineRange(line)
    let start = LineStart(source, line, quotes: quotes)
    let (space, tab) = (UInt8(ascii: " "), UInt8(ascii: "\t"))
    let blanks = source.bytes[range.lower..<start.offset].reversed().prefix { $0 == space || $0 == tab }
    // Further in, a line goes on with a paragraph; one space belongs to the mark of a quote.
    guard !blanks.contains(tab), blanks.count <= (start.quotes > 0 ? 4 : 3) else { return false }
    let signs = source.bytes[start.offset..<range.upper].filter { $0 != space && $0 != tab }
    guard let sign = signs.first, signs.count >= 3, "*-_".utf8.contains(sign) else { return false }
    return signs.allSatisfy { $0 == sign }
  }
}
