/// A part of a sentence: words, or code between grave accents.
package enum TextSpan: Equatable, Sendable {
  case words(String)
  case code(String)
}

/// The parts of a text that marks its code as Markdown does: between as many grave accents as open it.
///
/// One space within the accents on both sides is not of the code; accents that nothing closes are words.
package func textSpans(_ text: String) -> [TextSpan] {
  var spans: [TextSpan] = []
  var words = ""
  var rest = text[...]
  while let start = rest.firstIndex(of: "`") {
    let mark = rest[start...].prefix { $0 == "`" }
    let body = rest[mark.endIndex...]
    guard let end = closing(mark.count, in: body) else {
      words += rest[..<mark.endIndex]
      rest = body
      continue
    }
    words += rest[..<start]
    if !words.isEmpty { spans.append(.words(words)) }
    words = ""
    spans.append(.code(withoutPadding(body[..<end])))
    rest = body[body.index(end, offsetBy: mark.count)...]
  }
  words += rest
  if !words.isEmpty { spans.append(.words(words)) }
  return spans
}

/// A text without the accents around its code, for where code has no letters of its own.
package func withoutCodeMarks(_ text: String) -> String {
  textSpans(text).map { span in
    switch span {
    case .words(let text), .code(let text): text
    }
  }.joined()
}

/// Where a run of exactly so many grave accents begins.
private func closing(_ count: Int, in text: Substring) -> Substring.Index? {
  var rest = text
  while let start = rest.firstIndex(of: "`") {
    let run = rest[start...].prefix { $0 == "`" }
    if run.count == count { return start }
    rest = rest[run.endIndex...]
  }
  return nil
}

private func withoutPadding(_ code: Substring) -> String {
  guard code.count > 2, code.first == " ", code.last == " ", code.contains(where: { $0 != " " }) else {
    return String(code)
  }
  return String(code.dropFirst().dropLast())
}
