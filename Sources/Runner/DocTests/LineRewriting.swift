import Typography

extension TextLine {
  /// The line as it must be to match another: what still matches stays as it is written, `…` and `±` too, and a new
  /// number has as many decimals as the old one.
  func rewritten(for found: TextLine) -> String {
    let alignment = Alignment(
      tokens.count, found.tokens.count, isWildcard: { tokens[$0].isWildcard },
      score: { tokens[$0].matches(found.tokens[$1]) ? 4 : tokens[$0].resembles(found.tokens[$1]) ? 3 : 0 })
    let isInPlace = alignment.steps.allSatisfy { step in
      switch step {
      case .pair, .taken, .wildcard: true
      case .removed, .added: false
      }
    }
    let text = isInPlace ? inPlace(alignment, found) : respaced(alignment, found)
    var work = Int.max
    let result = TextLine(text)
    if result.matches(found, &work) { return text }
    return found.text
  }

  /// Its own text, with other numbers where they differ.
  private func inPlace(_ alignment: Alignment, _ found: TextLine) -> String {
    var result = ""
    var position = 0
    for case .pair(let i, let j) in alignment.steps where !tokens[i].matches(found.tokens[j]) {
      let range = tokens[i].range
      result += text(position..<range.lowerBound) + newText(i, found, j)
      position = range.upperBound
    }
    return result + text(position..<scalars.count)
  }

  /// The other's text, with what corresponds as it is written here.
  private func respaced(_ alignment: Alignment, _ found: TextLine) -> String {
    var result = String(String.UnicodeScalarView(scalars.prefix { $0 == " " || $0 == "\t" }))
    var last = 0
    var open: Int?
    for step in alignment.steps {
      switch step {
      case .pair(let i, let j):
        result += gap(found, last, j) + newText(i, found, j) + text(tokens[i].range.upperBound..<tokens[i].end)
        last = found.tokens[j].end
      case .taken(let wildcard, let j):
        if open != wildcard { result += gap(found, last, j) + "…" }
        open = wildcard
        last = found.tokens[j].end
      case .added(let j):
        result += gap(found, last, j) + found.text(found.tokens[j].range.lowerBound..<found.tokens[j].end)
        last = found.tokens[j].end
      case .wildcard, .removed: break
      }
    }
    return result
  }

  /// The spaces before a token; those that start the line are its own.
  private func gap(_ found: TextLine, _ last: Int, _ index: Int) -> String {
    last == 0 ? "" : found.text(last..<found.tokens[index].range.lowerBound)
  }

  /// How a token is written so that it matches: as it is, or a number as precisely as the old one was.
  private func newText(_ index: Int, _ found: TextLine, _ place: Int) -> String {
    let (old, new) = (tokens[index], found.tokens[place])
    if old.matches(new) { return text(old.range) }
    guard let number = old.number, let value = new.number else { return found.text(new.range) }
    return value.text(asPreciseAs: number)
  }
}

extension TextNumber {
  /// The number with the decimals and the mark of another, where it has more; else as it is.
  fileprivate func text(asPreciseAs old: TextNumber) -> String {
    let scalars = Array(text.unicodeScalars)
    let mantissa = String(String.UnicodeScalarView(scalars[..<mantissaLength]))
    let power = String(String.UnicodeScalarView(scalars[mantissaLength...]))
    guard value.isFinite, let mark, let oldMark = old.mark, old.hasPower == hasPower else { return text }
    guard old.decimals < decimals else {
      return mantissa.replacing(Character(mark).description, with: Character(oldMark).description) + power
    }
    let plain = hasPower ? TextLine(mantissa).tokens.first?.number?.value : value
    guard let plain, let decimalMark = DecimalMark(rawValue: String(oldMark)) else { return text }
    // Thin spaces and the true minus, where the text is for people; else those of a program.
    let isForPeople = isGrouped || scalars.contains("−")
    let rounded =
      isForPeople
      ? NumberStyle(mark: decimalMark).decimal(plain, decimals: old.decimals)
      : fixed(plain, decimals: old.decimals).replacing(".", with: decimalMark.rawValue)
    return rounded + power
  }
}
