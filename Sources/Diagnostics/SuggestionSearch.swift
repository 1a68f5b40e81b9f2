import Typography

/// The word that a person most likely meant, if one is near enough.
///
/// First the aliases (words of other languages, folded), then the same word but for case and accents, then the nearest
/// by edits: at most a third of its length, and one always allowed.
package func suggestion(for word: String, among known: [String], aliases: [String: String] = [:]) -> String? {
  let written = folded(word)
  if let meant = aliases[written] ?? aliases[word] { return meant }
  var best: (word: String, distance: Int)?
  for candidate in known {
    let target = folded(candidate)
    if target == written { return candidate }
    let limit = max(1, max(written.count, target.count) / 3)
    guard abs(written.count - target.count) <= limit else { continue }
    let distance = editDistance(written, target)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  guard let best, best.distance < written.count else { return nil }
  return best.word
}

/// Edits from one word to another: insertions, deletions, changes, swaps of neighbours (Damerau–Levenshtein, each
/// stretch edited once).
package func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left), Array(right))
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for i in 1...left.count {
    var row = [i] + [Int](repeating: 0, count: right.count)
    for j in 1...right.count {
      let change = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
      row[j] = min(last[j] + 1, row[j - 1] + 1, change)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[right.count]
}
