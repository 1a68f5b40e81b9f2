import Diagnostics
import Lesson

extension DirectiveBlock {
  /// The directive as its author wrote it, whole, without the prefixes of a quote or list around it.
  func listing(in source: SourceText) -> Markup {
    let lines = listedLines(in: source).map { "\(source.text($0))" as Markup }
    var text = Markup.empty
    for (index, line) in lines.enumerated() { text += index == 0 ? line : "\n\(line)" }
    return text
  }

  /// Opening fence, body and closing fence.
  func listedLines(in source: SourceText) -> [SourceRange] {
    var lines = [SourceRange(range.lower, headerRange.upper)]
    lines += bodyLines
    if let closing = closingFence(in: source) { lines.append(closing) }
    return lines
  }

  /// The run of back-ticks or tildes that ends the block; nil where the lesson ends before it.
  private func closingFence(in source: SourceText) -> SourceRange? {
    guard range.lower < source.bytes.count, range.upper <= source.bytes.count else { return nil }
    let mark = source.bytes[range.lower]
    let floor = max(headerRange.upper, bodyLines.last?.upper ?? 0)
    var upper = range.upper
    while upper > floor, source.bytes[upper - 1] == UInt8(ascii: " ") { upper -= 1 }
    var lower = upper
    while lower > floor, source.bytes[lower - 1] == mark { lower -= 1 }
    return lower < upper ? SourceRange(lower, upper) : nil
  }
}
