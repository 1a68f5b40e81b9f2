/// What a step offers to move, told where it cannot be moved: as quiet as its source, with the values to be seen first.
let controlStyle = """
  .offered { margin-top: -.8rem; font: .875rem/1.6 var(--sans); font-variant-numeric: tabular-nums; }
  .offered > p { margin: 0; font-size: .8125rem; color: var(--muted); }
  .offered > dl { margin: 0; }
  .offered > dl > div, main .offered dd, main .offered ul {
    display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem;
  }
  .offered dt { min-width: 6.5rem; font: .8125rem/1.6 var(--mono); color: var(--accent); overflow-wrap: anywhere; }
  main .offered :is(dd, ul, li) { min-width: 0; margin: 0; padding: 0; }
  main .offered ul { list-style: none; }
  .offered li, .offered dd > span { color: var(--muted); }
  .offered li { overflow-wrap: anywhere; }
  .offered .used { position: relative; color: var(--ink); }
  .offered .used > b { text-decoration: underline 2px var(--accent); text-underline-offset: .35em; }
  .offered dl code { font-size: .8125rem; }
  .scale { flex: none; stroke: var(--muted); fill: none; }
  .scale > circle { stroke: none; fill: var(--accent); }
  .offered + .result { margin-top: calc(var(--line) / 2); }
  @media print {
    .offered { break-inside: avoid; }
  }

  """
