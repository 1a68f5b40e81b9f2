/// The frame of the page: header, contents, text and foot in one column, the contents in the margin of a wide window.
package let layoutStyle = """
  body {
    display: grid; grid-template-columns: minmax(var(--edge), 1fr) minmax(0, var(--measure)) minmax(var(--edge), 1fr);
  }
  body > * { grid-column: 2; min-width: 0; }
  body > header { padding-top: calc(2 * var(--line)); }
  .home { margin: 0 0 calc(var(--line) / 2); font: .875rem/1.5 var(--sans); }
  h1 {
    margin: 0; font-size: clamp(2rem, 1.5rem + 2.4vw, 2.75rem); line-height: 1.15; font-weight: 700;
    letter-spacing: -.012em; text-wrap: balance;
  }
  .summary {
    margin: calc(var(--line) / 2) 0 0; font-size: 1.2em; line-height: 1.5; color: var(--muted); text-wrap: pretty;
  }
  .about { margin: calc(var(--line) / 2) 0 0; font: .875rem/1.5 var(--sans); color: var(--muted); }
  .objectives { margin: var(--line) 0 0; padding: calc(var(--line) / 2) 0; border-block: 1px solid var(--rule); }
  .objectives p { margin: 0 0 .25rem; font: 600 .875rem/1.6 var(--sans); }
  .objectives ul { margin: 0; padding-left: 1.1em; }
  .objectives li::marker { color: var(--accent); }
  main { padding-top: calc(var(--line) / 2); }

  .contents { margin-top: calc(var(--line) / 2); font: .9375rem/1.45 var(--sans); }
  .contents-open { display: none; }
  .contents ul { margin: 0; padding: 0; list-style: none; }
  .contents ul ul { padding-left: 1rem; font-size: .9375em; }
  .contents a { display: block; padding: .3rem 0; color: var(--muted); text-decoration: none; }
  .contents a:hover { color: var(--accent); text-decoration: underline; }
  .contents summary { padding: .5rem 0; font-weight: 600; cursor: pointer; }
  .contents-folded[open] { padding-bottom: .5rem; border-bottom: 1px solid var(--rule); }
  @media (min-width: 75rem) {
    .contents {
      grid-column: 1; grid-row: 1 / span 8; justify-self: end; width: min(15rem, 100% - 4.5rem);
      margin: 0 3rem 0 1.5rem;
    }
    .contents-folded { display: none; }
    .contents-open {
      display: block; position: sticky; top: 0; max-height: 100vh; overflow-y: auto;
      padding: calc(2 * var(--line) + .6rem) 0 2rem; font-size: .875rem;
    }
    .contents-open p { margin: 0 0 .4rem; font-weight: 600; }
    .contents-open a { padding: .2rem 0 .2rem .8rem; border-left: 2px solid transparent; }
    .contents-open a[aria-current] { color: var(--ink); border-color: var(--accent); }
  }

  .neighbours { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin-top: calc(2 * var(--line)); }
  .neighbours a { flex: 1 1 14rem; font: 600 1rem/1.45 var(--sans); text-decoration: none; }
  .neighbours a:hover { text-decoration: underline; }
  .neighbours span { display: block; font-size: .8125rem; font-weight: 400; color: var(--muted); }
  .neighbours a[rel="next"] { text-align: right; }
  body > footer {
    margin: calc(2 * var(--line)) 0 var(--line); padding-top: calc(var(--line) / 2); border-top: 1px solid var(--rule);
    font: .8125rem/1.6 var(--sans); color: var(--muted);
  }
  body > footer p { margin: 0; }

  """
