import Diagnostics

/// Finds what takes whole lines beyond CommonMark — tables, notes, formulas between lines `$$` — and writes it in the
/// copy as blocks that libcmark reads without a word changed.
///
/// A cell becomes a heading of its own, so that no mark-up reaches from one cell to another and a list stays as tight
/// as it was. The notes become a list that opens the copy, where no block left open can swallow them; an HTML comment
/// stands where each was.
struct BlockSyntax {
  private(set) var copy: ProseCopy
  private(set) var problems: [Problem] = []
  private(set) var tables: [TableShape] = []
  private(set) var notes: [NoteDefinition] = []
  /// From `$$` to `$$`, in order.
  private(set) var formulas: [SourceRange] = []
  /// The `$$` that a paragraph has opened and not closed before the line that is being read.
  private var open: Int?
  /// The column of the list marker before the paragraph that is being read; nil for one in no list.
  private var listColumn: Int?
  /// How many lines of the copy the notes take.
  private(set) var noteLines = 0

  private let source: SourceText
  private let draft: DraftLines
  private let mark: Mark
  private var missingCells = 0

  /// Cells that rows may lack, all in all: a short line in a wide table costs a page many.
  private static let mostMissingCells = 10_000

  init(_ copy: ProseCopy, of source: SourceText, draft: DraftLines, mark: Mark) {
    self.source = source
    self.draft = draft
    self.mark = mark
    self.copy = copy
    self.copy.lines = []
    var list: [ProseCopy.Line] = []
    var line = 1
    while line <= copy.lines.count {
      let original = copy.lines[line - 1]
      if let note = NoteDefinition(at: line, in: source, draft: draft) {
        notes.append(note)
        list += note.lines(in: source, sign: mark.sign)
        let range = source.lineRange(line)
        let comment = Self.comment(mark.sign)
        self.copy.lines.append(
          ProseCopy.Line([.source(SourceRange(range.lower, note.start)), .added(comment)], number: line))
        line = note.lastLine + 1
      } else if let closing = closingLine(ofFormulaAt: line) {
        for number in line...closing { self.copy.lines.append(copy.lines[number - 1]) }
        line = closing + 1
      } else if let end = readTable(at: line) {
        line = end
      } else if let closing = closingLine(ofFormulaWithin: line) {
        for number in line...closing { self.copy.lines.append(copy.lines[number - 1]) }
        line = closing + 1
      } else {
        self.copy.lines.append(original)
        line += 1
      }
    }
    guard !list.isEmpty else { return }
    noteLines = list.count
    // What stands between the list and the text, so that neither goes on in the other.
    self.copy.lines = list + [ProseCopy.Line([.added(Self.comment(mark.sign))], number: 1)] + self.copy.lines
  }

  static func comment(_ sign: [UInt8]) -> [UInt8] { Array("<!--".utf8) + sign + Array("-->".utf8) }

  // MARK: Formulas

  /// The line that closes the formula that a line opens with `$$`; nil where it opens none.
  private mutating func closingLine(ofFormulaAt line: Int) -> Int? {
    guard let start = draft.textStart(line), draft.isInText(start.offset) else { return nil }
    let range = source.lineRange(line)
    guard isDouble(start.offset, range), source.double(in: SourceRange(start.offset + 2, range.upper)) == nil else {
      return nil
    }
    var next = line + 1
    while next <= source.lineCount, draft.role(next) != .blank, draft.role(next) != .verbatim {
      if let closing = source.double(in: source.lineRange(next)) {
        formulas.append(SourceRange(start.offset, closing + 2))
        return next
      }
      next += 1
    }
    problems.append(.unclosedFormula(at: SourceRange(start.offset, start.offset + 2)))
    return nil
  }

  /// The line that closes a formula which a line opens after some text, where the line below would start a list, a
  /// quote or a heading: `es $$a`, `- b$$`. The others are found where their paragraph is read.
  ///
  /// The next item of a list is no part of a formula in this one.
  private mutating func closingLine(ofFormulaWithin line: Int) -> Int? {
    let range = source.lineRange(line)
    if draft.role(line) != .continuation {
      open = nil
      listColumn = ContainerPrefix(source.bytes, range).markerColumns.last
    }
    guard let start = draft.textStart(line) else { return nil }
    var index = start.offset
    while let double = source.double(in: SourceRange(index, range.upper)) {
      if draft.isInText(double) { open = open == nil ? double : nil }
      index = double + 2
    }
    guard let open, draft.role(line + 1) == .start else { return nil }
    let below = ContainerPrefix(source.bytes, source.lineRange(line + 1))
    if let listColumn, (below.markerColumns.first ?? below.column) <= listColumn { return nil }
    var next = line + 1
    while next <= source.lineCount, draft.role(next) != .blank, draft.role(next) != .verbatim {
      if let closing = source.double(in: source.lineRange(next)) {
        formulas.append(SourceRange(open, closing + 2))
        self.open = nil
        return next
      }
      next += 1
    }
    return nil
  }

