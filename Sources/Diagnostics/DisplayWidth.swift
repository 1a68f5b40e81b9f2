/// A text as a terminal may be given it: what could drive the terminal or hide is made visible.
///
/// Control characters become their pictures (␛), invisible and direction-changing ones their number (<U+202E>).
package func visible(_ text: String) -> String {
  if text.unicodeScalars.allSatisfy(isLatin) { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { result.append(contentsOf: visible(scalar)) }
  return String(result)
}

/// Whether a character is a letter, a digit or a sign of the languages of Western Europe, all of which show what they
/// are and take one column.
private func isLatin(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: true
  default: false
  }
}

private func visible(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
  switch scalar.value {
  case 0x00...0x1F: return picture(0x2400 + scalar.value)
  case 0x7F: return picture(0x2421)
  // Joiners hold emoji and the letters of some scripts together.
  case 0x200C, 0x200D: return String(scalar).unicodeScalars
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return ("<U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + ">").unicodeScalars
  default:
    return String(scalar).unicodeScalars
  }
}

private func picture(_ value: UInt32) -> String.UnicodeScalarView {
  Unicode.Scalar(value).map { String($0).unicodeScalars } ?? "?".unicodeScalars
}

/// The columns that a visible text takes on a terminal: two for wide characters, none for combining marks.
package func displayWidth(_ text: some StringProtocol) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  if text.unicodeScalars.allSatisfy(isLatin) { return text.unicodeScalars.count }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// The columns of one character, however many scalars it is made of.
package func displayWidth(_ character: Character) -> Int {
  var width = 0
  for scalar in character.unicodeScalars {
    // The selector that asks for the picture of an emoji.
    if scalar.value == 0xFE0F, width > 0 { return 2 }
    width = max(width, scalarWidth(scalar))
  }
  return width
}

private func scalarWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  let properties = scalar.properties
  switch properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  if (0x1160...0x11FF).contains(scalar.value) { return 0 }
  if properties.isEmojiPresentation { return 2 }
  return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
}

/// Scalars of East Asian Width W or F (Unicode Standard Annex 11), emoji aside.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
  0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
  0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
]
