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
    for event in tree.blocks() {
      switch event {
      case .quoteBegins(let quote):
        place(&ended, before: quote)
        if let block = reader.begin(quote) { elements.append(PlacedElement(block.marker.lower, .begins(block))) }
      case .quoteEnds: if let block = reader.end() { ended.append(block) }
      case .leaf(let leaf):
        place(&ended, before: leaf)
        guard leaf.kind == .heading else { continue }
        if reader.innermost == nil { reader.passHeading() } else { headings.insert(leaf.startLine) }
      }
    }
    for block in ended { elements.append(PlacedElement(source.bytes.count, .ends(block))) }
  }

  /// A quote ends where the next block starts.
  private mutating func place(_ ended: inout [TeachingBlock], before next: MarkdownNode) {
    let start = source.lineRange(next.startLine).lower
    for block in ended { elements.append(PlacedElement(start, .ends(block))) }
    ended = []
  }
}
