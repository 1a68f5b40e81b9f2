/// Text that Markdown shows as it is: marks that could mean something get a backslash, harmful characters U+FFFD.
package func markdownEscaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "$": result += "\\" + String(Character(scalar))
    case "&": result += "&amp;"
    case "\n", "\r": result += " "
    default: result.unicodeScalars.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
    }
  }
  guard let first = result.first, first == "#" || first == "+" || first == "-" || first == "=" else { return result }
  return "\\" + result
}

/// A code span that holds any text: its fence is longer than every run of back-ticks within.
package func markdownCode(_ text: String) -> String {
  let line = oneLine(text)
  guard !line.isEmpty else { return "` `" }
  let fence = String(repeating: "`", count: longestRun(of: "`", in: line) + 1)
  let space = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
  return fence + space + line + space + fence
}

/// A fenced block that holds any text.
package func markdownFence(_ text: String) -> String {
  let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
  return "\(fence)text\n\(withoutHarmful(text))\n\(fence)"
}

/// Text on one line, without harmful characters.
package func oneLine(_ text: String) -> String {
  String(withoutHarmful(text).map { $0.isNewline ? " " : $0 })
}

private func longestRun(of mark: Character, in text: String) -> Int {
  var longest = 0
  var current = 0
  for character in text {
    current = character == mark ? current + 1 : 0
    longest = max(longest, current)
  }
  return longest
}
