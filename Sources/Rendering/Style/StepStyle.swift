/// A step: a thin line beside it holds its directive and its result together, apart from the prose.
package let stepStyle = """
  .step { position: relative; margin: calc(1.25 * var(--line)) 0; }
  .step::before {
    content: ""; position: absolute; inset: .2rem auto 0 calc(-.6 * var(--edge)); width: 2px; border-radius: 1px;
    background: var(--rule);
  }
  .step:target::before { background: var(--accent); }
  .step.failed::before { background: var(--wrong); }
  .step-label { margin: 0 0 .3rem; font: .8125rem/1.4 var(--sans); }
  .step-label a { color: var(--muted); text-decoration: none; }
  .step-label a:hover { color: var(--accent); text-decoration: underline; }
  main .source {
    margin: 0; padding: 0; background: none;
    font-size: .875rem; line-height: 1.6; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2;
  }
  .source .fence { opacity: 0; letter-spacing: -1ch; pointer-events: none; }
  main .step > .source:not(:has(+ :is(.result, .offered))) { margin-bottom: -1.4rem; }
  .source :is(.comment, .punctuation, .operator, .listMark) { color: var(--muted); }
  .source .directiveName { color: var(--accent); font-weight: 600; }
  .source .key { color: var(--accent); }
  .source :is(.number, .string) { color: var(--literal); }
  .source .comment { font-style: italic; }
  .folded { margin-top: .5rem; }
  .folded > summary { font: .8125rem/1.4 var(--sans); color: var(--muted); }
  .folded[open] > summary { margin-bottom: .3rem; }

  """
