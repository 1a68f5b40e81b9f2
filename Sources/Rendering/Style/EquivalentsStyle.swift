/// What a step is in other languages: a quiet line below it that unfolds, and one of them at a time.
let equivalentsStyle = """
  .equivalents { margin-top: .6rem; }
  .equivalents > summary { font: .8125rem/1.4 var(--sans); color: var(--muted); width: fit-content; }
  .equivalents > summary:hover { color: var(--accent); }
  .equivalent { margin-top: .5rem; padding: .5rem .9rem .7rem; background: var(--shade); border-radius: 4px; }
  .tabs { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0 0 .4rem; padding: 0; border: 0; }
  .tabs > legend {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
  .tab {
    position: relative; padding: .2rem 0; border-bottom: 2px solid transparent; cursor: pointer;
    font: .8125rem/1.4 var(--sans); color: var(--muted);
  }
  .tab > input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .tab:has(:checked) { border-color: var(--accent); color: var(--ink); font-weight: 600; }
  .tab:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
  .tab:hover { color: var(--accent); }
  main .equivalent .source { max-height: 24rem; overflow: auto; white-space: pre; overflow-wrap: normal; }
  .equivalent:has(.tab:nth-of-type(1) > :checked) > .source:not(:nth-of-type(1)),
  .equivalent:has(.tab:nth-of-type(2) > :checked) > .source:not(:nth-of-type(2)) { display: none; }
  @media (forced-colors: active) {
    .tab:has(:checked) { border-color: Highlight; }
  }
  @media print {
    .equivalents { display: none; }
  }

  """
