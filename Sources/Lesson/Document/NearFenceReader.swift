import Diagnostics

/// Finds what would be a directive but for how its fence is written, in the text as libcmark reads it.
///
/// Only what starts a line counts, and nothing inside a block of code or of HTML: there, directives are shown.
struct NearFenceReader {
  private let source: SourceText
  /// In the order of the source.
  private let openings: [Opening]

  /// A line that starts with a run of signs, as a fence would, or with a brace.
  private struct Opening {
    var line: Int
    var prefix: ContainerPrefix
    /// Empty for a line that starts with a brace.
    var run: SourceRange
    /// What follows, without surrounding spaces.
    var info: SourceRange
    /// The sign that is repeated.
    var sign: String
    var count: Int

    /// Whether CommonMark takes it for a fence.
    var isFence: Bool { count >= 3 && (sign == "`" || sign == "~") }
    /// Whether it is nothing but signs: it could close what a line above opens.
    var isBare: Bool { !run.isEmpty && info.isEmpty }
  }

  /// Back-ticks, tildes, and what is typed or pasted in the place of back-ticks.
  private static let signs = ["`", "~", "´", "'", "’", "‘", "\""]
  private static let firstBytes = Set(signs.compactMap(\.utf8.first))
  private static let brace = UInt8(ascii: "{")

  init(_ source: SourceText, without frontMatter: SourceRange?) {
    self.source = source
    let first = frontMatter?.upper ?? 0
    openings = (1...max(1, source.lineCount)).compactMap { line in
      source.lineRange(line).lower < first ? nil : Self.opening(line, in: source)
    }
  }

  private static func opening(_ line: Int, in source: SourceText) -> Opening? {
    let range = source.lineRange(line)
    let prefix = ContainerPrefix(source.bytes, range)
    let start = prefix.end
    guard start < range.upper else { return nil }
    let first = source.bytes[start]
    if first == brace {
      let info = source.trimmed(SourceRange(start, range.upper))
      return Opening(line: line, prefix: prefix, run: SourceRange(start, start), info: info, sign: "", count: 0)
    }
    guard firstBytes.contains(first),
      let sign = signs.first(where: { source.bytes[start..<range.upper].starts(with: $0.utf8) })
    else { return nil }
    var (end, count) = (start, 0)
    while source.bytes[end..<range.upper].starts(with: sign.utf8) {
      end += sign.utf8.count
      count += 1
    }
    let info = source.trimmed(SourceRange(end, range.upper))
    return count < 2
      ? nil
      : Opening(line: line, prefix: prefix, run: SourceRange(start, end), info: info, sign: sign, count: count)
  }

  /// All of them, in the order of the source.
  func fences(in tree: borrowing MarkdownTree, mark: Mark) -> [NearFence] {
    guard openings.indices.contains(where: isSuspicious) else { return [] }
    let leaves = tree.leafBlocks()
    let blocks = leaves.map { BlockSpan($0, in: source, mark: mark) }
    var next = 0
    return openings.indices.compactMap { index in
      let line = openings[index].line
      while next < blocks.count, blocks[next].startLine <= line { next += 1 }
      guard next > 0, isSuspicious(index) else { return nil }
      return fence(index, in: blocks[next - 1], isInItem: leaves[next - 1].isInItem)
    }
  }

  /// Whether a line could be one by its own looks, which few are.
  private func isSuspicious(_ index: Int) -> Bool {
    let opening = openings[index]
    if !opening.isFence { return source.opensDirective(opening.info) }
    if opening.info.isEmpty { return index + 1 < openings.count && openings[index + 1].line == opening.line + 1 }
    return source.bytes[opening.info.lower] != Self.brace
  }

  private func fence(_ index: Int, in block: BlockSpan, isInItem: Bool) -> NearFence? {
    let opening = openings[index]
    switch block.kind {
    case .paragraph, .heading:
      if opening.isFence { return nil }
      return opening.run.isEmpty
        ? headerAlone(index, in: block, isInItem: isInItem) : miswritten(index, in: block, isInItem: isInItem)
    case .codeBlock where block.startLine == opening.line:
      guard let fence = block.fence else { return nil }
      return fence.info.isEmpty ? bracesBelow(index, fence, in: block) : withoutBraces(fence, in: block)
    default: return nil
    }
  }

  // MARK: Fences of too few or of other signs