  private func isDouble(_ offset: Int, _ line: SourceRange) -> Bool {
    offset + 1 < line.upper && source.bytes[offset] == UInt8(ascii: "$")
      && source.bytes[offset + 1] == UInt8(ascii: "$")
  }

  // MARK: Tables

  /// Reads a table whose header is a line; answers the line after it.
  private mutating func readTable(at line: Int) -> Int? {
    guard draft.role(line + 1) == .continuation, let below = draft.textStart(line + 1),
      let alignments = PipeTable.alignments(source, text(line + 1, from: below)),
      let start = draft.textStart(line), start.quotes == below.quotes, source.bytes[start.offset] != UInt8(ascii: "#")
    else { return nil }
    let header = text(line, from: start)
    guard PipeTable.hasPipe(source, header) else { return nil }
    let titles = PipeTable.cells(source, header)
    guard titles.count == alignments.count else {
      problems.append(
        .delimitersDiffer(
          at: source.trimmed(text(line + 1, from: below)), count: alignments.count, titles: titles.count,
          header: source.trimmed(header)))
      return nil
    }
    let rows = bodyRows(after: line + 1, quotes: start.quotes)
    let lacking = rows.reduce(0) { $0 + max(0, titles.count - $1.cells.count) }
    guard missingCells + lacking <= Self.mostMissingCells else { return nil }
    missingCells += lacking
    var shape = TableShape(alignments: alignments)
    let prefix = source.bytes[source.lineRange(line).lower..<start.offset]
    append(titles, of: line, after: Array(prefix), &shape)
    for row in rows {
      if row.cells.count > titles.count {
        problems.append(.cellsLeftOver(at: row.cells[titles.count].union(row.cells[row.cells.count - 1]), titles.count))
      }
      let cells = Array(row.cells.prefix(titles.count))
      shape.rows.append(cells.count)
      append(cells, of: row.line, after: ContainerPrefix.continued(prefix), &shape)
    }
    tables.append(shape)
    return line + 2 + rows.count
  }

  private func text(_ line: Int, from start: LineStart) -> SourceRange {
    SourceRange(start.offset, source.lineRange(line).upper)
  }

  /// The rows of a table: the lines of the same paragraph, in the same quotes; a rule below ends it.
  private func bodyRows(after delimiters: Int, quotes: Int) -> [(line: Int, cells: [SourceRange])] {
    var rows: [(line: Int, cells: [SourceRange])] = []
    var line = delimiters + 1
    while draft.role(line) == .continuation {
      let start = LineStart(source, line, quotes: quotes)
      let range = text(line, from: start)
      let isNote = NoteDefinition.isOne(at: start.offset, in: source)
      guard start.quotes == quotes, !isNote, !source.isUnderline(range) else { break }
      rows.append((line, PipeTable.cells(source, range)))
      line += 1
    }
    return rows
  }

  /// Writes each cell as a heading: no list is looser for it, and what follows cannot go on in it.
  private mutating func append(
    _ cells: [SourceRange], of line: Int, after prefix: [UInt8], _ shape: inout TableShape
  ) {
    var width = 0
    for (index, cell) in cells.enumerated() {
      let pieces = PipeTable.pieces(source, cell)
      width += pieces.reduce(2) { $0 + $1.upper - $1.lower }
      let before = (index == 0 ? prefix : ContainerPrefix.continued(prefix)) + Array("###### ".utf8)
      copy.lines.append(
        ProseCopy.Line(
          [.added(before)] + pieces.map { .source($0) } + [.added(mark.bytes(.cell))], number: line))
    }
    shape.width = max(shape.width, width)
  }
}

extension SourceText {
  /// Whether a line is `---` or `===`, which make a heading of the paragraph above.
  func isUnderline(_ range: SourceRange) -> Bool {
    let range = trimmed(range)
    guard let first = range.isEmpty ? nil : bytes[range.lower] else { return false }
    return (first == UInt8(ascii: "-") || first == UInt8(ascii: "="))
      && bytes[range.lower..<range.upper].allSatisfy { $0 == first }
  }

  /// The first `$$` of a range that no backslash stands before.
  func double(in range: SourceRange) -> Int? {
    var index = range.lower
    while index + 1 < range.upper {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == UInt8(ascii: "$"), bytes[index + 1] == UInt8(ascii: "$") {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }
}
