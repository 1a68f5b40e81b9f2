import Diagnostics

/// What libcmark takes each line of a lesson for, before tables, notes and formulas are known.
struct DraftLines {
  enum Role: UInt8 {
    /// The first line of a paragraph, heading, list, quote.
    case start
    /// A further line of a paragraph.
    case continuation
    case blank
    /// Code, HTML, front matter, a line that was mended: not to be looked at.
    case verbatim
  }

  private let source: SourceText
  private var roles: [Role]
  /// The column where the block of each line starts, from 0.
  private var columns: [Int]
  /// The offsets of the marked signs that stand in plain text.
  private let textPlaces: Set<Int>

  init(
    _ tree: borrowing MarkdownTree, of source: SourceText, without frontMatter: SourceRange?, mended: [Int: [UInt8]],
    mark: Mark
  ) {
    self.source = source
    roles = [Role](repeating: .continuation, count: source.lineCount + 2)
    columns = [Int](repeating: 0, count: source.lineCount + 2)
    textPlaces = source.bytes.contains(UInt8(ascii: "$")) ? Self.textPlaces(tree, mark) : []
    for line in 1...max(1, source.lineCount) {
      let range = source.lineRange(line)
      if ContainerPrefix(source.bytes, range).end == range.upper { roles[line] = .blank }
      if mended[line] != nil || frontMatter.map({ range.lower < $0.upper }) ?? false { roles[line] = .verbatim }
    }
    for node in tree.nodes(where: { $0.isBlock }) where roles.indices.contains(node.startLine) {
      noteBlock(node, mark)
    }
    noteColumns()
  }

  private static func textPlaces(_ tree: borrowing MarkdownTree, _ mark: Mark) -> Set<Int> {
    var places: Set<Int> = []
    for block in tree.inlineBlocks() {
      for leaf in block.leaves where leaf.kind == .text && !leaf.isAutolink {
        for case .mark(.place(let offset)) in mark.pieces(of: leaf.node.literal) { places.insert(offset) }
      }
    }
    return places
  }

  private mutating func noteBlock(_ node: MarkdownNode, _ mark: Mark) {
    let start = node.startLine
    guard node.kind == .codeBlock || node.kind == .htmlBlock else {
      if roles[start] != .verbatim { roles[start] = .start }
      return
    }
    let span = BlockSpan(node, in: source, mark: mark)
    for line in start...max(start, min(span.lastBodyLine, source.lineCount)) { roles[line] = .verbatim }
    if let fence = span.fence, span.lastBodyLine < source.lineCount,
      FenceLine(span.lastBodyLine + 1, in: source)?.closes(fence) ?? false {
      roles[span.lastBodyLine + 1] = .verbatim
    }
  }

  private mutating func noteColumns() {
    var column = 0
    for line in 1...max(1, source.lineCount) {
      if roles[line] == .start { column = ContainerPrefix(source.bytes, source.lineRange(line)).column }
      columns[line] = column
    }
  }

  func role(_ line: Int) -> Role { line >= 1 && line <= source.lineCount ? roles[line] : .blank }

  func isInText(_ offset: Int) -> Bool { textPlaces.contains(offset) }

  /// Where the text of a line starts, after the marks of quotes and lists; nil for a line that is not to be looked at.
  func textStart(_ line: Int) -> LineStart? {
    switch role(line) {
    case .start:
      let prefix = ContainerPrefix(source.bytes, source.lineRange(line))
      return LineStart(offset: prefix.end, column: prefix.column, quotes: prefix.quotes)
    case .continuation:
      let start = LineStart(source, line, quotes: LessonLimits.containers)
      return start.column <= columns[line] + 3 || start.quotes > 0 ? start : nil
    case .blank, .verbatim: return nil
    }
  }
}

/// The place of the first byte of a line after its spaces and the marks of the quotes that it is in.
struct LineStart {
  var offset: Int
  /// From 0, tabs to multiples of four.
  var column: Int
  var quotes: Int

  init(offset: Int, column: Int, quotes: Int) {
    self.offset = offset
    self.column = column
    self.quotes = quotes
  }

  /// Skips spaces and at most so many `>`.
  init(_ source: SourceText, _ line: Int, quotes most: Int) {
    let range = source.lineRange(line)
    self.init(offset: range.lower, column: 0, quotes: 0)
    while offset < range.upper {
      switch source.bytes[offset] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column += 4 - column % 4
      case UInt8(ascii: ">") where quotes < most:
        quotes += 1
        column += 1
      default: return
      }
      offset += 1
    }
  }
}

extension ContainerPrefix {
  /// The prefix of a line as it goes on on further lines: quote marks kept, list markers become spaces.
  static func continued(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\t") ? $0 : UInt8(ascii: " ") }
  }
}
