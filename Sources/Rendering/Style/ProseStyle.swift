/// The text that the author wrote.
package let proseStyle = """
  main > p, main > ul, main > ol, main > blockquote, main > pre { margin: 0 0 calc(var(--line) * .625); }
  main p, main li { text-wrap: pretty; }
  h2, h3, h4, h5, h6 { line-height: 1.25; font-weight: 700; text-wrap: balance; break-after: avoid; }
  h2 { margin: calc(2 * var(--line)) 0 calc(var(--line) / 2); font-size: 1.5em; letter-spacing: -.006em; }
  h3 { margin: calc(1.5 * var(--line)) 0 calc(var(--line) / 3); font-size: 1.2em; }
  h4, h5, h6 { margin: var(--line) 0 calc(var(--line) / 4); font-size: 1em; }
  .anchor { margin-left: .15em; font-weight: 400; color: var(--muted); text-decoration: none; opacity: 0; }
  :hover > .anchor, .anchor:focus-visible { opacity: 1; }
  @media (hover: none) { .anchor { display: none; } }
  main li { margin-bottom: .25em; }
  main > ul, main > ol { padding-left: 1.4em; }
  main li::marker { color: var(--muted); font-feature-settings: "tnum"; }
  main blockquote { padding-left: 1.1em; border-left: 3px solid var(--rule); margin-inline: 0; }
  main blockquote > :first-child { margin-top: 0; }
  main blockquote > :last-child { margin-bottom: 0; }
  main hr { width: 6rem; margin: calc(1.5 * var(--line)) auto; border: 0; border-top: 1px solid var(--rule); }
  main img { max-width: 100%; height: auto; }
  code, pre { font-family: var(--mono); font-variant-ligatures: none; }
  code { font-size: .86em; }
  pre code { font-size: 1em; }
  main > pre, blockquote pre, li pre {
    padding: .75rem 1rem; overflow-x: auto; border-radius: 4px;
    font-size: .9375rem; line-height: 1.55;
  }
  main > details, main blockquote > details { margin: 0 0 calc(var(--line) * .625); }
  summary { cursor: pointer; }
  .value {
    text-decoration: underline dotted color-mix(in srgb, var(--muted) 60%, transparent) 1px;
    text-underline-offset: .28em; font-variant-numeric: tabular-nums;
  }
  .value.broken { color: var(--wrong); }

  """
