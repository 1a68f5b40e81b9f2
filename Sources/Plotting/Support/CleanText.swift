/// A text from a lesson made fit for a label: one line, no control or direction characters, capped in length.
///
/// The cap counts scalars, because one letter may carry any number of marks.
package func cleaned(_ text: String, limit: Int = 80) -> String {
  var result = String.UnicodeScalarView()
  var wasSpace = true
  for scalar in text.unicodeScalars.lazy.prefix(limit * 8) {
    let isSpace = scalar.properties.isWhitespace && scalar != "\u{A0}" && scalar != "\u{202F}"
    if isSpace {
      if !wasSpace { result.append(" ") }
    } else if isPrintable(scalar) {
      result.append(scalar)
    } else {
      continue
    }
    wasSpace = isSpace
    if result.count == limit {
      result.append("…")
      break
    }
  }
  while result.last == " " { result.removeLast() }
  return String(result)
}

/// Whether a scalar may stand in XML and changes nothing but its own place.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator: false
  default: true
  }
}

/// The text with the five signs of XML written as entities.
package func escaped(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
