/// The colours of a page, light or dark, by what they are for.
package struct Palette: Sendable {
  /// What everything lies on.
  package var paper: Colour
  /// A little apart from the paper: a source, a row under the pointer.
  package var shade: Colour
  /// Thin lines that part or frame; not read.
  package var rule: Colour
  /// Text.
  package var ink: Colour
  /// Text that stays behind: labels, captions, notes.
  package var muted: Colour
  /// Links, and the one thing to look at.
  package var accent: Colour
  /// Literals in a source.
  package var literal: Colour
  /// The sign of what holds.
  package var right: Colour
  /// The sign of what does not, and problems.
  package var wrong: Colour

  package static let light = Palette(
    paper: 0xFBFAF7, shade: 0xF3F0E9, rule: 0xDDD7CB, ink: 0x23211D, muted: 0x625D54, accent: 0x1F5FA8,
    literal: 0x7A4A0A, right: 0x0B7857, wrong: 0xB3390F)

  package static let dark = Palette(
    paper: 0x1B1A18, shade: 0x252320, rule: 0x403C36, ink: 0xEBE6DC, muted: 0xB3ACA0, accent: 0x82B6EE,
    literal: 0xDDB878, right: 0x4CC4A0, wrong: 0xF3936A)

  /// The declarations of the custom properties.
  package var css: String {
    """
    --paper: \(paper.css); --shade: \(shade.css); --rule: \(rule.css); --ink: \(ink.css); --muted: \(muted.css);
    --accent: \(accent.css); --literal: \(literal.css); --right: \(right.css); --wrong: \(wrong.css);
    """
  }
}

/// An opaque sRGB colour.
package struct Colour: Sendable, Equatable, ExpressibleByIntegerLiteral {
  package var red: Int
  package var green: Int
  package var blue: Int

  /// From `0xRRGGBB`.
  package init(integerLiteral value: Int) {
    red = value >> 16 & 0xFF
    green = value >> 8 & 0xFF
    blue = value & 0xFF
  }

  package var css: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
