package import Diagnostics

/// Reads a lesson: never fails, always gives a document and all that is wrong with it, in the order of the source.
package func parseLesson(_ source: SourceText) -> (document: Document, problems: [Problem]) {
  if let problem = LessonLimits.problem(in: source) {
    return (Document(source: source, frontMatter: FrontMatter(), elements: [], headings: []), [problem])
  }
  let settings = FrontMatterParser(source)
  var parser = LessonParser(source, frontMatter: settings.result)
  parser.read()
  let problems = (settings.problems + parser.problems).enumerated().sorted {
    ($0.element.range?.lower ?? 0, $0.offset) < ($1.element.range?.lower ?? 0, $1.offset)
  }
  return (parser.document, problems.map(\.element))
}

/// Gathers the directives, inline values and headings of the Markdown.
private struct LessonParser {
  private(set) var document: Document
  private(set) var problems: [Problem] = []
  private let source: SourceText
  private let mark: Mark
  private var anchors = Anchors()
  private var broken: Set<Int> = []
  private var directives: [DirectiveBlock] = []
  private var blocks: TeachingBlocks
  /// In the order of the tree: notes come first there.
  private var values: [(place: Int, value: InlineValue?)] = []

  /// How far after a loose `{=` its `}` is looked for, in bytes.
  private static let longestLooseInline = 200

  init(_ source: SourceText, frontMatter: FrontMatter) {
    self.source = source
    blocks = TeachingBlocks(source)
    mark = Mark(absentFrom: source.bytes)
    document = Document(source: source, frontMatter: frontMatter, elements: [], headings: [])
  }

  mutating func read() {
    let frontMatter = document.frontMatter.range
    var mender = FenceMender(source, without: frontMatter, mark: mark)
    let draft = mender.mend()
    problems = mender.problems
    broken = mender.broken
    document.nearFences = NearFenceReader(source, without: frontMatter).fences(in: draft, mark: mark)
    blocks.read(draft)
    document.blocks = blocks.blocks
    problems += blocks.problems
    let copy = ProseCopy(source, without: frontMatter, mended: mender.mended)
    let reader = ProseReader(
      copy, of: source, draft: draft, without: frontMatter, mended: mender.mended, mark: mark)
    document.prose = reader.prose
    document.formulas = reader.formulas
    document.images = reader.images
    document.links = reader.links
    problems += reader.problems
    if document.prose.isBlank { return problems.append(.emptyLesson(hasFrontMatter: frontMatter != nil)) }
    for block in reader.blocks {
      switch block.node.kind {
      case .codeBlock:
        if block.node.startLine > reader.noteLines { readFence(block.node, line: reader.sourceLine(of: block)) }
      case .heading:
        readInlineValues(block, reader.spans)
        let line = reader.sourceLine(of: block)
        if block.node.startLine > reader.noteLines, !block.endsCell(mark), !blocks.headings.contains(line) {
          readHeading(block, line: line, reader.spans)
        }
      case .paragraph: readInlineValues(block, reader.spans)
      default: continue
      }
    }
    gatherElements()
  }

  /// Puts what was found in the order of the source, counts it so, and tells each directive in which block it stands.
  private mutating func gatherElements() {
    document.prose.inlineSlots = [Int?](repeating: nil, count: values.count)
    var elements = directives.map { PlacedElement($0.range.lower, .directive($0)) } + blocks.elements
    let sorted = values.indices.sorted { values[$0].place < values[$1].place }
    var count = 0
    for slot in sorted {
      guard var value = values[slot].value else { continue }
      value.index = count
      document.prose.inlineSlots[slot] = count
      count += 1
      elements.append(PlacedElement(value.range.lower, .inline(value)))
    }
    var open: [Int] = []
    for placed in PlacedElement.sorted(elements) {
      var element = placed.element
      switch element {
      case .begins(let block):
        open.append(block.index)
        element = .begins(document.blocks[block.index])
      case .ends: open.removeLast()
      case .directive(var directive):
        directive.block = open.last
        element = .directive(directive)
      case .inline: break
      }
      document.elements.append(element)
    }
  }

