/// Python as it is written, its words told apart: what is not read is what no reader needs told apart.
package func pythonListing(_ code: String) -> Markup {
  var reader = PythonTokens(code)
  var html = Markup.empty
  while let (kind, text) = reader.next() {
    html += kind.map { "<span class=\"\(Markup(trusted: $0.rawValue))\">\(text)</span>" } ?? "\(text)"
  }
  return html
}

/// The pieces of a source in Python, one after the other.
package struct PythonTokens {
  /// What a piece is; the raw value is the class of a lesson's own source that looks the same.
  package enum Kind: String {
    case comment
    case text = "string"
    case number
    case keyword = "key"
    /// The name of what is called.
    case call = "function"
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "class", "def", "elif", "else", "for", "from", "if", "import", "in", "is",
    "lambda", "not", "or", "raise", "return", "with",
  ]

  package init(_ code: String) { scalars = Array(code.unicodeScalars) }

  /// The next piece with its kind, nil for what has none; nil at the end.
  package mutating func next() -> (Kind?, String)? {
    guard index < scalars.count else { return nil }
    let first = scalars[index]
    if first == "#" { return (.comment, take { !$0.isNewline }) }
    if first == "'" || first == "\"" { return (.text, quoted(first)) }
    if first.isDigit { return (.number, take { $0.isDigit || $0.isLetter || $0 == "." || $0 == "_" }) }
    if first.isLetter || first == "_" {
      let word = take { $0.isLetter || $0.isDigit || $0 == "_" }
      if Self.keywords.contains(word) { return (.keyword, word) }
      return (index < scalars.count && scalars[index] == "(" ? .call : nil, word)
    }
    return (nil, take { !($0.isLetter || $0.isDigit || $0 == "#" || $0 == "'" || $0 == "\"" || $0 == "_") })
  }

  private mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
    let start = index
    while index < scalars.count, isWanted(scalars[index]) { index += 1 }
    return text(from: start)
  }

  private func text(from start: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<index])
    return String(view)
  }

  /// A text, of one line or between three quotes.
  private mutating func quoted(_ quote: Unicode.Scalar) -> String {
    let start = index
    let isLong = scalars[index...].starts(with: [quote, quote, quote])
    let end = isLong ? [quote, quote, quote] : [quote]
    index += end.count
    while index < scalars.count, !scalars[index...].starts(with: end), isLong || !scalars[index].isNewline {
      index += scalars[index] == "\\" ? 2 : 1
    }
    index = min(index + end.count, scalars.count)
    return text(from: start)
  }
}
