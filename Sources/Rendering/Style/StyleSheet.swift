import Plotting

/// The whole style sheet of a page in the usual colours: one constant text, so that pages differ only in what they say.
package let styleSheet = Theme().styleSheet

extension Theme {
  /// The whole style sheet of a page.
  package var styleSheet: String {
    [
      paletteStyle, baseStyle, layoutStyle, proseStyle, stepStyle, equivalentsStyle, resultStyle, controlStyle,
      tableStyle, syntaxStyle, figureStyle, figureStyleSheet + figureColours, blockStyle, accessibleStyle, printStyle,
    ].joined(separator: "\n")
  }

  /// The colours, light and dark; paper is always light. A reader's choice is `data-theme` on the root element, as for
  /// figures.
  private var paletteStyle: String {
    """
    :root {
    color-scheme: light dark;
    \(light.css)
    }
    @media screen and (prefers-color-scheme: dark) {
    :root:not([data-theme=light]) {
    \(dark.css)
    }
    }
    @media screen {
    :root[data-theme=light] { color-scheme: light; }
    :root[data-theme=dark] {
    color-scheme: dark;
    \(dark.css)
    }
    }

    """
  }

  /// The colours that figures share with the page, where they are not the usual ones.
  private var figureColours: String {
    guard self != Theme() else { return "" }
    return """

      :root{\(Self.shared(light))}
      @media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){\(Self.shared(dark))}}
      @media screen{:root[data-theme=dark]{\(Self.shared(dark))}}
      """
  }

  private static func shared(_ palette: Palette) -> String {
    "--fig-paper:\(palette.paper.css);--fig-ink:\(palette.ink.css);--fig-soft:\(palette.muted.css);"
      + "--fig-accent:\(palette.accent.css);--fig-right:\(palette.accent.css)"
  }
}
