/// What a live page has for who writes in it: the tools below each block, and the field in its place.
let writingStyle = """
  .live-row { position: relative; }
  .live-start { height: 0; }
  .live-start.editing { height: auto; }
  body.heading > header { display: none; }
  .live-row.editing > :not(.live-field, .live-seam) { display: none; }
  .live-row.editing > .live-seam { display: none; }

  .live-seam {
    position: absolute; z-index: 2; top: 100%; left: 0; right: 0; display: flex; flex-wrap: wrap;
    justify-content: space-between; align-items: center; gap: 0 1rem; height: 1.5rem; opacity: 0;
    font: .75rem/1 var(--sans); transition: opacity .12s;
  }
  .live-start > .live-seam { top: -.75rem; }
  .live-seam-part, .live-more { display: flex; gap: .1rem; align-items: center; }
  .live-seam button {
    min-width: 1.5rem; min-height: 1.5rem; padding: 0 .45rem; border: 0; border-radius: 3px;
    background: color-mix(in srgb, var(--paper) 88%, transparent); color: var(--muted); font: inherit;
  }
  .live-seam-part:first-child { margin-left: -.45rem; }
  .live-seam-part:last-child { margin-right: -.45rem; }
  .live-row:hover > .live-seam, .live-row:focus-within > .live-seam, .live-row.near > .live-seam,
  .live-row.over > .live-seam { opacity: 1; }
  .live-seam:hover, .live-seam:focus-within { z-index: 3; }
  @media (hover: none) {
    .live-row:not(.near):not(:focus-within) > .live-seam { opacity: 0; pointer-events: none; }
  }

  .live-field { margin: -.35rem 0 calc(var(--line) * .625); }
  .live-field .editor { background: var(--shade); }
  main .live-field .editor .source { padding: .35rem .5rem; font: inherit; line-height: 1.6; }
  main .live-field.drawn .editor .source { font: .875rem/1.6 var(--mono); }
  .live-field-foot {
    display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem .5rem; margin-top: .4rem;
    font: .875rem/1.4 var(--sans);
  }
  .live-field-foot > button { padding: .15rem .7rem; font-size: .8125rem; }
  .live-field-foot > p { margin: 0; }
  .live-wrong { color: var(--wrong); }
  .live-wrong:empty, .live-note:empty { display: none; }
  .live-quiet { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  main .live-quiet { color: var(--muted); font: .8125rem/1.6 var(--mono); }
  .beginning { scroll-margin-bottom: 17rem; }
  .beginning > .step-label { color: var(--muted); }
  .live-undo { display: inline-flex; gap: .2rem; }
  .live-undo > button { padding-inline: .55rem; }

  .live-new {
    display: flex; flex-wrap: wrap; align-items: baseline; gap: .5rem .6rem; margin-top: var(--line);
    padding-top: calc(var(--line) / 2); border-top: 1px solid var(--rule); font: .9375rem/1.5 var(--sans);
  }
  .live-new > label { flex: 1 1 100%; font-weight: 600; }
  .live-new > input {
    flex: 1 1 14rem; min-width: 0; padding: .35rem .6rem; border: 1px solid var(--rule); border-radius: 4px;
    background: var(--paper); color: var(--ink); font: inherit;
  }
  .live-new > p { flex: 1 1 100%; margin: 0; font-size: .8125rem; }

  @media (max-width: 30rem) {
    .live-seam { font-size: .8125rem; }
    .live-seam:has(.live-more:not([hidden])) > .live-seam-part:last-child { display: none; }
    .live-undo > button { padding: .15rem .5rem; }
    main .live-field.drawn .editor .source { font-size: 1rem; }
  }
  @media (prefers-reduced-motion: reduce) {
    .live-seam { transition: none; }
  }
  @media print {
    .live-seam, .live-field, .live-quiet, .live-controls, .live-state, .live-fresh, .live-start, .live-problems,
    #vivo-problemas { display: none !important; }
    body.heading > header { display: block; }
    .live-row.editing > :not(.live-field, .live-seam) { display: block; }
    .live-row:has(> .live-quiet) { display: none; }
    main .editor { margin-inline: 0; background: none !important; box-shadow: none !important; }
    main .editor .source { padding: 0; }
    .live-row > .step { padding-left: 10pt; }
  }

  """
