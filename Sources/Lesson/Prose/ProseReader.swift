import Diagnostics

/// Reads the prose beyond CommonMark, and gives the text that libcmark reads in its place.
///
/// Three readings: of the source, for what takes whole lines; of the copy with that rewritten, for what stands inside
/// a line; of the text without either, to see that each slot stands where it is read. A slot that is not in plain text
/// — a dollar sign became part of an address — is given up.
struct ProseReader: ~Copyable {
  private(set) var prose: Prose
  private(set) var formulas: [Formula] = []
  private(set) var images: [ImageReference] = []
  private(set) var links: [LinkReference] = []
  private(set) var problems: [Problem] = []
  /// The blocks of the marked text; they live as long as this.
  let blocks: [InlineBlock]
  private(set) var spans: [ProseSpan]
  /// How many of the text's first lines are notes.
  let noteLines: Int

  /// The line of the source for each of the marked text.
  private let lineNumbers: [Int]
  private let tree: MarkdownTree
  private let source: SourceText
  private let mark: Mark
  private let notes: [NoteDefinition]

  /// In a lesson with more formulas that are wrong, the nearest names are no longer looked for.
  private static let mostGuesses = 30
  private static let mostRereadings = 3

  /// Takes the tree of the marked source; a lesson without any sign that could start something needs no other.
  init(
    _ copy: ProseCopy, of source: SourceText, draft: consuming MarkdownTree, without frontMatter: SourceRange?,
    mended: [Int: [UInt8]], mark: Mark
  ) {
    guard Self.mayHoldSyntax(source.bytes) else {
      self.source = source
      self.mark = mark
      (notes, noteLines, spans, lineNumbers) = ([], 0, [], [])
      tree = draft
      blocks = tree.inlineBlocks()
      prose = Prose(ProseBytes(copy, of: source, mark: mark, isMarked: false), mark: mark)
      links = LinkSyntax(blocks, of: source, mark: mark, spans: []) { $0.node.startLine }.links
      return
    }
    let draft = DraftLines(draft, of: source, without: frontMatter, mended: mended, mark: mark)
    let syntax = BlockSyntax(copy, of: source, draft: draft, mark: mark)
    self.source = source
    self.mark = mark
    notes = syntax.notes
    noteLines = syntax.noteLines
    let marked = ProseBytes(syntax.copy, of: source, mark: mark, isMarked: true, leavingOut: syntax.formulas)
    lineNumbers = marked.lineNumbers
    tree = MarkdownTree(marked.bytes)
    blocks = tree.inlineBlocks()
    let found = SpanSyntax(blocks, of: source, mark: mark, notes: syntax.notes, formulas: syntax.formulas)
    spans = found.spans
    images = found.images
    links = LinkSyntax(blocks, of: source, mark: mark, spans: spans) { [lineNumbers] block in
      Self.sourceLine(of: block, lineNumbers)
    }.links
    problems = syntax.problems + found.problems
    let text = Self.settled(&spans, syntax.copy, source, mark)
    prose = Prose(text, mark: mark)
    let numbering = NoteNumbering(spans, notes, in: source)
    let slots = readSlots(numbering)
    prose = Prose(
      text, mark: mark, tables: syntax.tables, notes: notes, slots: slots, numberedNotes: numbering.notes)
    problems += noteProblems(numbering)
  }

  /// The line of the source where a block of the marked text starts.
  func sourceLine(of block: InlineBlock) -> Int { Self.sourceLine(of: block, lineNumbers) }

  private static func sourceLine(of block: InlineBlock, _ lineNumbers: [Int]) -> Int {
    let line = block.node.startLine
    return line >= 1 && line <= lineNumbers.count ? lineNumbers[line - 1] : line
  }

  private static func mayHoldSyntax(_ bytes: [UInt8]) -> Bool {
    bytes.contains { byte in
      switch byte {
      case UInt8(ascii: "$"), UInt8(ascii: "|"): true
      case UInt8(ascii: "^"), UInt8(ascii: "!"): true
      default: false
      }
    }
  }

