import Diagnostics

/// Finds fences that do not do what they look like, tells them, and mends the copy that libcmark reads, so that what
/// follows is read as it was meant.
struct FenceMender {
  /// Lines of the copy that differ from the source.
  private(set) var mended: [Int: [UInt8]] = [:]
  private(set) var problems: [Problem] = []
  /// The lines of the fences whose directive cannot be read as it was meant.
  private(set) var broken: Set<Int> = []
  private var told: Set<Int> = []
  private let source: SourceText
  private let mark: Mark
  private let frontMatter: SourceRange?
  /// The lines that look like the fence of a directive, in order.
  private let candidates: [FenceLine]

  /// A mistake, where it is told, and the lines that mend it.
  private struct Finding {
    var line: Int
    var problem: Problem
    var mends: [Int: [UInt8]] = [:]
    var breaksDirective = true
  }

  /// In a lesson with more mistakes of this kind, the first ones are told.
  private static let mostPasses = 8

  init(_ source: SourceText, without frontMatter: SourceRange?, mark: Mark) {
    self.source = source
    self.mark = mark
    self.frontMatter = frontMatter
    candidates = (1...max(1, source.lineCount)).compactMap { line in
      guard let fence = FenceLine(line, in: source), fence.looksLikeDirective(in: source) else { return nil }
      return frontMatter.map { fence.run.lower < $0.upper } == true ? nil : fence
    }
  }

  /// Mends until libcmark reads each fence as it looks, and gives the marked tree of the mended text.
  mutating func mend() -> MarkdownTree {
    var tree = marked()
    for _ in 0..<Self.mostPasses {
      guard tellFirst(tree.leafBlocks().map { BlockSpan($0, in: source, mark: mark) }) else { break }
      tree = marked()
    }
    return tree
  }

  private func marked() -> MarkdownTree {
    let copy = ProseCopy(source, without: frontMatter, mended: mended)
    return MarkdownTree(ProseBytes(copy, of: source, mark: mark, isMarked: true).bytes)
  }

  /// Tells what is wrong up to the first mistake that can be mended: that one changes how all that follows is read.
  ///
  /// Answers whether the copy changed.
  private mutating func tellFirst(_ blocks: [BlockSpan]) -> Bool {
    let findings = (unclosed(blocks) + misread(blocks)).sorted { $0.line < $1.line }
    for finding in findings where told.insert(finding.line).inserted {
      problems.append(finding.problem)
      if finding.breaksDirective { broken.insert(finding.line) }
      if finding.mends.isEmpty { continue }
      mended.merge(finding.mends) { $1 }
      return true
    }
    return false
  }

  // MARK: Fences that do not close

  private func unclosed(_ blocks: [BlockSpan]) -> [Finding] {
    let starts = Set(blocks.map(\.startLine))
    var next = 0
    return blocks.compactMap { block in
      guard let opening = block.fence else { return nil }
      while next < candidates.count, candidates[next].line <= block.startLine { next += 1 }
      let inner = next < candidates.count && candidates[next].line <= block.lastBodyLine ? candidates[next] : nil
      if isClosed(block, by: block.lastBodyLine + 1, starts) {
        // Closed, but by the fence of the directive that it swallowed.
        guard let inner, inner.mark == opening.mark, inner.length >= opening.length else { return nil }
      } else if inner == nil, !opening.looksLikeDirective(in: source) {
        return nil
      }
      let problem = Problem.unclosedFence(opening, in: source, next: inner, lastLine: block.lastBodyLine)
      return Finding(line: opening.line, problem: problem, mends: closing(opening, before: inner?.line, in: block))
    }
  }

  private func isClosed(_ block: BlockSpan, by line: Int, _ starts: Set<Int>) -> Bool {
    guard line <= source.lineCount, !starts.contains(line), let opening = block.fence else { return false }
    if let text = mended[line] { return !text.isEmpty }
    return FenceLine(line, in: source)?.closes(opening) ?? false
  }

  /// A closing fence in the first blank line, where a person would most likely have put it.
  private func closing(_ opening: FenceLine, before limit: Int?, in block: BlockSpan) -> [Int: [UInt8]] {
    for line in opening.line + 1..<max(opening.line + 1, limit ?? block.lastBodyLine + 1) {
      guard isBlank(line) else { continue }
      let run = source.bytes[opening.run.lower..<opening.run.upper]
      return [line: opening.continuedPrefix(in: source) + run]
    }
    return [:]
  }

  // MARK: Fences that are not read as such

