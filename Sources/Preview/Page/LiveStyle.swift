/// What a live page has beside the style of every page: the bar above the text, and what surrounds a step.
let liveStyle = """
  :root { scroll-padding-top: 4.5rem; }
  button, .live-copy input {
    padding: .3rem .75rem; border: 1px solid var(--rule); border-radius: 4px; background: var(--paper);
    color: var(--ink); font: .875rem/1.4 var(--sans);
  }
  button { cursor: pointer; }
  button:hover:not(:disabled) { border-color: var(--accent); color: var(--accent); }
  button:disabled { color: var(--muted); opacity: .6; cursor: default; }
  [hidden] { display: none !important; }

  body > .live-bar {
    position: sticky; top: 0; z-index: 5; grid-area: 1 / 1 / auto / -1; padding: .5rem var(--edge);
    background: var(--paper); border-bottom: 1px solid var(--rule); font: .875rem/1.4 var(--sans);
  }
  @media (min-width: 75rem) { body > .contents { grid-row: 2 / span 8; } }
  .live-bar-inner, .live-message, .live-copy { max-width: var(--measure); margin: 0 auto; }
  .live-bar-inner { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem 1rem; }
  .live-status {
    flex: 1 1 9rem; min-width: 0; margin: 0; overflow: hidden; color: var(--muted); white-space: nowrap;
    text-overflow: ellipsis; font-variant-numeric: tabular-nums;
  }
  .live-bar.lost .live-status { color: var(--wrong); }
  .live-buttons { display: flex; flex-wrap: wrap; gap: .35rem .5rem; }
  @media (min-width: 62rem) { .live-buttons { margin-right: -5rem; } }
  .live-message, .live-copy {
    display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .6rem; margin-top: .5rem; padding-top: .5rem;
    border-top: 1px solid var(--rule);
  }
  .live-message > p { flex: 1 1 16rem; margin: 0; }
  .live-message > pre { flex: 1 1 100%; margin: 0; white-space: pre-wrap; font-size: .8125rem; }
  .live-orphans { max-height: 40vh; overflow-y: auto; }
  .live-copy > input { flex: 1 1 10rem; min-width: 0; }

  .live-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem 1rem; margin-bottom: .3rem; }
  .live-head > .step-label { flex: 1 1 auto; margin: 0; }
  .live-actions { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem .9rem; margin-left: auto; }
  .live-actions > button {
    padding: .15rem 0; border: 0; background: none; color: var(--muted); font-size: .8125rem;
    text-decoration: underline 1px var(--rule); text-underline-offset: .25em;
  }
  .live-actions > button:hover, .stale > .live-head button { color: var(--accent); }
  .live-state { color: var(--muted); font: .8125rem/1.4 var(--sans); }
  .live-state:empty { display: none; }
  .live.stale::before { background: repeating-linear-gradient(var(--rule) 0 4px, transparent 4px 8px); }
  .live.running::before { background: var(--accent); }
  .live.failed:not(.stale)::before { background: var(--wrong); }
  .live.stale > .result, .live-value-old > .value { opacity: .45; }
  .live > .result:empty { display: none; }
  .live > .result { transition: opacity .2s; margin-top: .5rem; }

  .editor { position: relative; margin-inline: -.5rem; border-radius: 4px; }
  .editor:hover { background: color-mix(in srgb, var(--shade) 60%, transparent); }
  .editor:focus-within { background: var(--shade); box-shadow: 0 0 0 2px var(--accent); }
  main .editor .source {
    margin: 0; padding: .3rem .5rem; max-height: none; overflow: hidden; border: 0;
    font: .875rem/1.6 var(--mono); font-variant-ligatures: none; letter-spacing: normal; white-space: pre-wrap;
    overflow-wrap: anywhere; tab-size: 2; text-align: left;
  }
  .editor > pre { min-height: 2rem; }
  .editor > pre > code { font: inherit; }
  .editor > textarea {
    position: absolute; inset: 0; width: 100%; height: 100%; resize: none; background: none; color: transparent;
    caret-color: var(--ink); outline: 0; appearance: none;
  }
  .editor > textarea::selection { color: transparent; background: color-mix(in srgb, var(--accent) 30%, transparent); }
  .editor .marked { text-decoration: underline wavy var(--wrong) 1px; text-underline-offset: .25em; }
  .editor .marked.mild { text-decoration-color: var(--literal); }

  .live-controls { display: grid; gap: .35rem; margin-top: .5rem; font: .875rem/1.4 var(--sans); }
  .live-controls:empty { display: none; }
  .live-control {
    display: grid; grid-template-columns: minmax(5rem, auto) minmax(0, 1fr) auto; gap: .75rem; align-items: center;
  }
  .live-control-name { font-family: var(--mono); font-size: .8125rem; }
  .live-control > input[type=range] { width: 100%; margin: 0; accent-color: var(--accent); }
  .live-control > select, .live-control-number {
    padding: .2rem .4rem; border: 1px solid var(--rule); border-radius: 4px; background: var(--paper);
    color: var(--ink); font: .875rem/1.4 var(--sans); font-variant-numeric: tabular-nums;
  }
  .live-control > select { justify-self: start; }
  .live-control-number { width: 6rem; text-align: right; }

  .live-problems { margin: .4rem 0 0; padding: 0; list-style: none; font: .875rem/1.5 var(--sans); }
  .live-problems:empty { display: none; }
  main .live-problems > li { margin: 0 0 .3rem; }
  .live-problems p { margin: 0; }
  .live-problems .severity { color: var(--wrong); font-weight: 600; }
  .live-problems .mild .severity { color: var(--literal); }
  .live-problems button { margin: .2rem .4rem .1rem 0; padding: .1rem .6rem; font-size: .8125rem; }
  .live-note { color: var(--muted); }

  .live-progress {
    margin-top: .6rem; scroll-margin: 5rem 0 1.5rem; font: .875rem/1.5 var(--sans); color: var(--muted);
  }
  .live-progress > p { margin: .2rem 0 0; font-variant-numeric: tabular-nums; }
  .live-progress > progress {
    display: block; width: 100%; height: 4px; border: 0; border-radius: 2px; overflow: hidden; background: var(--rule);
    appearance: none;
  }
  progress::-webkit-progress-bar { background: var(--rule); }
  progress::-webkit-progress-value { background: var(--accent); }
  progress::-moz-progress-bar { background: var(--accent); }
  .live-drawing { margin-top: .6rem; overflow-x: auto; }
  .live-drawing svg { display: block; width: 100%; max-width: 40rem; height: auto; }
  .running > .live-progress:not([hidden]) ~ .result { display: none; }

  .live-completions {
    position: absolute; z-index: 6; width: max-content; max-width: min(34rem, 100vw - 1rem); max-height: 15rem;
    margin: 0; padding: .25rem 0; overflow-y: auto; list-style: none; background: var(--paper);
    border: 1px solid var(--rule); border-radius: 4px; box-shadow: 0 4px 16px rgb(0 0 0 / .14);
    font: .8125rem/1.5 var(--sans);
  }
  main .live-completions > li { display: flex; margin: 0; gap: 1rem; padding: .15rem .75rem; cursor: pointer; }
  .live-completions > [aria-selected=true] { background: var(--shade); box-shadow: inset 3px 0 var(--accent); }
  .live-completion { flex: none; font-family: var(--mono); }
  .live-completion-detail {
    overflow: hidden; color: var(--muted); white-space: nowrap; text-overflow: ellipsis; margin-left: auto;
  }

  .live-list { padding-left: 0; list-style: none; }
  main .live-list > li { margin: 0; padding: calc(var(--line) / 2) 0; border-top: 1px solid var(--rule); }
  .live-list > li > a { font-weight: 600; }
  .live-list p { margin: .2rem 0 0; }
  .live-file { font: .8125rem/1.5 var(--sans); color: var(--muted); }

  @media (max-width: 30rem) {
    .editor > textarea, main .editor .source { font-size: 1rem; }
    body > .live-bar { padding-block: .35rem; }
    .live-status { flex-basis: 0; }
    .live-buttons { flex: 1 1 100%; gap: .35rem .4rem; }
    .live-buttons > button { padding: .25rem .5rem; font-size: .8125rem; }
  }
  @media (forced-colors: active) {
    .editor > textarea { color: transparent; forced-color-adjust: none; caret-color: CanvasText; }
    .editor:focus-within { outline: 2px solid Highlight; }
    .live-completions > [aria-selected=true] { outline: 2px solid Highlight; }
  }
  @media (prefers-reduced-motion: reduce) {
    .live > .result { transition: none; }
  }
  @media print {
    .live-bar, .live-actions, .live-progress, .live-completions { display: none !important; }
    .live.stale > .result, .live-value-old > .value { opacity: 1; }
    .editor > textarea { display: none; }
  }

  """
