import Diagnostics

/// How the cells of a table's column stand.
enum ColumnAlignment: Sendable, Equatable {
  case none, left, center, right
}

/// A table of the prose; the text of its cells stands elsewhere.
struct TableShape: Sendable, Equatable {
  /// One for each column.
  var alignments: [ColumnAlignment]
  /// How many cells each row below the header has; the columns that it lacks are empty.
  var rows: [Int] = []
  /// The letters of its widest row, more or less.
  var width = 0

  /// How many cells have a text, those of the header first.
  var cells: Int { rows.reduce(alignments.count, +) }
}

/// Reads the rows of a table with pipes, as GitHub writes them (GFM 0.29, section 4.10).
enum PipeTable {
  /// Columns at most; a row with more pipes is text.
  static let mostColumns = 128

  /// The alignments that a delimiter row tells, `| :-- | --: |`; nil for another line.
  static func alignments(_ source: SourceText, _ range: SourceRange) -> [ColumnAlignment]? {
    let range = source.trimmed(range)
    let bytes = source.bytes[range.lower..<range.upper]
    guard bytes.contains(UInt8(ascii: "|")), bytes.contains(UInt8(ascii: "-")), bytes.allSatisfy(isDelimiter) else {
      return nil
    }
    var alignments: [ColumnAlignment] = []
    for cell in cells(source, range) {
      let cell = source.trimmed(cell)
      guard !cell.isEmpty else { return nil }
      let isLeft = source.bytes[cell.lower] == UInt8(ascii: ":")
      let isRight = cell.upper - cell.lower > 1 && source.bytes[cell.upper - 1] == UInt8(ascii: ":")
      let dashes = source.bytes[cell.lower + (isLeft ? 1 : 0)..<cell.upper - (isRight ? 1 : 0)]
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return alignments.isEmpty || alignments.count > mostColumns ? nil : alignments
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): true
    default: false
    }
  }

  /// The cells of a row, between pipes that no backslash stands before.
  static func cells(_ source: SourceText, _ range: SourceRange) -> [SourceRange] {
    let range = source.trimmed(range)
    let bytes = source.bytes
    var cells: [SourceRange] = []
    var start = range.lower
    if start < range.upper, bytes[start] == UInt8(ascii: "|") { start += 1 }
    var index = start
    while index < range.upper {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upper {
        index += 2
        continue
      }
      if bytes[index] == UInt8(ascii: "|") {
        cells.append(SourceRange(start, index))
        start = index + 1
      }
      index += 1
    }
    if start < range.upper { cells.append(SourceRange(start, range.upper)) }
    return cells
  }

  /// Whether a line has a pipe that separates cells.
  static func hasPipe(_ source: SourceText, _ range: SourceRange) -> Bool {
    var index = range.lower
    while index < range.upper {
      if source.bytes[index] == UInt8(ascii: "|") { return true }
      index += source.bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return false
  }

  /// A cell's text, `\|` as the pipe that it means, in code too.
  static func pieces(_ source: SourceText, _ cell: SourceRange) -> [SourceRange] {
    let cell = source.trimmed(cell)
    var pieces: [SourceRange] = []
    var start = cell.lower
    for index in cell.lower..<cell.upper where source.bytes[index] == UInt8(ascii: "|") {
      pieces.append(SourceRange(start, index - 1))
      start = index
    }
    return pieces + [SourceRange(start, cell.upper)]
  }
}