  /// The text with its spans left out; those that libcmark does not find in plain text are dropped.
  private static func settled(
    _ spans: inout [ProseSpan], _ copy: ProseCopy, _ source: SourceText, _ mark: Mark
  ) -> ProseBytes {
    for _ in 0..<mostRereadings {
      let text = ProseBytes(copy, of: source, mark: mark, isMarked: false, leavingOut: spans.map(\.range))
      guard !spans.isEmpty else { return text }
      var found: Set<Int> = []
      let tree = MarkdownTree(text.bytes)
      for block in tree.inlineBlocks() {
        for leaf in block.leaves where leaf.kind == .text && !leaf.isAutolink {
          for case .mark(.slot(let number)) in mark.pieces(of: leaf.node.literal) { found.insert(number) }
        }
      }
      if found.count == spans.count { return text }
      spans = spans.enumerated().filter { found.contains($0.offset) }.map(\.element)
    }
    spans = []
    return ProseBytes(copy, of: source, mark: mark, isMarked: false)
  }

  // MARK: Slots

  private mutating func readSlots(_ numbering: NoteNumbering) -> [Prose.Slot] {
    var guesses = 0
    return spans.enumerated().map { index, span in
      switch span.kind {
      case .reference: return .reference(note: numbering.number[index] ?? 0, use: numbering.use[index] ?? 0)
      case .formula(let isDisplay, let isInCell):
        let pieces = formulaPieces(span.range, isDisplay: isDisplay, isInCell: isInCell)
        let tex = Self.trimmed(pieces.map(source.text).joined(separator: isInCell ? "" : "\n"))
        var formula = Formula(tex: tex, isDisplay: isDisplay, range: span.range, meaning: nil)
        var parser = FormulaParser(pieces, of: span.range, in: source, guesses: guesses < Self.mostGuesses)
        do throws(Problem) {
          formula.meaning = try parser.read()
        } catch {
          guesses += 1
          problems.append(error)
        }
        formulas.append(formula)
        return .formula(formulas.count - 1)
      }
    }
  }

  /// What stands between the dollar signs, without the prefixes of further lines and the backslashes of a cell's pipes.
  private func formulaPieces(_ range: SourceRange, isDisplay: Bool, isInCell: Bool) -> [SourceRange] {
    let width = isDisplay ? 2 : 1
    let content = SourceRange(range.lower + width, range.upper - width)
    if isInCell { return PipeTable.pieces(source, content) }
    let first = source.line(at: content.lower)
    let last = source.line(at: content.upper)
    guard first < last else { return [content] }
    let quotes = ContainerPrefix(source.bytes, source.lineRange(first)).quotes
    return (first...last).map { line in
      let whole = source.lineRange(line)
      let start = line == first ? content.lower : LineStart(source, line, quotes: quotes).offset
      return SourceRange(min(start, content.upper), min(whole.upper, content.upper))
    }
  }

  /// Without spaces and line ends at its ends.
  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  // MARK: Notes

  private func noteProblems(_ numbering: NoteNumbering) -> [Problem] {
    let used = Set(numbering.notes)
    var first: [String: Int] = [:]
    return notes.enumerated().compactMap { index, note in
      let name = note.name.value.lowercased()
      if let earlier = first[name] { return .repeatedNote(note, first: notes[earlier]) }
      first[name] = index
      if note.isEmpty { return .emptyNote(note) }
      return used.contains(index) ? nil : .unusedNote(note)
    }
  }
}

/// The numbers of notes, in the order in which a reader meets them: the text's first, then those of notes.
private struct NoteNumbering {
  /// By their places among the definitions.
  private(set) var notes: [Int] = []
  /// By the place of the reference among the spans, from 1.
  private(set) var number: [Int: Int] = [:]
  private(set) var use: [Int: Int] = [:]

  init(_ spans: [ProseSpan], _ definitions: [NoteDefinition], in source: SourceText) {
    var inText: [(span: Int, note: Int)] = []
    var inNote: [Int: [(span: Int, note: Int)]] = [:]
    var home = 0
    for (index, span) in spans.enumerated() {
      guard case .reference(let note) = span.kind else { continue }
      while home < definitions.count, source.lineRange(definitions[home].lastLine).upper < span.range.lower {
        home += 1
      }
      if home < definitions.count, definitions[home].start <= span.range.lower {
        inNote[home, default: []].append((index, note))
      } else {
        inText.append((index, note))
      }
    }
    var numbers: [Int: Int] = [:]
    var uses: [Int: Int] = [:]
    var queue = inText
    var next = 0
    while next < queue.count {
      let (span, note) = queue[next]
      next += 1
      if numbers[note] == nil {
        notes.append(note)
        numbers[note] = notes.count
        queue += inNote[note] ?? []
      }
      uses[note, default: 0] += 1
      number[span] = numbers[note]
      use[span] = uses[note]
    }
  }
}
