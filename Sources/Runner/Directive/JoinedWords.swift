import Diagnostics
import Lesson
import Typography

extension Problem {
  /// The problem of two values without an operator between them, where together they are one of these words:
  /// `entropía cruzada`; any other as it is.
  func joining(_ words: [String], in fragment: SourceFragment, of source: SourceText) -> Problem {
    guard code == .syntax, let place = range, !words.isEmpty,
      let joined = joinedWord(around: place.lower, in: fragment.range, of: source, among: words)
    else { return self }
    let written = source.text(joined.range)
    return Problem(
      .syntax, "«\(written)» se escribe en una palabra", at: joined.range, label: "escribe \(joined.value)",
      suggestions: [Suggestion(joined.value, at: joined.range)])
  }
}

/// How far from the gap the parts of a word are looked for, in letters.
private let reach = 60

/// The longest of these words whose parts stand on both sides of a place, with spaces between them.
private func joinedWord(
  around place: Int, in range: SourceRange, of source: SourceText, among words: [String]
) -> Located<String>? {
  guard range.lower < place, place < range.upper else { return nil }
  let before = source.text(SourceRange(range.lower, place)).reversed().prefix(reach).prefix(while: \.isOfWords)
  let after = source.text(SourceRange(place, range.upper)).prefix(reach).prefix(while: \.isOfWords)
  let left = String(before.reversed())
  let start = place - left.utf8.count
  let text = left + String(after)
  let parts = text.split(separator: " ")
  let places = parts.map { part in
    let lower = start + text.utf8.distance(from: text.startIndex, to: part.startIndex)
    return SourceRange(lower, lower + part.utf8.count)
  }
  let known = Dictionary(words.filter { $0.contains("_") }.map { (folded($0), $0) }) { first, _ in first }
  // More parts than the longest word has are none of them.
  let most = known.keys.map { $0.utf8.count { $0 == UInt8(ascii: "_") } + 1 }.max() ?? 0
  var longest: Located<String>?
  for first in parts.indices where places[first].lower < place {
    for last in parts.indices.dropFirst(first + 1).prefix(max(0, most - 1)) where places[last].lower >= place {
      let written = folded(parts[first...last].joined(separator: "_"))
      guard let word = known[written], word.count > longest?.value.count ?? 0 else { continue }
      longest = Located(word, places[first].union(places[last]))
    }
  }
  return longest
}

extension Character {
  /// Whether it may stand in a word, or between two.
  fileprivate var isOfWords: Bool { isLetter || isNumber || self == "_" || self == " " }
}