  // MARK: Directives

  private mutating func readFence(_ block: MarkdownNode, line: Int) {
    guard let fence = BlockSpan(block, in: source, mark: mark, line: line).fence, fence.opensBrace(in: source),
      !fence.isShown(in: source)
    else { return }
    let header = FenceHeader(info: fence.info, in: source)
    let isTold = broken.contains(fence.line)
    if !isTold { problems += header.problems }
    guard let name = header.name else { return }
    let body = BodyLines(block, fence, in: source, mark: mark)
    directives.append(
      DirectiveBlock(
        name: name, reference: header.reference, id: header.id, fenceOptions: header.options, bodyLines: body.lines,
        headerRange: header.range, range: SourceRange(fence.run.lower, body.end), index: directives.count,
        isBroken: isTold || !header.problems.isEmpty))
  }

  // MARK: Inline values and headings

  private mutating func readInlineValues(_ block: InlineBlock, _ spans: [ProseSpan]) {
    for leaf in block.leaves where leaf.kind != .lineBreak {
      let literal = leaf.node.literal
      let places = mark.pieces(of: literal).compactMap { piece -> Int? in
        guard case .mark(.place(let offset)) = piece else { return nil }
        return source.bytes[offset] == UInt8(ascii: "{") ? offset : nil
      }
      if leaf.kind == .text {
        for place in places where !SpanSyntax.isInside(spans, place) { readLooseBrace(at: place) }
      } else if let offset = places.first, literal.startsWithBytes("{=") {
        // In a formula it has been told.
        if !SpanSyntax.isInside(spans, offset) { readInlineValue(at: offset) }
      }
    }
  }

  private mutating func readInlineValue(at offset: Int) {
    do {
      values.append((offset, try InlineValueReader(source: source).read(at: offset, index: values.count)))
    } catch {
      values.append((offset, nil))
      problems.append(error)
    }
  }

  /// `{=` in plain text: an inline value whose back-ticks are missing or do not close.
  private mutating func readLooseBrace(at offset: Int) {
    let line = source.lineRange(source.line(at: offset))
    let tick = offset > line.lower && source.bytes[offset - 1] == UInt8(ascii: "`")
    let end = min(line.upper, offset + Self.longestLooseInline)
    let brace = source.bytes[offset..<end].firstIndex(of: UInt8(ascii: "}"))
    guard tick || brace != nil else { return }
    let range = SourceRange(tick ? offset - 1 : offset, brace.map { $0 + 1 } ?? end)
    problems.append(.looseInline(at: range, hasOpeningTick: tick))
  }

  private mutating func readHeading(_ block: InlineBlock, line: Int, _ spans: [ProseSpan]) {
    var text = ""
    var bare = ""
    for leaf in block.leaves {
      let literal = leaf.kind == .lineBreak ? " " : words(of: leaf.node.literal, spans)
      text += literal
      if leaf.kind != .code || !literal.startsWithBytes("{=") { bare += literal }
    }
    document.headings.append(
      Heading(level: block.node.headingLevel, text: text, anchor: anchors.anchor(for: bare), line: line))
  }

  /// A text without marks and without references to notes.
  private func words(of literal: String, _ spans: [ProseSpan]) -> String {
    var text = ""
    var isReference = false
    for piece in mark.pieces(of: literal) {
      switch piece {
      case .mark(.place(let offset)):
        isReference = source.bytes[offset] == UInt8(ascii: "[") && SpanSyntax.isInside(spans, offset)
      case .mark: isReference = false
      case .text(let part):
        let end = isReference ? part.firstIndex(of: "]").map { part.index(after: $0) } : nil
        text += part[(end ?? part.startIndex)...]
        isReference = false
      }
    }
    return text
  }
}
