/// The colours of a page, light or dark, by what they are for.
package struct Palette: Sendable, Equatable {
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

/// The colours of a whole site: paper by day, and in the dark.
package struct Theme: Sendable, Equatable {
  package var light = Palette.light
  package var dark = Palette.dark

  package init() {}
}
