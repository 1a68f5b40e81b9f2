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
  private var anchors = Anchors()
  private var directiveCount = 0
  private var inlineCount = 0
  private var broken: Set<Int> = []
  private var blocks: TeachingBlockReader

  /// How far after a loose `{=` its `}` is looked for, in bytes.
  private static let longestLooseInline = 200

  init(_ source: SourceText, frontMatter: FrontMatter) {
    self.source = source
    blocks = TeachingBlockReader(source)
    document = Document(source: source, frontMatter: frontMatter, elements: [], headings: [])
  }

  mutating func read() {
    let frontMatter = document.frontMatter.range
    var mender = FenceMender(source, without: frontMatter)
    let tree = mender.mend()
    problems = mender.problems
    broken = mender.broken
    document.prose = Prose(source, without: frontMatter, mended: mender.mended)
    if document.prose.isBlank { return problems.append(.emptyLesson(hasFrontMatter: frontMatter != nil)) }
    for event in tree.blocks() {
      switch event {
      case .leaf(let block): read(block)
      case .quoteBegins(let quote):
        if let block = blocks.begin(quote) { document.elements.append(.begins(block)) }
      case .quoteEnds:
        if let block = blocks.end() { document.elements.append(.ends(block)) }
      }
    }
    document.blocks = blocks.blocks
    problems += blocks.problems
  }

  private mutating func read(_ block: MarkdownNode) {
    switch block.kind {
    case .codeBlock: readFence(block)
    case .heading:
      readInlineValues(block)
      if blocks.innermost == nil { readHeading(block) }
    case .paragraph: readInlineValues(block)
    default: break
    }
  }

  // MARK: Directives

  private mutating func readFence(_ block: MarkdownNode) {
    guard let fence = BlockSpan(block, in: source).fence, fence.opensBrace(in: source), !fence.isShown(in: source)
    else { return }
    let header = FenceHeader(info: fence.info, in: source)
    let isTold = broken.contains(fence.line)
    if !isTold { problems += header.problems }
    guard let name = header.name else { return }
    let body = BodyLines(block, fence, in: source)
    let directive = DirectiveBlock(
      name: name, reference: header.reference, id: header.id, fenceOptions: header.options, bodyLines: body.lines,
      headerRange: header.range, range: SourceRange(fence.run.lower, body.end), index: directiveCount,
      block: blocks.innermost, isBroken: isTold || !header.problems.isEmpty)
    directiveCount += 1
    document.elements.append(.directive(directive))
  }

  // MARK: Inline values and headings

  private mutating func readInlineValues(_ block: MarkdownNode) {
    for leaf in block.inlineLeaves where leaf.kind != .lineBreak {
      let literal = leaf.literal
      let marks = Prose.marks(in: literal)
      if leaf.kind == .text {
        marks.forEach { readLooseBrace(at: $0) }
      } else if let offset = marks.first, literal.startsWithBytes("{=") {
        readInlineValue(at: offset)
      }
    }
  }

  private mutating func readInlineValue(at offset: Int) {
    do {
      let value = try InlineValueReader(source: source).read(at: offset, index: inlineCount)
      document.prose.inlineSlots.append(inlineCount)
      inlineCount += 1
      document.elements.append(.inline(value))
    } catch {
      document.prose.inlineSlots.append(nil)
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

  private mutating func readHeading(_ block: MarkdownNode) {
    var text = ""
    var bare = ""
    for leaf in block.inlineLeaves {
      let literal = leaf.kind == .lineBreak ? " " : Prose.unmarked(leaf.literal)
      text += literal
      if leaf.kind != .code || !literal.startsWithBytes("{=") { bare += literal }
    }
    let heading = Heading(
      level: block.headingLevel, text: text, anchor: anchors.anchor(for: bare), line: block.startLine)
    document.headings.append(heading)
    blocks.passHeading()
  }
}
