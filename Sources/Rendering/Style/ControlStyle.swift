/// What a step offers to move, told where it cannot be moved: as quiet as its source, with the values to be seen first.
let controlStyle = """
  .offered { margin-top: -.8rem; font: .875rem/1.6 var(--sans); font-variant-numeric: tabular-nums; }
  .offered > p { margin: 0; font-size: .8125rem; color: var(--muted); }
  .offered > dl { margin: 0; }
  .offered > dl > div, .offered dd, .offered ul { display: flex; align-items: baseline; gap: 0 .75rem; }
  .offered dd { flex: 1; }
  .offered :is(dd, ul) { flex-wrap: wrap; }
  .offered dt {
    flex: none; min-width: 5.5rem; max-width: 50%; font: .8125rem/1.6 var(--mono); color: var(--accent);
    overflow-wrap: anywhere;
  }
  main .offered :is(dd, ul, li) { min-width: 0; margin: 0; padding: 0; }
  main .offered ul { list-style: none; }
  .offered li, .offered dd > span { color: var(--muted); }
  .offered li { overflow-wrap: anywhere; }
  .offered .used { position: relative; color: var(--ink); }
  .offered .used > b { text-decoration: underline 2px var(--accent); text-underline-offset: .35em; }
  .offered dl code { font-size: .8125rem; }
  .scale { flex: none; align-self: center; stroke: var(--muted); fill: none; }
  .scale > circle { stroke: none; fill: var(--accent); }
  .offered + .result { margin-top: calc(var(--line) / 2); }
  @media print {
    .offered { break-inside: avoid; }
  }

  """
