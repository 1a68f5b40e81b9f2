/// A line of source as a terminal shows it, cut where it is too long, and the columns that a range takes in it.
struct SourceExcerpt {
  /// The line, made visible.
  private(set) var text = ""
  /// Where the range starts in it, from 0.
  private(set) var start = 0
  /// How many columns it takes; at least one.
  private(set) var width = 1

  /// No excerpt is wider.
  static let widest = 120
  /// With more scalars than these before the range, the start of the line is cut.
  private static let mostBefore = 90
  private static let tabWidth = 4

  /// Shows the part of a line around a range; the range is cut to the line.
  init(_ line: SourceRange, around range: SourceRange, in source: SourceText) {
    let lower = min(max(range.lower, line.lower), line.upper)
    let upper = min(max(range.upper, lower), line.upper)
    var column = append(head(line, to: lower, source))
    start = column
    column = append(visibleTail(lower, upper, source), from: column)
    width = max(1, column - start)
    column = append(visibleTail(upper, line.upper, source), from: column)
  }

  /// What stands before the range: all of it, or its end where it is too long.
  private func head(_ line: SourceRange, to lower: Int, _ source: SourceText) -> String {
    var begin = lower
    var middle = lower
    var count = 0
    while begin > line.lower, count <= Self.mostBefore {
      begin -= 1
      guard source.bytes[begin] & 0xC0 != 0x80 else { continue }
      count += 1
      if count == Self.mostBefore / 2 { middle = begin }
    }
    if count <= Self.mostBefore { return source.text(SourceRange(line.lower, lower)) }
    return "…" + source.text(SourceRange(middle, lower))
  }

  private func visibleTail(_ lower: Int, _ upper: Int, _ source: SourceText) -> String {
    // No scalar takes more than four bytes: what is further away cannot be seen.
    source.text(SourceRange(lower, min(upper, lower + 4 * Self.widest)))
  }

  /// Adds a text up to the widest column, tabs as spaces; gives the column after it.
  private mutating func append(_ raw: String, from first: Int = 0) -> Int {
    var column = first
    for character in raw {
      if column >= Self.widest {
        if !text.hasSuffix("…") { text += "…" }
        return column
      }
      let tab = String(repeating: " ", count: Self.tabWidth - column % Self.tabWidth)
      let shown = character == "\t" ? tab : visible(String(character))
      text += shown
      column += displayWidth(shown)
    }
    return column
  }
}
