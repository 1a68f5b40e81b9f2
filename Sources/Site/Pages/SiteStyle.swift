/// What the pages of a site have beyond those of a lesson: the bar, the home's path, the search, the reference.
let siteStyle = barStyle + homeStyle + searchStyle + referenceStyle

private let barStyle = """

  .site-bar {
    display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1.5rem;
    padding: .9rem 0 .8rem; border-bottom: 1px solid var(--rule); font: .875rem/1.5 var(--sans);
  }
  .site-bar ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
  .site-bar a { display: inline-block; padding: .2rem 0; color: var(--muted); text-decoration: none; }
  .site-bar a:hover { color: var(--accent); text-decoration: underline; }
  .site-bar a[aria-current] { color: var(--ink); }
  .site-home { font-weight: 600; }
  .site-bar .site-home { color: var(--ink); }
  .site-bar + header { padding-top: calc(1.5 * var(--line)); }
  .summary-link { margin: calc(var(--line) / 3) 0 0; font: .875rem/1.5 var(--sans); }
  .term { color: inherit; text-decoration: underline dotted; text-decoration-color: var(--accent); }
  .term:hover { color: var(--accent); text-decoration-style: solid; }
  @media (min-width: 75rem) {
    .site-bar ~ .contents .contents-open { padding-top: calc(3.5 * var(--line) + 1.3rem); }
  }
  @media print {
    .site-bar { display: none; }
    .term { text-decoration: none; }
  }

  """

private let homeStyle = """
  .home-header + main > .cover { margin-top: calc(.5 * var(--line)); }
  .cover { margin-bottom: var(--line); }
  @media screen and (min-width: 64rem) {
    .cover > .drawing { width: var(--width); margin-inline: calc((100% - var(--width)) / 2); background: none; }
  }
  .path { margin: 0 0 calc(1.5 * var(--line)); padding: 0; list-style: none; counter-reset: lesson; }
  main > .path { padding-left: 0; }
  .path > li {
    position: relative; margin: 0; padding: calc(.75 * var(--line)) 0 calc(.75 * var(--line)) 3.25rem;
    border-top: 1px solid var(--rule); counter-increment: lesson;
  }
  .path > li:last-child { border-bottom: 1px solid var(--rule); }
  .path > li::before {
    content: counter(lesson); position: absolute; left: 0; width: 2.25rem; text-align: right;
    font: 400 2rem/1.1 var(--serif); font-variant-numeric: lining-nums tabular-nums; color: var(--accent);
  }
  .path > li:target { background: color-mix(in srgb, var(--accent) 6%, transparent); }
  .path h3 {
    display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; margin: 0;
  }
  .path h3 a { color: var(--ink); text-decoration: none; }
  .path h3 a:hover { color: var(--accent); text-decoration: underline; }
  .path-time { font: 400 .8125rem/1.5 var(--sans); color: var(--muted); white-space: nowrap; }
  .path p { margin: .25rem 0 0; }
  .path-summary { color: var(--muted); }
  .path .path-problem { font: 600 .9375rem/1.5 var(--sans); color: var(--wrong); }
  .path details { margin-top: .35rem; font: .9375rem/1.5 var(--sans); color: var(--muted); }
  .path summary { width: fit-content; font-size: .875rem; }
  .path summary:hover { color: var(--accent); }
  .path details ul { margin: .3rem 0 0; padding-left: 1.2em; }
  .commands { margin: 0 0 calc(var(--line) * .625); }
  .commands > div {
    display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: .4rem 0; border-top: 1px solid var(--rule);
  }
  .commands > div:last-child { border-bottom: 1px solid var(--rule); }
  .commands dt { flex: 0 0 8rem; }
  .commands dt code { font-size: .9375rem; font-weight: 600; user-select: all; }
  .commands dd { flex: 1 1 14rem; margin: 0; }
  @media (max-width: 30rem) {
    .path > li { padding-left: 2.25rem; }
    .path > li::before { width: 1.5rem; font-size: 1.5rem; }
  }
  @media print { .path > li { break-inside: avoid; } }

  """

