import Diagnostics

/// A source line that opens (or closes) a fence: prefix, run of back-ticks or tildes, info string.
struct FenceLine {
  var line: Int
  /// Spaces and the marks of quotes and lists.
  var prefix: SourceRange
  /// The back-ticks or tildes.
  var run: SourceRange
  /// What follows, without surrounding spaces.
  var info: SourceRange
  var mark: UInt8

  /// The fence of a line, if it has one at its start.
  init?(_ line: Int, in source: SourceText) {
    let range = source.lineRange(line)
    let bytes = source.bytes
    let start = ContainerPrefix(bytes, range).end
    guard start < range.upper else { return nil }
    mark = bytes[start]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    var end = start
    while end < range.upper, bytes[end] == mark { end += 1 }
    guard end - start >= 3 else { return nil }
    self.line = line
    prefix = SourceRange(range.lower, start)
    run = SourceRange(start, end)
    info = source.trimmed(SourceRange(end, range.upper))
  }

  var length: Int { run.upper - run.lower }

  /// Whether the info string starts with a brace; `{{` too.
  func opensBrace(in source: SourceText) -> Bool {
    !info.isEmpty && source.bytes[info.lower] == UInt8(ascii: "{")
  }

  /// Whether it is `{{…`: a directive shown, not run.
  func isShown(in source: SourceText) -> Bool {
    opensBrace(in: source) && info.lower + 1 < info.upper && source.bytes[info.lower + 1] == UInt8(ascii: "{")
  }

  /// Whether it reads as the start of a directive: `{` and a name.
  func looksLikeDirective(in source: SourceText) -> Bool { source.opensDirective(info) }

  /// Whether it is a back-tick fence with a back-tick in its info string, which no fence may have.
  func hasBacktickInInfo(in source: SourceText) -> Bool {
    mark == UInt8(ascii: "`") && source.bytes[info.lower..<info.upper].contains(mark)
  }

  /// Whether it can close a fence that another line opens.
  func closes(_ opening: FenceLine) -> Bool {
    mark == opening.mark && length >= opening.length && info.isEmpty
  }

  /// The prefix that goes on on the next lines: quote marks kept, list markers become spaces.
  func continuedPrefix(in source: SourceText) -> [UInt8] {
    source.bytes[prefix.lower..<prefix.upper].map { byte in
      byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\t") ? byte : UInt8(ascii: " ")
    }
  }
}

extension SourceText {
  /// Whether a text starts as the header of a directive: `{`, not two of them, and a name.
  func opensDirective(_ range: SourceRange) -> Bool {
    guard !range.isEmpty, bytes[range.lower] == UInt8(ascii: "{") else { return false }
    var index = range.lower + 1
    while let next = decodeScalar(bytes, at: index, end: range.upper), next.scalar.isSpace {
      index += next.length
    }
    return decodeScalar(bytes, at: index, end: range.upper)?.scalar.startsName ?? false
  }

  /// A range without the spaces and tabs at its ends.
  func trimmed(_ range: SourceRange) -> SourceRange {
    var (lower, upper) = (range.lower, range.upper)
    while lower < upper, isBlank(bytes[lower]) { lower += 1 }
    while upper > lower, isBlank(bytes[upper - 1]) { upper -= 1 }
    return SourceRange(lower, upper)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
