/// Faces, sizes and the rhythm that everything sits on.
package let baseStyle = """
  :root {
    --serif: Charter, "Bitstream Charter", "Charis SIL", "Sitka Text", Cambria, "Noto Serif", Georgia, serif;
    --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif;
    --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
    --size: 1.125rem;
    --line: calc(1.6 * var(--size));
    --measure: 39rem;
    --edge: 1.25rem;
    --bleed: var(--edge);
    --cover: var(--paper);
    --hint: color-mix(in srgb, var(--muted) 45%, transparent);
    --spare: calc((100vw - var(--measure)) / 2 - 2.5rem);
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    scroll-padding-top: 1.5rem;
  }
  @media (min-width: 48rem) {
    :root { --size: 1.1875rem; --edge: 2rem; --bleed: 0px; }
  }
  *, ::before, ::after { box-sizing: border-box; }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
    font: var(--size)/1.6 var(--serif);
    font-kerning: normal;
    overflow-wrap: break-word;
    text-rendering: optimizeLegibility;
  }
  a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .18em; }
  a:hover { text-decoration-thickness: .12em; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
  ::selection { background: color-mix(in srgb, var(--accent) 24%, var(--paper)); }
  .unseen {
    position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap;
  }
  .skip {
    position: absolute; left: var(--edge); top: -10rem; z-index: 1; padding: .5rem 1rem;
    background: var(--paper); font: 1rem/1.5 var(--sans);
  }
  .skip:focus { top: .5rem; }
  @media (prefers-reduced-motion: no-preference) {
    html { scroll-behavior: smooth; }
  }

  """
