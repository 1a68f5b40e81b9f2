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
    default: result.unicodeScalars.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
    }
  }
  return result
}

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
  guard html.unicodeScalars.contains(where: isHarmful) else { return html }
  var result = String.UnicodeScalarView()
  for scalar in html.unicodeScalars { result.append(isHarmful(scalar) ? "\u{FFFD}" : scalar) }
  return String(result)
}
