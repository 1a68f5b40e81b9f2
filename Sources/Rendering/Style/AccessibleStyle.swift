/// High contrast, and colours that the reader chose.
package let accessibleStyle = """
  @media (prefers-contrast: more) {
    :root:not([data-theme=none]) { --muted: var(--ink); --rule: var(--ink); }
  }
  @media (forced-colors: active) {
    :root:not([data-theme=none]) {
      --fig-paper: Canvas; --fig-ink: CanvasText; --fig-soft: CanvasText; --fig-line: CanvasText;
      --paper: Canvas; --shade: Canvas; --rule: CanvasText; --ink: CanvasText; --muted: CanvasText; --accent: LinkText;
      --literal: CanvasText; --right: CanvasText; --wrong: CanvasText;
    }
    .step::before { forced-color-adjust: none; background: CanvasText; }
    .contents-open a[aria-current] { border-color: Highlight; }
  }

  """
