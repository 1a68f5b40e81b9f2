/// A text from a lesson made fit for a label: one line, no control or direction characters, capped in length.
///
/// The cap counts scalars, because one letter may carry any number of marks.
package func cleaned(_ text: String, limit: Int = 80) -> String {
  var result = String.UnicodeScalarView()
  var wasSpace = true
  for scalar in text.unicodeScalars.lazy.prefix(limit * 8) {
    let isSpace = isSpace(scalar)
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

/// Whether a line may break at a scalar.
private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0D, 0x20: true
  case ..<0x80, 0xA0, 0x202F: false
  default: scalar.properties.isWhitespace
  }
}

/// Whether a scalar may stand in XML and changes nothing but its own place.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  if (0x20..<0x7F).contains(scalar.value) { return true }
  return switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator: false
  default: true
  }
}
