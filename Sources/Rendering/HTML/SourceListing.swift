import Diagnostics
import Lesson

extension DirectiveBlock {
  /// The directive as its author wrote it, whole, without the prefixes of a quote or list around it.
  ///
  /// The fence's marks are out of sight but in the text, so that what is copied is what was written.
  func listing(in source: SourceText) -> Markup {
    let opening = source.text(SourceRange(range.lower, headerRange.lower))
    var html: Markup = "<span class=\"fence\">\(opening)</span>\(source.text(headerRange))"
    for line in bodyLines { html += "\n\(source.text(line))" }
    if let closing = closingFence(in: source) { html += "<span class=\"fence\">\n\(source.text(closing))</span>" }
    return html
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