  private func miswritten(_ index: Int, in block: BlockSpan, isInItem: Bool) -> NearFence? {
    let opening = openings[index]
    let isShort = opening.sign == "`"
    if isShort, isCodeSpan(opening) { return nil }
    let isSure = opening.count >= 3
    let header = FenceHeader(info: opening.info, in: source)
    guard let name = header.name, isSure || endsInBrace(opening.info) else { return nil }
    let indentation = opening.prefix.column - ContainerPrefix(source.bytes, source.lineRange(block.startLine)).column
    let isInPlace = opening.line == block.startLine || opening.prefix.markerColumns.isEmpty && indentation < 4
    return NearFence(
      shape: isShort ? .tooShort : .otherSigns(opening.sign == "~" ? "~~" : opening.sign), name: name, isSure: isSure,
      place: opening.run.union(opening.info), header: source.text(opening.info),
      fix: header.problems.isEmpty && isInPlace ? rewritten(index, isInItem: isInItem) : nil, id: header.id,
      body: body(index))
  }

  /// Whether back-ticks that are too few for a fence open a code span: others close it on their line, or further down
  /// in the paragraph and not alone on theirs, as they would stand to close a fence.
  private func isCodeSpan(_ opening: Opening) -> Bool {
    if source.bytes[opening.info.lower..<opening.info.upper].contains(UInt8(ascii: "`")) { return true }
    var line = opening.line + 1
    while line <= source.lineCount, !isBlank(line), FenceLine(line, in: source) == nil {
      let range = source.lineRange(line)
      if let run = backticks(opening.count, in: range) {
        let rest = source.trimmed(SourceRange(run.upper, range.upper))
        let isFirst = run.lower == ContainerPrefix(source.bytes, range).end
        return !isFirst || !rest.isEmpty && !source.opensDirective(rest)
      }
      line += 1
    }
    return false
  }

  /// The first run of exactly so many back-ticks.
  private func backticks(_ count: Int, in range: SourceRange) -> SourceRange? {
    var start = range.lower
    while start < range.upper {
      var end = start
      while end < range.upper, source.bytes[end] == UInt8(ascii: "`") { end += 1 }
      if end - start == count { return SourceRange(start, end) }
      start = max(end, start + 1)
    }
    return nil
  }

  /// The edit that writes the opening as a fence, and the closing too where that is none; nil without a closing, or
  /// where the fence would not reach it.
  private func rewritten(_ index: Int, isInItem: Bool) -> Suggestion? {
    let opening = openings[index]
    guard let closing = closing(index), reaches(closing, from: opening, isInItem: isInItem) else { return nil }
    let run = Array("```".utf8)
    if closing.isFence {
      guard closing.sign == "`" else { return nil }
      // Below a blank line it may be the fence of something else.
      let isOurs = !(opening.line..<closing.line).contains(where: isBlank)
      return Suggestion("```", at: opening.run, isCertain: isOurs)
    }
    guard closing.sign == opening.sign else { return nil }
    let text = run + source.bytes[opening.run.upper..<closing.run.lower] + run
    return Suggestion(String(decoding: text, as: UTF8.self), at: opening.run.union(closing.run))
  }

  /// The line of signs that comes next, where nothing else that could be a fence comes before it.
  private func closing(_ index: Int) -> Opening? {
    guard index + 1 < openings.count else { return nil }
    let (opening, next) = (openings[index], openings[index + 1])
    guard next.isBare, next.prefix.quotes == opening.prefix.quotes, next.prefix.markerColumns.isEmpty,
      next.prefix.column < opening.prefix.column + 4
    else { return nil }
    return next
  }

  /// Whether all lines down to the closing stay in the quotes and in the list item around the opening. The text of a
  /// paragraph may leave them; that of a fence ends there.
  private func reaches(_ closing: Opening, from opening: Opening, isInItem: Bool) -> Bool {
    let quotes = opening.prefix.quotes
    let column = isInItem ? opening.prefix.column : 0
    return (opening.line + 1...closing.line).allSatisfy { line in
      let start = LineStart(source, line, quotes: quotes)
      let isEmpty = start.offset == source.lineRange(line).upper
      return start.quotes == quotes && (isEmpty || start.column >= column)
    }
  }

  /// The lines up to the closing; without one, up to the first blank line.
  private func body(_ index: Int) -> Range<Int> {
    let first = openings[index].line + 1
    if let closing = closing(index) { return first..<closing.line }
    let limit = index + 1 < openings.count ? openings[index + 1].line : source.lineCount + 1
    let blank = (first..<max(first, limit)).first(where: isBlank)
    return first..<(blank ?? max(first, limit))
  }

  private func isBlank(_ line: Int) -> Bool {
    let range = source.lineRange(line)
    return ContainerPrefix(source.bytes, range).end == range.upper
  }

