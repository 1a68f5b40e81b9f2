extension SourceText {
  /// The bytes with every fix that leaves no doubt put in; nil where there is none.
  ///
  /// A problem with one suggestion that is no guess leaves no doubt. Of fixes that overlap the first is put in.
  package func applyingFixes(of problems: [Problem]) -> [UInt8]? {
    let fixes = problems.filter { $0.suggestions.count == 1 && $0.suggestions[0].isCertain }.map { $0.suggestions[0] }
      .sorted { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) }
    guard !fixes.isEmpty else { return nil }
    return applying(fixes)
  }

  /// The bytes with edits put in, which are in the order of their places; of those that overlap, the first.
  package func applying(_ edits: [Suggestion]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in edits where edit.range.lower >= position && edit.range.upper <= bytes.count {
      result += bytes[position..<edit.range.lower]
      result += Array(edit.replacement.utf8)
      position = edit.range.upper
    }
    return result + bytes[position...]
  }
}