  private func misread(_ blocks: [BlockSpan]) -> [Finding] {
    var next = 0
    return candidates.indices.compactMap { index in
      let fence = candidates[index]
      while next < blocks.count, blocks[next].startLine <= fence.line { next += 1 }
      guard next > 0 else { return nil }
      let block = blocks[next - 1]
      switch block.kind {
      case .htmlBlock:
        guard block.lastBodyLine >= fence.line, !block.isVerbatimHTML(in: source) else { return nil }
        let blank = (block.startLine..<fence.line).map { ($0, [UInt8]()) }
        let problem = Problem.fenceInsideHTML(fence, html: source.lineRange(block.startLine))
        let mends = Dictionary(uniqueKeysWithValues: blank)
        return Finding(line: fence.line, problem: problem, mends: mends, breaksDirective: false)
      case .paragraph, .heading:
        guard fence.hasBacktickInInfo(in: source) else {
          return Finding(line: fence.line, problem: .fenceInsideParagraph(fence))
        }
        if mended[fence.line] != nil { return nil }
        let problem = Problem.backtickInFence(fence, in: source)
        return Finding(line: fence.line, problem: problem, mends: [fence.line: withoutBackticks(fence)])
      case .codeBlock where block.fence == nil && block.startLine == fence.line:
        return indented(
          fence, in: block, before: index + 1 < candidates.count ? candidates[index + 1].line : source.lineCount + 1)
      default:
        return nil
      }
    }
  }

  /// A directive that is indented code: all of it, or its first lines, which the rest follows with less indentation.
  ///
  /// A first line alone, or one that is closed right away, shows how one is written.
  private func indented(_ fence: FenceLine, in block: BlockSpan, before limit: Int) -> Finding? {
    let below = fence.line + 1
    let closing = (below..<max(below, limit)).first { FenceLine($0, in: source)?.closes(fence) ?? false }
    guard let closing else { return nil }
    let isWhole = closing <= block.lastBodyLine
    guard isWhole ? !(below..<closing).allSatisfy(isBlank) : !isBlank(block.lastBodyLine + 1) else { return nil }
    let prefix = ContainerPrefix(source.bytes, fence.prefix)
    let margin = prefix.column - block.indentation
    let end = LineStart(source, closing, quotes: prefix.quotes)
    // A closing that the code does not hold may be too far in to close what is written further out.
    let excess = isWhole || end.quotes < prefix.quotes || end.column < margin + 4 ? 0 : end.column - margin
    let last = excess > 0 ? closing : min(closing, block.lastBodyLine)
    var mends: [Int: [UInt8]] = [:]
    var text: [UInt8] = []
    for line in fence.line...last {
      let range = source.lineRange(line)
      let start = line == fence.line ? fence.run.lower : LineStart(source, line, quotes: prefix.quotes).offset
      let isCode = line <= block.lastBodyLine
      let columns = isCode ? block.indentation : line == closing ? excess : 0
      let written = outdented(range, from: start, by: columns)
      if columns > 0, !isBlank(line) { mends[line] = written }
      text += written
      if line < last { text += source.bytes[range.upper..<source.fullLineRange(line).upper] }
    }
    let whole = SourceRange(source.lineRange(fence.line).lower, source.lineRange(last).upper)
    // Who indents all of it may want it shown: only what goes on at the margin surely is a directive, and only where
    // the quote or the list around it goes on too.
    let isInside = (below...closing).allSatisfy { reaches(margin, quotes: prefix.quotes, line: $0) }
    let fix = Suggestion(String(decoding: text, as: UTF8.self), at: whole, isCertain: !isWhole && isInside)
    return Finding(line: fence.line, problem: .indentedFence(fence, fix: fix), mends: mends)
  }

  /// Whether a line is in as many quotes, and blank or as far in.
  private func reaches(_ column: Int, quotes: Int, line: Int) -> Bool {
    let start = LineStart(source, line, quotes: quotes)
    return start.quotes == quotes && (isBlank(line) || start.column >= column)
  }

  private func isBlank(_ line: Int) -> Bool {
    let range = source.lineRange(line)
    return ContainerPrefix(source.bytes, range).end == range.upper
  }

  /// A line without some columns of the blanks before its text.
  private func outdented(_ line: SourceRange, from start: Int, by columns: Int) -> [UInt8] {
    var (end, left) = (start, columns)
    while left > 0, end > line.lower {
      let byte = source.bytes[end - 1]
      guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") else { break }
      left -= byte == UInt8(ascii: "\t") ? 4 : 1
      end -= 1
    }
    return Array(source.bytes[line.lower..<end] + source.bytes[start..<line.upper])
  }

  private func withoutBackticks(_ fence: FenceLine) -> [UInt8] {
    let info = source.bytes[fence.info.lower..<fence.info.upper].map { $0 == fence.mark ? UInt8(ascii: "'") : $0 }
    return source.bytes[fence.prefix.lower..<fence.run.upper] + info
  }
}
