import Diagnostics
package import Lesson

extension Document {
  /// Minutes to read the lesson: its words at two hundred a minute, and a quarter of a minute for each step.
  package var readingMinutes: Int {
    let seconds = proseWords * 60 / 200 + directives.count * 15
    return max(1, (seconds + 30) / 60)
  }

  /// The words outside of directives and front matter.
  private var proseWords: Int {
    let skipped = ([frontMatter.range].compactMap(\.self) + directives.map(\.range)).sorted { $0.lower < $1.lower }
    var words = 0
    var position = 0
    for range in skipped + [SourceRange(source.bytes.count, source.bytes.count)] {
      if position < range.lower { words += wordCount(SourceRange(position, range.lower)) }
      position = max(position, range.upper)
    }
    return words
  }

  private func wordCount(_ range: SourceRange) -> Int {
    var (count, hasLetter) = (0, false)
    for scalar in source.text(range).unicodeScalars {
      if scalar.isSpace {
        if hasLetter { count += 1 }
        hasLetter = false
      } else if !hasLetter {
        hasLetter = scalar.isLetter
      }
    }
    return count + (hasLetter ? 1 : 0)
  }
}
