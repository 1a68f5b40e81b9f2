import Typography

/// HTML in the making: what is put into a literal by `\(…)` is escaped unless it is markup already.
package struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The HTML itself.
  package var html: String

  /// Takes HTML as it is; only for text that this module or the Markdown renderer made.
  package init(trusted html: String) {
    self.html = html
  }

  package init(stringLiteral value: String) {
    html = value
  }

  package init(stringInterpolation: StringInterpolation) {
    html = stringInterpolation.html
  }

  package static let empty: Markup = ""

  package var isEmpty: Bool { html.isEmpty }

  package static func + (left: Markup, right: Markup) -> Markup {
    Markup(trusted: left.html + right.html)
  }

  package static func += (left: inout Markup, right: Markup) {
    left.html += right.html
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    var html = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity)
    }

    package mutating func appendLiteral(_ literal: String) {
      html += literal
    }

    package mutating func appendInterpolation(_ text: String) {
      html += escaped(text)
    }

    package mutating func appendInterpolation(_ number: Int) {
      html += String(number)
    }

    package mutating func appendInterpolation(_ markup: Markup) {
      html += markup.html
    }

    package mutating func appendInterpolation(_ parts: [Markup]) {
      for part in parts { html += part.html }
    }
  }
}

/// Code whose long words may go on in the next line after a bracket, a point or an underscore, and not within a name.
package func breakable(_ code: String) -> Markup {
  var html = Markup.empty
  for (index, word) in code.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
    if index > 0 { html += " " }
    let isLong = word.count > longestWhole
    var piece = ""
    for character in word {
      let isPointOfNumber = character == "." && piece.last?.isNumber == true
      piece.append(character)
      guard isLong, "([._".contains(character), !isPointOfNumber else { continue }
      html += "\(piece)<wbr />"
      piece = ""
    }
    html += "\(piece)"
  }
  return html
}

/// The longest word that a phone shows whole beside what was observed.
private let longestWhole = 24

/// Text made safe to stand in an element or in a quoted attribute.
///
/// Control characters and the bidirectional controls that could reorder what stands beside them become U+FFFD.
package func escaped(_ text: String) -> String { withEntities(withoutHarmful(text)) }

/// Whether a character has no place in a page: controls, non-characters, bidirectional overrides and isolates.
package func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D: false
  case 0x00...0x1F, 0x7F...0x9F: true
  case 0x202A...0x202E, 0x2066...0x2069: true
  default: scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
  }
}

/// HTML without the characters that have no place in a page.
package func withoutHarmful(_ html: String) -> String {
  var html = html
  guard html.withUTF8(mayHoldHarmful), html.unicodeScalars.contains(where: isHarmful) else { return html }
  var result = String.UnicodeScalarView()
  for scalar in html.unicodeScalars { result.append(isHarmful(scalar) ? "\u{FFFD}" : scalar) }
  return String(result)
}

/// Whether some byte belongs to a character that is harmful, or to one of a kind that is not looked at any closer; a
/// page is long, and hardly any has one.
private func mayHoldHarmful(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  for (index, byte) in bytes.enumerated() {
    switch byte {
    case 0x20...0x7E, 0x09, 0x0A, 0x0D, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: continue
    // Latin letters and signs begin at U+00A0, the bidirectional controls at U+202A and U+2066.
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] >= 0xA0: continue
    case 0xE2 where index + 2 < bytes.count:
      let (second, third) = (bytes[index + 1], bytes[index + 2])
      if second == 0x80 && (0xAA...0xAE).contains(third) || second == 0x81 && (0xA6...0xA9).contains(third) {
        return true
      }
    default: return true
    }
  }
  return false
}
