/// How wide a text is, about, in a wide system sans such as DejaVu or Verdana: an upper bound on most systems.
package enum TextWidth {
  /// Hundredths of the font size, from space to tilde.
  private static let ascii: [UInt8] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69,
    61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63,
    59, 82, 59, 59, 52, 64, 34, 64, 84,
  ]

  /// The width of a text at a font size; semibold letters are an eighth wider.
  package static func of(_ text: String, size: Double, isStrong: Bool = false) -> Double {
    let hundredths = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    return Double(hundredths) * size / 100 * (isStrong ? 1.125 : 1)
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: Int(ascii[Int(scalar.value) - 0x20])
    case 0x300...0x36F: 0
    case 0xB7: 32
    case 0xCC...0xCF, 0xEC...0xEF: 30
    case 0xC0...0xDF: 78
    case 0xA0...0xFF: 62
    case 0x2009, 0x202F: 20
    case 0x100...0x58F: 75
    default: 100
    }
  }

  /// The text, or as much of its start as fits a width, closed with «…».
  package static func fitted(_ text: String, width: Double, size: Double, isStrong: Bool = false) -> String {
    guard of(text, size: size, isStrong: isStrong) > width else { return text }
    var kept = Substring(text)
    while !kept.isEmpty, of(kept + "…", size: size, isStrong: isStrong) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text in at most `lines` lines broken between words, the last one closed with «…» where it does not fit.
  package static func wrapped(
    _ text: String, width: Double, size: Double, lines: Int, isStrong: Bool = false
  ) -> [String] {
    var result: [String] = []
    var line = ""
    let words = text.split(separator: " ").map(String.init)
    for (index, word) in words.enumerated() {
      let longer = line.isEmpty ? word : line + " " + word
      if line.isEmpty || of(longer, size: size, isStrong: isStrong) <= width {
        line = longer
      } else if result.count + 1 == lines {
        line = ([line] + words[index...]).joined(separator: " ")
        break
      } else {
        result.append(line)
        line = word
      }
    }
    if !line.isEmpty { result.append(line) }
    return result.map { fitted($0, width: width, size: size, isStrong: isStrong) }
  }
}
