extension SourceText {
  /// The bytes with every fix that leaves no doubt put in; nil where there is none.
  ///
  /// A problem with one suggestion that is no guess leaves no doubt. Of fixes that overlap the first is put in.
  package func applyingFixes(of problems: [Problem]) -> [UInt8]? {
    let fixes = problems.filter { $0.suggestions.count == 1 && $0.suggestions[0].isCertain }.map { $0.suggestions[0] }
      .sorted { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) }
    guard !fixes.isEmpty else { return nil }
    var result: [UInt8] = []
    var position = 0
    for fix in fixes where fix.range.lower >= position && fix.range.upper <= bytes.count {
      result += bytes[position..<fix.range.lower]
      result += Array(fix.replacement.utf8)
      position = fix.range.upper
    }
    return result + bytes[position...]
  }
}
