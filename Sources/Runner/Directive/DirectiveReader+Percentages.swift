import Diagnostics

extension DirectiveReader {
  /// Tells a percentage that stands where a fraction is wanted, with the fraction that it is; false where none does.
  package mutating func refusePercentage(_ name: String) -> Bool {
    guard let text = text(name), let found = Percentage(text.value) else { return false }
    let range = SourceRange(text.range.lower, text.range.lower + found.written.utf8.count)
    // Not within quotes, nor over two lines.
    guard source.text(range) == found.written else { return false }
    note(
      Problem(
        .syntax, "«\(name)» se dice como una fracción, y no en tantos por ciento", at: range,
        label: "escribe \(found.fraction)", suggestions: [Suggestion(found.fraction, at: range)]))
    return true
  }
}

/// A number with a `%` after it, more than 0 and less than 100, perhaps with a comment behind.
private struct Percentage {
  /// Up to the sign.
  let written: String
  /// The same as a fraction: `0.2` for `20%`.
  let fraction: String

  private static let mostDecimals = 10

  init?(_ text: String) {
    guard let sign = text.firstIndex(of: "%") else { return nil }
    let rest = text[text.index(after: sign)...].drop { $0.isWhitespace }
    guard rest.isEmpty || rest.first == "#" else { return nil }
    var number = text[..<sign]
    while number.last?.isWhitespace == true { number.removeLast() }
    let parts = number.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    let areDigits = parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber } }
    guard areDigits, let whole = parts.first, whole.count <= 2 else { return nil }
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    guard decimals.count <= Self.mostDecimals else { return nil }
    var digits = (whole.count == 1 ? "0" : "") + String(whole) + decimals
    while digits.last == "0" { digits.removeLast() }
    guard !digits.isEmpty else { return nil }
    written = String(text[...sign])
    fraction = "0." + digits
  }
}
