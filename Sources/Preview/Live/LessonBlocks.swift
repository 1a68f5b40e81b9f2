package import Diagnostics
package import Lesson

/// The blocks of a lesson's source as a person changes them: written anew, added, taken away, moved. All other bytes
/// stay as they are.
package struct LessonBlocks: Sendable {
  package let source: SourceText
  package let blocks: [SourceBlock]
  /// From the first byte to the title's last: the settings and the heading that opens the lesson, or what there is of
  /// the two.
  package let head: SourceRange
  /// Whether the first block is the title, which stands in the head.
  package let hasTitle: Bool
  private let settings: SourceRange?

  package init(_ document: Document) {
    let source = document.source
    let settings = document.frontMatter.range
    let start = source.lineRange(1).lower
    (self.source, self.settings) = (source, settings)
    blocks = document.sourceBlocks
    hasTitle = blocks.first?.level == 1
    if hasTitle, let title = blocks.first {
      head = SourceRange(start, title.range.upper)
    } else if let settings {
      head = SourceRange(start, source.lineRange(source.line(at: max(start, settings.upper - 1))).upper)
    } else {
      head = SourceRange(start, start)
    }
  }

  /// How many of the first blocks stand in the head.
  package var firstOfText: Int { hasTitle ? 1 : 0 }

  /// A block's lines, parted by LF.
  package func text(_ index: Int) -> String { text(blocks[index].range) }

  package var headText: String { text(head) }

  private func text(_ range: SourceRange) -> String { Self.withPlainEnds(source.text(range)) }

  /// The block that holds a place.
  package func index(of place: Int) -> Int? {
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.upper < place { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].range.lower <= place ? low : nil
  }

  // MARK: Changes

  /// The source with a text in the place of some blocks, or before one where there are none of them.
  package func replacing(_ range: Range<Int>, with text: String) -> [UInt8] {
    let text = Self.lines(of: text)
    if range.isEmpty { return inserting(text, at: range.lowerBound) }
    return text.isEmpty ? removing(range) : replacing(range, with: bytes(text))
  }

  /// Without a blank line what is put there would go on in its neighbour, or its neighbour in it.
  private func replacing(_ range: Range<Int>, with bytes: [UInt8]) -> [UInt8] {
    guard let first = range.first, let last = range.last else { return source.bytes }
    let place = SourceRange(blocks[first].range.lower, blocks[last].range.upper)
    let plain = replacing(place, with: bytes)
    let (isAbove, isBelow) = (touches(first), touches(last + 1))
    guard isAbove || isBelow, count(plain) != blocks.count - range.count + count(bytes) else { return plain }
    return replacing(place, with: (isAbove ? source.lineEnd : []) + bytes + (isBelow ? source.lineEnd : []))
  }

  /// The same for the settings and the title.
  package func replacingHead(with text: String) -> [UInt8] {
    let text = Self.lines(of: text)
    let next = firstOfText < blocks.count ? blocks[firstOfText].range.lower : nil
    if text.isEmpty { return replacing(SourceRange(head.lower, next ?? source.bytes.count), with: []) }
    if head.isEmpty {
      let gap = source.lineEnd + (next == nil ? [] : source.lineEnd)
      return replacing(SourceRange(head.lower, next ?? source.bytes.count), with: bytes(text) + gap)
    }
    let plain = replacing(head, with: bytes(text))
    guard let next, !hasBlankLine(head.upper, next) else { return plain }
    return replacing(head, with: bytes(text) + source.lineEnd)
  }

  /// Puts a block and the one after it in each other's place.
  package func swapping(_ index: Int) -> [UInt8] {
    let (upper, lower) = (blocks[index].range, blocks[index + 1].range)
    let gap = touches(index + 1)
      ? source.lineEnd + source.lineEnd : Array(source.bytes[upper.upper..<lower.lower])
    let (first, second) = (source.bytes[lower.lower..<lower.upper], source.bytes[upper.lower..<upper.upper])
    return replacing(index..<index + 2, with: Array(first) + ending(index + 1) + gap + second)
  }

  private func inserting(_ text: String, at index: Int) -> [UInt8] {
    guard !text.isEmpty else { return source.bytes }
    let gap = source.lineEnd + source.lineEnd
    if index > 0, index <= blocks.count {
      let place = blocks[index - 1].range.upper
      return replacing(
        SourceRange(place, place),
        with: ending(index - 1) + gap + bytes(text) + (touches(index) ? source.lineEnd : []))
    }
    if let first = blocks.first {
      return replacing(SourceRange(first.range.lower, first.range.lower), with: bytes(text) + gap)
    }
    let place = settings?.upper ?? source.lineRange(1).lower
    var before: [UInt8] = []
    if settings != nil {
      let isEnded = place > 0 && [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(source.bytes[place - 1])
      before = isEnded ? source.lineEnd : gap
    }
    return replacing(SourceRange(place, place), with: before + bytes(text) + source.lineEnd)
  }

  /// Takes blocks away with the blank lines before them, or after them where nothing is before.
  private func removing(_ range: Range<Int>) -> [UInt8] {
    guard let first = range.first, let last = range.last else { return source.bytes }
    if first > 0 {
      return replacing(SourceRange(blocks[first - 1].range.upper, blocks[last].range.upper), with: [])
    }
    if last + 1 < blocks.count {
      return replacing(SourceRange(blocks[first].range.lower, blocks[last + 1].range.lower), with: [])
    }
    return replacing(SourceRange(settings?.upper ?? source.lineRange(1).lower, source.bytes.count), with: [])
  }

  private func replacing(_ range: SourceRange, with bytes: [UInt8]) -> [UInt8] {
    Array(source.bytes[..<range.lower]) + bytes + source.bytes[range.upper...]
  }

  // MARK: Lines

  /// Whether no blank line parts a block from the one before it.
  private func touches(_ index: Int) -> Bool {
    guard index > 0, index < blocks.count else { return false }
    return !hasBlankLine(blocks[index - 1].range.upper, blocks[index].range.lower)
  }

  private func hasBlankLine(_ lower: Int, _ upper: Int) -> Bool {
    source.line(at: upper) > source.line(at: lower) + 1
  }

  private func count(_ bytes: [UInt8]) -> Int {
    LessonBlocks(parseLesson(SourceText(path: source.path, bytes: bytes)).document).blocks.count
  }

  private static func blockCount(_ text: String) -> Int {
    LessonBlocks(parseLesson(SourceText(path: "a.md", text)).document).blocks.count
  }

  /// What closes a block in which all below it would go on; only the last one may be such.
  private func ending(_ index: Int) -> [UInt8] {
    guard index == blocks.count - 1 else { return [] }
    return Array(bytes(Self.lines(of: text(index))).dropFirst(bytes(text(index)).count))
  }

  private func bytes(_ text: String) -> [UInt8] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }.joined(
      separator: source.lineEnd
    ).map(\.self)
  }

  /// A text without the blank lines at its ends, and with what it opens closed.
  static func lines(of text: String) -> String {
    let lines = withPlainEnds(text).split(separator: "\n", omittingEmptySubsequences: false)
    let isBlank: (Substring) -> Bool = { $0.allSatisfy { $0 == " " || $0 == "\t" } }
    let kept = Array(lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    let whole = kept.joined(separator: "\n")
    let ends = closing(kept)
    // What seems to be open may be closed by what holds it, as in a list: what stands below is a block of its own.
    if ends.isEmpty || blockCount(whole + "\n\nx\n") > blockCount(whole + "\n") { return whole }
    return (kept + ends).joined(separator: "\n")
  }

  /// The line that ends a fence or a comment which seems to go on below the text.
  private static func closing(_ lines: [Substring]) -> [Substring] {
    var fence: Substring?
    var isInComment = false
    for line in lines {
      let text = line.drop { $0 == " " }
      if isInComment {
        isInComment = !line.contains("-->")
      } else if line.count - text.count > 3 {
        continue
      } else if let open = fence {
        let rest = text.drop { $0 == open.first }
        if text.hasPrefix(open), rest.allSatisfy({ $0 == " " || $0 == "\t" }) { fence = nil }
      } else if let mark = text.first, mark == "`" || mark == "~" {
        let run = text.prefix { $0 == mark }
        if run.count >= 3, mark == "~" || !text.dropFirst(run.count).contains("`") { fence = run }
      } else if text.hasPrefix("<!--") {
        isInComment = !text.contains("-->")
      }
    }
    return fence.map { [$0] } ?? (isInComment ? ["-->"] : [])
  }

  private static func withPlainEnds(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\r" || $0 == "\n" }.joined(separator: "\n")
  }
}
