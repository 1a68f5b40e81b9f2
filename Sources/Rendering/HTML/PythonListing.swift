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

  private let code: [UInt8]
  private var index = 0

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "class", "def", "elif", "else", "for", "from", "if", "import", "in", "is",
    "lambda", "not", "or", "raise", "return", "with",
  ]

  package init(_ code: String) { self.code = Array(code.utf8) }

  /// The next piece with its kind, nil for what has none; nil at the end.
  package mutating func next() -> (Kind?, String)? {
    guard index < code.count else { return nil }
    switch code[index] {
    case UInt8(ascii: "#"): return (.comment, take { !$0.isNewline })
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return (.text, quoted(code[index]))
    default: break
    }
    let first = scalar(at: index).value
    if first.isDigit { return (.number, take { $0.isDigit || $0.isLetter || $0 == "." || $0 == "_" }) }
    if first.isLetter || first == "_" {
      let word = take { $0.isLetter || $0.isDigit || $0 == "_" }
      if Self.keywords.contains(word) { return (.keyword, word) }
      return (index < code.count && code[index] == UInt8(ascii: "(") ? .call : nil, word)
    }
    return (nil, take { !($0.isLetter || $0.isDigit || $0 == "#" || $0 == "'" || $0 == "\"" || $0 == "_") })
  }

  private mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
    let start = index
    while index < code.count {
      let (value, length) = scalar(at: index)
      guard isWanted(value) else { break }
      index += length
    }
    return String(decoding: code[start..<index], as: UTF8.self)
  }

  private func scalar(at place: Int) -> (value: Unicode.Scalar, length: Int) {
    if code[place] < 0x80 { return (Unicode.Scalar(code[place]), 1) }
    var end = place + 1
    while end < code.count, code[end] & 0xC0 == 0x80 { end += 1 }
    return (String(decoding: code[place..<end], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}", end - place)
  }

  /// A text, of one line or between three quotes.
  private mutating func quoted(_ quote: UInt8) -> String {
    let start = index
    let isLong = code[index...].starts(with: [quote, quote, quote])
    let end = isLong ? [quote, quote, quote] : [quote]
    index += end.count
    while index < code.count, !code[index...].starts(with: end), isLong || code[index] != UInt8(ascii: "\n") {
      index += code[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(index + end.count, code.count)
    return String(decoding: code[start..<index], as: UTF8.self)
  }
}