  private func endsInBrace(_ info: SourceRange) -> Bool {
    !info.isEmpty && source.bytes[info.upper - 1] == UInt8(ascii: "}")
  }

  // MARK: Headers apart from their fence

  /// `{afirmar}` as the first line of a paragraph, with nothing else on it. In a list, it is what the list is about.
  private func headerAlone(_ index: Int, in block: BlockSpan, isInItem: Bool) -> NearFence? {
    let opening = openings[index]
    guard block.kind == .paragraph, block.startLine == opening.line, opening.prefix.markerColumns.isEmpty,
      let (header, name) = wholeHeader(opening.info)
    else { return nil }
    var fix: Suggestion?
    if let closing = closing(index), closing.isFence, closing.sign == "`",
      reaches(closing, from: opening, isInItem: isInItem),
      !(opening.line..<closing.line).contains(where: isBlank) {
      fix = Suggestion("```", at: opening.run, isCertain: false)
    }
    return NearFence(
      shape: .missing, name: name, isSure: false, place: opening.info, header: source.text(opening.info), fix: fix,
      id: header.id, body: body(index))
  }

  /// A fence with nothing on its line, and the header on the line below.
  private func bracesBelow(_ index: Int, _ fence: FenceLine, in block: BlockSpan) -> NearFence? {
    guard index + 1 < openings.count else { return nil }
    let inner = openings[index + 1]
    guard inner.line == fence.line + 1, inner.line <= block.lastBodyLine, inner.run.isEmpty,
      inner.prefix.markerColumns.isEmpty, let (header, name) = wholeHeader(inner.info)
    else { return nil }
    // A list of headers, or one alone, may be there to be looked at.
    let body = (inner.line + 1)..<(block.lastBodyLine + 1)
    let texts = body.map { line in
      source.trimmed(
        SourceRange(
          LineStart(source, line, quotes: inner.prefix.quotes).offset, source.lineRange(line).upper))
    }
    let isBareName = header.reference == nil && header.id == nil && header.options.isEmpty
    guard !texts.contains(where: source.opensDirective), !isBareName || texts.contains(where: { !$0.isEmpty }) else {
      return nil
    }
    // It may be shown on purpose, as a note of its problem says.
    let fix = Suggestion("", at: SourceRange(fence.run.upper, inner.info.lower), isCertain: false)
    return NearFence(
      shape: .bracesBelow, name: name, isSure: false, place: inner.info, header: source.text(inner.info), fix: fix,
      id: header.id, body: body)
  }

  /// A text that is a header without a mistake, and nothing else.
  private func wholeHeader(_ info: SourceRange) -> (header: FenceHeader, name: Located<String>)? {
    guard source.opensDirective(info), endsInBrace(info) else { return nil }
    let header = FenceHeader(info: info, in: source)
    guard header.problems.isEmpty, let name = header.name else { return nil }
    return (header, name)
  }

  // MARK: Fences without braces

  /// A fence whose text would be a header if it had its braces.
  private func withoutBraces(_ fence: FenceLine, in block: BlockSpan) -> NearFence? {
    let info = source.text(fence.info)
    guard !fence.opensBrace(in: source) else { return nil }
    let copy = SourceText(path: source.path, "{\(info.hasSuffix("}") ? String(info.dropLast()) : info)}")
    let header = FenceHeader(info: SourceRange(0, copy.bytes.count), in: copy)
    // «datos de ejemplo» is what some code is called; with an id or an option, a directive is meant.
    let isMarked = header.id != nil || !header.options.isEmpty
    guard let name = header.name, header.problems.isEmpty || isMarked else { return nil }
    let inSource = { (word: Located<String>) in
      Located(word.value, SourceRange(word.range.lower + fence.info.lower - 1, word.range.upper + fence.info.lower - 1))
    }
    let text = copy.text(SourceRange(0, copy.bytes.count))
    return NearFence(
      shape: .withoutBraces, name: inSource(name), isSure: false, place: fence.run.union(fence.info), header: text,
      fix: header.problems.isEmpty ? Suggestion(text, at: fence.info) : nil, id: header.id.map(inSource),
      body: (block.startLine + 1)..<(max(block.startLine, block.lastBodyLine) + 1),
      isWordAlone: !isMarked && !info.hasSuffix("}"))
  }
}

extension MarkdownNode {
  /// Whether some item of a list holds it.
  fileprivate var isInItem: Bool {
    var node = parent
    while let around = node {
      if around.kind == .item { return true }
      node = around.parent
    }
    return false
  }
}