private let searchStyle = """
  .search label { display: block; font: 600 .9375rem/1.5 var(--sans); }
  .search input {
    width: 100%; margin: .35rem 0 0; padding: .55rem .8rem; border: 1px solid var(--muted); border-radius: 4px;
    background: var(--paper); color: var(--ink); font: 1.125rem/1.5 var(--sans); appearance: none;
  }
  .search input:focus-visible { outline-offset: 0; border-color: var(--accent); }
  .search p { margin: .35rem 0 0; font: .875rem/1.5 var(--sans); color: var(--muted); }
  .search kbd {
    padding: 0 .35em; border: 1px solid var(--rule); border-radius: 3px; background: var(--shade);
    font: .9em var(--mono);
  }
  .search .search-count { min-height: 1.5em; margin: .75rem 0 .5rem; }
  .results { margin: 0; padding: 0; list-style: none; }
  main > .results { padding-left: 0; }
  .results > li { margin: 0; padding: .7rem 0; border-top: 1px solid var(--rule); }
  .results a { font: 600 1.0625rem/1.4 var(--sans); text-decoration: none; }
  .results a:hover, .results a:focus { text-decoration: underline; }
  .result-page { display: block; font: .8125rem/1.5 var(--sans); color: var(--muted); }
  .results p { margin: .2rem 0 0; font-size: 1rem; line-height: 1.5; }
  mark { padding: 0 .1em; background: color-mix(in srgb, var(--accent) 20%, var(--paper)); color: inherit; }
  .site-map { margin: 0; padding-left: 1.2em; }
  .site-map > li { margin-bottom: .6rem; }
  .site-map ul { padding-left: 1.2em; font: .9375rem/1.6 var(--sans); }
  [hidden] { display: none; }

  """

private let referenceStyle = """
  .entry { margin-bottom: calc(1.5 * var(--line)); }
  .entry > :is(h2, h3) { margin-bottom: .25rem; }
  .entry > h2 { font-size: 1.35em; }
  .entry :is(h2, h3) code { font-size: .92em; }
  .entry p { margin: 0 0 .4rem; }
  .entry .aliases { font: .9375rem/1.5 var(--sans); color: var(--muted); }
  .options { width: 100%; margin: .6rem 0; font-size: .9375rem; line-height: 1.45; }
  .options th[scope="row"] { padding-right: 1.5rem; color: var(--ink); white-space: nowrap; }
  .options th[scope="row"] code { font-size: 1em; }
  .options td { width: 100%; overflow-wrap: anywhere; text-wrap: pretty; }
  .required { display: inline-block; color: var(--muted); }
  .unbroken { white-space: nowrap; }
  main .source.whole {
    max-height: none; padding: .75rem 1rem; background: var(--shade); border-radius: 4px;
    white-space: pre; overflow-wrap: normal; overflow-x: auto;
  }
  .source.whole .fence { opacity: 1; letter-spacing: 0; color: var(--muted); }
  .entry .example-title { margin: .75rem 0 .3rem; font: 600 .875rem/1.5 var(--sans); }
  .sign.right { color: var(--right); }
  .sign.wrong { color: var(--wrong); }
  .page-title { margin-bottom: calc(var(--line) / 4); }
  .page-title a { color: var(--ink); text-decoration-color: var(--rule); }
  .page-title a:hover { color: var(--accent); text-decoration-color: currentcolor; }
  .page-title ~ h3 { margin: calc(.75 * var(--line)) 0 .1rem; font: 600 .9375rem/1.5 var(--sans); }
  .words {
    display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; line-height: 1.5; list-style: none;
  }
  main > .words { padding-left: 0; }
  .words a, .codes a { text-decoration: none; }
  .words a:hover, .codes a:hover { text-decoration: underline; }
  .codes { margin: 0; padding: 0; line-height: 1.5; list-style: none; }
  main > .codes { padding-left: 0; }
  .codes li { margin: 0; padding-left: 3.25rem; text-indent: -3.25rem; }
  .codes a { color: var(--ink); }
  .codes a > code:first-child { display: inline-block; width: 3rem; color: var(--accent); text-indent: 0; }
  @media (max-width: 30rem) {
    .options :is(tbody, tr, th, td) { display: block; }
    .options thead { position: absolute; clip-path: inset(50%); }
    .options th[scope="row"] { padding-bottom: 0; }
    .options tbody tr + tr > td { border-top: 0; }
  }
  @media print {
    .entry .folded { display: block; }
    .entry { break-inside: avoid; }
    main .source.whole { background: none; padding: 0 0 0 1rem; white-space: pre-wrap; }
  }

  """
