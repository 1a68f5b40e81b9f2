/// HTML in the making: what is put into a literal by `\(…)` is escaped unless it is markup already.
struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The HTML itself.
  var html: String

  /// Takes HTML as it is; only for text that this module or the Markdown renderer made.
  init(trusted html: String) {
    self.html = html
  }

  init(stringLiteral value: String) {
    html = value
  }

  init(stringInterpolation: StringInterpolation) {
    html = stringInterpolation.html
  }

  static let empty: Markup = ""

  var isEmpty: Bool { html.isEmpty }

  static func + (left: Markup, right: Markup) -> Markup {
    Markup(trusted: left.html + right.html)
  }

  static func += (left: inout Markup, right: Markup) {
    left.html += right.html
  }

  struct StringInterpolation: StringInterpolationProtocol {
    var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity)
    }

    mutating func appendLiteral(_ literal: String) {
      html += literal
    }

    mutating func appendInterpolation(_ text: String) {
      html += escaped(text)
    }

    mutating func appendInterpolation(_ number: Int) {
      html += String(number)
    }

    mutating func appendInterpolation(_ markup: Markup) {
      html += markup.html
    }

    mutating func appendInterpolation(_ parts: [Markup]) {
      for part in parts { html += part.html }
    }
  }
}

/// Text made safe to stand in an element or in a quoted attribute.
///
/// Control characters and the bidirectional controls that could reorder what stands beside them become U+FFFD.
func escaped(_ text: String) -> String {
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
func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D: false
  case 0x00...0x1F, 0x7F...0x9F: true
  case 0x202A...0x202E, 0x2066...0x2069: true
  default: scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
  }
}

/// HTML without the characters that have no place in a page.
func withoutHarmful(_ html: String) -> String {
  guard html.unicodeScalars.contains(where: isHarmful) else { return html }
  var result = String.UnicodeScalarView()
  for scalar in html.unicodeScalars { result.append(isHarmful(scalar) ? "\u{FFFD}" : scalar) }
  return String(result)
}
