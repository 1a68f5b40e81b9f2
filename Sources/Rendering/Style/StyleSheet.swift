import Plotting

/// The page's whole style sheet: one constant text, so that pages differ only in what they say.
package let styleSheet = [
  paletteStyle, baseStyle, layoutStyle, proseStyle, stepStyle, equivalentsStyle, resultStyle, tableStyle, syntaxStyle,
  figureStyle, figureStyleSheet, blockStyle, accessibleStyle, printStyle,
].joined(separator: "\n")

/// The colours, light and dark; paper is always light. A reader's choice is `data-theme` on the root element, as for
/// figures.
private let paletteStyle = """
  :root {
  color-scheme: light dark;
  \(Palette.light.css)
  }
  @media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme=light]) {
  \(Palette.dark.css)
  }
  }
  @media screen {
  :root[data-theme=light] { color-scheme: light; }
  :root[data-theme=dark] {
  color-scheme: dark;
  \(Palette.dark.css)
  }
  }

  """
